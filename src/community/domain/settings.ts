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
  /** Kept forever if absent. */
  retention: retentionSchema.optional(),
});
export type Settings = z.infer<typeof settingsSchema>;

export type SettingsError =
  | { readonly kind: 'unknownTimezone'; readonly timezone: string }
  | { readonly kind: 'territoriesTooLong'; readonly max: number };

interface SettingsChanged {
  readonly type: 'settings.changed';
  readonly settings: Settings;
}

/** The longest land acknowledgement a community may set, in characters. */
export const maxTerritories = 1500;

/** `isTimezone` is the platform's list of zones. */
export function decideSettings(
  settings: Settings,
  isTimezone: (name: string) => boolean,
): Result<SettingsChanged[], SettingsError> {
  const { timezone, territories = [] } = settings;
  if (timezone !== undefined && !isTimezone(timezone))
    return err({ kind: 'unknownTimezone', timezone });
  if (isLongerThan(territories.join('\n'), maxTerritories))
    return err({ kind: 'territoriesTooLong', max: maxTerritories });
  return ok([{ type: 'settings.changed', settings }]);
}
