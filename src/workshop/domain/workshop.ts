import {
  type Decision,
  decideOpenPillar,
  decideStartExercise,
  moved,
  arrivingAt,
} from './arriving.ts';
import { decideBack, decideNext } from '../../agenda/domain/agenda.ts';
import { decideCollecting, decideContribute, decideEditContribution } from './contributing.ts';
import {
  decideCallHolders,
  decideGive,
  decideIntroduce,
  decidePass,
  decideSkip,
} from '../../go-round/domain/go-round.ts';
import { decideHighlights } from '../../board/domain/highlights.ts';
import { entryOf } from '../../kernel/dictionary.ts';
import {
  isHuman,
  type Actor,
  type Context,
  type Person,
  type PersonId,
} from '../../kernel/people.ts';
import { decideReady } from '../../agenda/domain/ready.ts';
import { err, ok } from '../../kernel/result.ts';
import { decidePause, decideResume, decideExtend } from '../../agenda/domain/timebox.ts';
import { decideAfterTheEnd } from './correcting.ts';
import { decideLasting, withActivity } from './deciding-lasting.ts';
import { decideScreen } from './screen.ts';
import { summaryAsked } from './summary-asked.ts';
import { decideWithdrawing } from './withdrawing.ts';
import {
  wasOpened,
  type OpenedWorkshop,
  type Opening,
  type WorkshopEvent,
  type WorkshopState,
} from './state.ts';
import {
  isDrivingIntent,
  isLasting,
  isAutomatic,
  isSummaryIntent,
  isWithdrawing,
  type DrivingIntent,
  type ParticipantIntent,
  type WorkshopIntent,
} from './intents.ts';

export type { WorkshopIntent } from './intents.ts';

/**
 * Whether somebody may facilitate, checked at each action: through the workshop or the platform.
 */
export function facilitates(state: WorkshopState, actor: Actor): boolean {
  return actor.moderates || state.facilitators.includes(actor.id);
}

/**
 * The events an intent leads to, or why it is refused. Never throws, whatever the state and intent.
 */
export function decideWorkshop(
  state: WorkshopState,
  intent: WorkshopIntent,
  context: Context,
): Decision {
  const decided = decideIntent(state, intent, context);
  if (!decided.ok || !wasOpened(state) || isAutomatic(intent)) return decided;
  return ok(withActivity(state, decided.value, context.now));
}

function decideIntent(state: WorkshopState, intent: WorkshopIntent, context: Context): Decision {
  if (!isHuman(context.by)) return err({ kind: 'notAPerson' });
  if (intent.type === 'open') return decideOpen(state, intent.opening, context);
  if (!wasOpened(state)) return err({ kind: 'noWorkshop' });
  if (intent.type === 'takeOver') return decideTakeOver(state, intent.from, context.by);
  if (intent.type === 'loseChannel') return ok(decideLoseChannel(state, context.now));
  if (isLasting(intent)) return ok(decideLasting(state, intent, context.now));
  if (isWithdrawing(intent))
    return decideWithdrawing(state, intent, context, facilitates(state, context.by));
  const forFacilitators = isSummaryIntent(intent) || isDrivingIntent(intent);
  if (forFacilitators && !facilitates(state, context.by))
    return err({ kind: 'notFacilitator', facilitators: state.facilitators });
  if (intent.type === 'askSummary') return ok([summaryAsked(state, context.now)]);
  if (isSummaryIntent(intent))
    return decideHighlights(state.boards, state.highlights, intent, context.by);
  if (state.closedAt !== null) return decideAfterTheEnd(state, state.closedAt, intent, context);
  return isDrivingIntent(intent)
    ? decideFacilitation(state, intent, context)
    : decideParticipation(state, intent, context);
}

function decideOpen(
  state: WorkshopState,
  opening: Omit<Opening, 'facilitator' | 'facilitatorName' | 'at'>,
  { now, by }: Context,
): Decision {
  if (wasOpened(state)) return err({ kind: 'workshopExists' });
  const [first] = opening.template.steps;
  const opened: WorkshopEvent = {
    type: 'workshop.opened',
    ...opening,
    facilitator: by.id,
    facilitatorName: by.name,
    at: now,
  };
  return ok([opened, ...(first === undefined ? [] : arrivingAt(state.id, first, now))]);
}

