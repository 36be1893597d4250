import { z } from 'zod';
import { Problem } from '../problem.ts';
import type { Asked } from '../side-routes.ts';
import type { Launch, Settings } from './launch.ts';
import type { WireStart, WireWay } from './protocol.ts';
import type { Phase } from './link.ts';
import { sayOf } from './words.ts';

export function parse<T>(schema: z.ZodType<T>, { body, language }: Asked): T {
  const parsed = schema.safeParse(body);
  // Without what was sent: it may hold a secret.
  if (!parsed.success) throw new Problem(400, sayOf(language, 'notUnderstood'));
  return parsed.data;
}

/** A way to a platform, as the page's orders see it. */
export interface Way {
  readonly phase: Phase;
  readonly launch: Launch;
  start(keep: boolean, settings: Settings): Promise<void>;
}

export function wireWay({ phase, launch }: Way): WireWay {
  const { kept, trouble, mustWait } = launch;
  return { phase, kept, mustWait, ...(trouble === undefined ? {} : { trouble }) };
}

const startSchema: z.ZodType<WireStart> = z.strictObject({
  keep: z.boolean(),
  zone: z.string().max(100),
});

/** `missing`: what is said where there is nothing to start with. */
export async function startWay(
  way: Way,
  call: Asked,
  missing: 'noToken' | 'noAccount',
): Promise<object> {
  const { keep, zone } = parse(startSchema, call);
  const { language } = call;
  const { launch } = way;
  if (launch.isBusy) throw new Problem(409, sayOf(language, 'busy'));
  if (way.phase === 'none') throw new Problem(409, sayOf(language, missing));
  if (launch.mustWait && !keep) throw new Problem(409, sayOf(language, 'otherRuns'));
  await way.start(keep, launch.settingsOf(language, zone)).catch(() => {
    throw new Problem(422, sayOf(language, 'notKept', launch.envFile));
  });
  return {};
}
