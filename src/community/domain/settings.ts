import { isLongerThan } from '../../kernel/written.ts';
import { z } from 'zod';
import { recordedZone } from '../../kernel/hours/zone.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { retentionSchema } from './retention.ts';
import { localeSchema } from '../../kernel/text.ts';

export const settingsSchema = z.object({
  locale: localeSchema.optional(),
  timezone: recordedZone.optional(),
  facilitatorRole: z.string().optional(),
  territories: z.array(z.string()).optional(),
  /** The address of the pad in which the group takes notes, shown with its votes. */
  notesPad: z.string().optional(),
  /** Kept as long as is usual if absent. */
  retention: retentionSchema.optional(),
  /** Everything is erased as soon as Palabre is removed; after 30 days if absent. */
  eraseWhenLeft: z.literal(true).optional(),
});
export type Settings = z.infer<typeof settingsSchema>;

export type SettingsError =
  | { readonly kind: 'unknownTimezone'; readonly timezone: string }
  | { readonly kind: 'territoriesTooLong'; readonly max: number }
  | { readonly kind: 'padUnclear'; readonly typed: string };

interface SettingsChanged {
  readonly type: 'settings.changed';
  readonly settings: Settings;
}

/** The longest land acknowledgement a community may set, in characters. */
export const maxTerritories = 1500;

/** The longest address of a notes pad, in characters. */
export const maxPad = 300;

/** Only what opens in a browser: a link that is shown to everybody runs nothing. */
const isPad = (typed: string): boolean =>
  !isLongerThan(typed, maxPad) &&
  /^https?:\/\/[^\s/][^\s/.]*\.\S+$/u.test(typed) &&
  URL.canParse(typed);

/** `isTimezone` is the platform's list of zones. */
export function decideSettings(
  settings: Settings,
  isTimezone: (name: string) => boolean,
): Result<SettingsChanged[], SettingsError> {
  const { timezone, territories = [], notesPad } = settings;
  if (timezone !== undefined && !isTimezone(timezone))
    return err({ kind: 'unknownTimezone', timezone });
  if (isLongerThan(territories.join('\n'), maxTerritories))
    return err({ kind: 'territoriesTooLong', max: maxTerritories });
  if (notesPad !== undefined && !isPad(notesPad))
    return err({ kind: 'padUnclear', typed: notesPad });
  return ok([{ type: 'settings.changed', settings }]);
}
