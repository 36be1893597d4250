import type { RecapIntent, RecapError } from './intents.ts';
import { isHuman, type Actor } from '../../kernel/people.ts';
import {
  recapOf,
  wanted,
  type Recap,
  type RecapEvent,
  type RecapSchedule,
  type RecapState,
} from './state.ts';
import { isLongerThan, written } from '../../kernel/written.ts';
import { err, ok, type Result } from '../../kernel/result.ts';

type Decided = Result<RecapEvent[], RecapError>;

/** The longest answer to an invitation, in characters. */
export const maxAnswer = 500;

export interface RecapContext {
  readonly now: number;
  readonly by: Actor;
  readonly isTimezone: (name: string) => boolean;
  /** Where the person acts, if known. */
  readonly channel?: string;
}

export function decideRecap(
  state: RecapState,
  intent: RecapIntent,
  context: RecapContext,
): Decided {
  const { now, by, isTimezone } = context;
  if (!isHuman(by)) return err({ kind: 'notAPerson' });
  if (intent.type === 'answer') return decideAnswer(state, intent, context);
  if (!by.moderates) return err({ kind: 'mayNotRecap' });
  switch (intent.type) {
    case 'schedule':
      if (!isTimezone(intent.schedule.timezone))
        return err({ kind: 'unknownTimezone', timezone: intent.schedule.timezone });
      return ok([scheduling(state, intent.schedule, by, now)]);
    case 'stop':
      if (wanted(state) === undefined) return err({ kind: 'recapNotScheduled' });
      return ok([{ type: 'recap.stopped' }]);
    case 'ask': {
      const posted = recapOf(state, intent.week);
      if (posted !== undefined)
        return err({ kind: 'recapPosted', at: posted.at, channel: posted.channel });
      if (state.asked !== null) return err({ kind: 'recapOnItsWay' });
      const { week, channel, locale } = intent;
      return ok([{ type: 'recap.asked', week, channel, locale, at: now, by: by.id }]);
    }
  }
}

/** If the moments stay the same, what is due stays due. */
function scheduling(
  { schedule: former }: RecapState,
  schedule: RecapSchedule,
  by: Actor,
  now: number,
): RecapEvent {
  const { day, time, timezone } = schedule;
  const same =
    former?.day === day && former.time === time && former.timezone === timezone
      ? former
      : undefined;
  return { type: 'recap.scheduled', ...schedule, by: by.id, since: same?.since ?? now };
}

/**
 * Answers go to the latest recap, whichever recap's button was pressed; an empty answer withdraws
 * the former one.
 */
function decideAnswer(
  state: RecapState,
  { invitation, text, anonymous }: Extract<RecapIntent, { type: 'answer' }>,
  { now: at, by: { id: person, name }, channel }: RecapContext,
): Decided {
  const week = latestRecap(state)?.week;
  const said = written(text);
  if (week === undefined) return err({ kind: 'noRecapYet' });
  if (isLongerThan(said, maxAnswer)) return err({ kind: 'answerTooLong', max: maxAnswer });
  const former = state.answers.some(
    (each) => each.week === week && each.invitation === invitation && each.person === person,
  );
  if (said !== '')
    return ok([
      {
        type: 'recap.answered',
        week,
        invitation,
        person,
        name,
        anonymous,
        text: said,
        at,
        ...(channel === undefined ? {} : { channel }),
      },
    ]);
  return former
    ? ok([{ type: 'recap.answerWithdrawn', week, invitation, person }])
    : err({ kind: 'answerEmpty' });
}

/** True once another one was posted after that week's. */
export const isPast = ({ recaps }: Pick<RecapState, 'recaps'>, week: string): boolean =>
  recaps.slice(0, -1).some((each) => each.week === week);

export function latestRecap({ recaps }: RecapState): Recap | undefined {
  return recaps.at(-1);
}
