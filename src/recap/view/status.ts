import { latestRecap } from '../domain/recap.ts';
import type { RecapStep } from '../domain/due.ts';
import { nobody } from '../../kernel/people.ts';
import type { RecapProblem, RecapState } from '../domain/state.ts';
import { zoneName } from '../../i18n/dates.ts';
import { hourLabel } from '../../i18n/moment-label.ts';
import { channel, person, strong, time, type Rich } from '../../kernel/rich.ts';
import type { Translator } from '../../i18n/translator.ts';
import { neutralAccent } from '../../kernel/view/accent.ts';
import { lackedPermission } from '../../i18n/permission-words.ts';
import { problemWords } from '../../i18n/problem-words.ts';
import type { View } from '../../kernel/view/view.ts';

const dayKeys = {
  monday: 'day.monday',
  tuesday: 'day.tuesday',
  wednesday: 'day.wednesday',
  thursday: 'day.thursday',
  friday: 'day.friday',
  saturday: 'day.saturday',
  sunday: 'day.sunday',
} as const;

/**
 * How many subjects the next recap leaves out because some of its channel's readers may not see
 * them.
 */
export interface RecapGaps {
  readonly channel: string;
  readonly count: number;
}

/**
 * When the next recap comes, what happened to the last, what prevents one from being posted, and
 * how much it leaves out, but never what.
 */
export function recapStatus(
  recap: RecapState,
  step: RecapStep,
  t: Translator,
  gaps?: RecapGaps,
): View {
  const { schedule, problem, skipped } = recap;
  const last = latestRecap(recap);
  const lines: (Rich | undefined)[] = [
    schedule === null ? t.say('recap.noSchedule') : scheduleLine(schedule, t),
    schedule === null
      ? undefined
      : t.say(schedule.whenEmpty === 'line' ? 'recap.emptyLine' : 'recap.emptySilence'),
    schedule === null || schedule.by === nobody
      ? undefined
      : t.say('recap.scheduledBy', { person: person(schedule.by) }),
    problem === null ? undefined : recapTrouble(problem, t),
    skipped === null
      ? undefined
      : t.say(skipped.reason === 'away' ? 'recap.skippedAway' : 'recap.skippedFailed', {
          when: time(skipped.due, 'moment', t),
        }),
    nextLine(step, t),
    gaps === undefined || gaps.count === 0
      ? undefined
      : t.say('recap.leftOut', { count: gaps.count, channel: channel(gaps.channel) }),
    last === undefined
      ? undefined
      : t.say('recap.lastAt', { when: time(last.at, 'moment', t), channel: channel(last.channel) }),
  ];
  return {
    accent: neutralAccent,
    blocks: [
      { kind: 'heading', text: t.say('recap.title') },
      { kind: 'list', items: lines.filter((line) => line !== undefined) },
    ],
  };
}

function scheduleLine(schedule: NonNullable<RecapState['schedule']>, t: Translator): Rich {
  const { day, time: hour, timezone, since, ...where } = schedule;
  return t.say('recap.schedule', {
    day: strong(t.plain(dayKeys[day])),
    hour: strong(hourLabel(hour, t.locale)),
    timezone: zoneName(timezone, since, t.locale),
    channel: channel(where.channel),
    language: t.plain(`language.${where.locale}`),
  });
}

function nextLine(step: RecapStep, t: Translator): Rich | undefined {
  if (step.kind === 'send') return t.say('recap.dueNow', { channel: channel(step.recap.channel) });
  if (step.kind !== 'wait' || step.until === undefined) return undefined;
  return t.say('recap.nextAt', { when: time(step.until, 'moment', t) });
}

/** What keeps a recap from being posted, and what to do about it. */
export function recapTrouble({ at, what, stopped }: RecapProblem, t: Translator): Rich {
  const when = time(at, 'moment', t);
  if (what.gone)
    return t.say(stopped === true ? 'recap.stoppedGone' : 'recap.troubleGone', { when });
  if (what.unresponsive) return t.say('recap.troubleUnavailable', { when });
  const trouble = what.obstacle === undefined ? undefined : problemWords(what, t);
  if (trouble !== undefined) return t.say('recap.troubleHindered', { when, trouble });
  const lacked = lackedPermission(what.permission, t);
  return t.say('recap.troubleForbidden', { when, channel: channel(what.channel), ...lacked });
}
