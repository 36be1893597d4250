import type { Feature } from '../src/engine/requests/command.ts';
import { channel, choice, requiredChoice } from '../src/engine/requests/options.ts';
import { under } from '../src/engine/requests/under.ts';
import { locales } from '../src/kernel/text.ts';
import { recapDays } from '../src/recap/domain/state.ts';
import { time, timezone } from '../src/recap/offered.ts';
import { recapPermissions } from '../src/recap/permissions.ts';
import { askNow, schedule, status, stop } from '../src/recap/scheduling.ts';

const { leaf, helpLine } = under(recapPermissions);

const day = requiredChoice('day', recapDays);
const where = channel('channel');
const language = choice('language', locales);
const whenEmpty = choice('when-empty', ['line', 'silence']);

/** The weekly recap. */
export const recapFeature: Feature = {
  help: [helpLine('recap schedule', ({ t }) => t.say('help.recap'))],
  commands: [
    {
      name: 'recap',
      access: 'everyone',
      subcommands: {
        schedule: leaf(
          'recap schedule',
          [day, time, timezone, where, language, whenEmpty],
          (context, given) =>
            schedule(context, {
              day: given(day),
              typedTime: given(time),
              timezone: given(timezone),
              channel: given(where),
              locale: given(language),
              whenEmpty: given(whenEmpty),
            }),
        ),
        now: leaf('recap now', [], askNow),
        off: leaf('recap off', [], stop),
        status: leaf('recap status', [], status),
      },
    },
  ],
};