function decideFacilitation(
  state: OpenedWorkshop,
  intent: DrivingIntent,
  { now }: Context,
): Decision {
  const { template } = state.opening;
  switch (intent.type) {
    case 'next':
      if (hasMovedOn(state, intent.from)) return err({ kind: 'alreadyMoved' });
      return moved(state, decideNext(template, state.agenda, intent.skipOptional), now);
    case 'back':
      if (hasMovedOn(state, intent.from)) return err({ kind: 'alreadyMoved' });
      return moved(state, decideBack(state.agenda), now);
    case 'extend':
      return decideExtend(state.timebox, intent.minutes, now);
    case 'pause':
      return decidePause(state.timebox, now);
    case 'resume':
      return decideResume(state.timebox, now);
    case 'handOver':
      return decideHandOver(state, intent.to);
    case 'end':
      return ok([
        { type: 'timebox.cleared' },
        { type: 'workshop.closed', at: now },
        { type: 'summary.asked' },
      ]);
    case 'goOn':
      return ok([{ type: 'workshop.active', at: now }]);
    case 'openPillar':
      return decideOpenPillar(state, intent.pillar);
    case 'startExercise':
      return decideStartExercise(state, intent.exercise, now);
    case 'giveStick':
      return decideGive(state.goRound, intent.to);
    case 'skipHolder':
      return decideSkip(state.goRound);
    case 'callHolders':
      return ok(decideCallHolders(state.goRound, intent.on));
    case 'openScreen':
    case 'closeScreen':
      return ok(decideScreen(state.screen, intent));
  }
}

function hasMovedOn({ agenda }: OpenedWorkshop, from: string | undefined): boolean {
  return from !== undefined && agenda.trail.at(-1) !== from;
}

function decideParticipation(
  state: OpenedWorkshop,
  intent: ParticipantIntent,
  { now, by, newId }: Context,
): Decision {
  switch (intent.type) {
    case 'join':
      if (entryOf(state.people, by.id) !== undefined) return ok([]);
      return ok([{ type: 'person.joined', person: by.id, name: by.name }]);
    case 'ready':
      if (hasMovedOn(state, intent.step)) return err({ kind: 'stepOver' });
      return ok(decideReady(state.ready, intent.step, by.id));
    case 'introduce':
      return decideIntroduce(state.goRound, by, intent.introduction);
    case 'passTurn':
      return decidePass(state.goRound, by.id);
    case 'contribute':
      return decideContribute(state, intent, { id: newId(), at: now, author: by });
    case 'editContribution':
      return decideEditContribution(state, intent, by, now);
    case 'collect':
      return decideCollecting(state, intent, { id: newId(), at: now, by: by.id });
  }
}

/** Ends the workshop without requesting a summary: there is nowhere to post it. */
function decideLoseChannel({ closedAt, channelGone }: OpenedWorkshop, at: number): WorkshopEvent[] {
  if (channelGone === true) return [];
  if (closedAt !== null) return [{ type: 'workshop.channelGone', at }];
  return [{ type: 'timebox.cleared' }, { type: 'workshop.closed', at, because: 'channelGone' }];
}

function decideHandOver(state: OpenedWorkshop, to: Person): Decision {
  if (!isHuman(to)) return err({ kind: 'notAPerson' });
  if (state.facilitators.includes(to.id)) return err({ kind: 'alreadyFacilitator', person: to.id });
  return ok([{ type: 'workshop.handedOver', to: to.id, name: to.name }]);
}

/** The person who takes over becomes a facilitator, so that a workshop always has one. */
function decideTakeOver(state: OpenedWorkshop, from: PersonId, by: Actor): Decision {
  if (by.administers !== true) return err({ kind: 'notAdministrator' });
  if (state.closedAt !== null) return err({ kind: 'workshopClosed', at: state.closedAt });
  if (from === by.id || !state.facilitators.includes(from))
    return err({ kind: 'notAFacilitator', person: from });
  return ok([{ type: 'workshop.takenOver', from, by: by.id, name: by.name }]);
}
