import { pollLimits } from '../domain/set-up.ts';
import type { PollState } from '../domain/state.ts';
import { keptBack, optionsFixed, resultsVisible } from '../domain/tally.ts';
import { strong, type Rich } from '../../kernel/rich.ts';
import { momentLabel } from '../../i18n/moment-label.ts';
import { zoneOf } from '../../i18n/moments/asking.ts';
import type { Translator } from '../../i18n/translator.ts';
import { neutralAccent } from '../../kernel/view/accent.ts';
import { pollActions } from './actions.ts';
import { keptBackLine } from './outcome.ts';
import { pollFigures } from './card.ts';
import { note } from '../../kernel/view/note.ts';
import { buttons, type Block, type View } from '../../kernel/view/view.ts';

/** A poll to check before everyone sees it. */
export function pollReview(poll: PollState, t: Translator): View {
  const figures = pollFigures(poll, t);
  const { id } = poll;
  return {
    ...figures,
    blocks: [
      { kind: 'small', text: t.say('poll.review') },
      ...figures.blocks,
      ...closingLine(poll, t),
    ],
    rows: buttons(
      {
        label: t.plain('button.openPoll'),
        action: pollActions.open.ref({ poll: id }),
        tone: 'main',
      },
      {
        label: t.plain('button.revisePoll'),
        action: pollActions.reviseOpen.ref({ poll: id }),
      },
    ),
  };
}

/** When it closes, in full: the person who reviews it may have written « vendredi ». */
function closingLine({ setUp }: PollState, t: Translator): Block[] {
  if (setUp?.closesAt === undefined) return [];
  const at = setUp.closesAt;
  const moment = strong(momentLabel(at, t.zone, t.locale));
  return [{ kind: 'text', text: t.say('poll.closesOn', { moment, zone: zoneOf(at, t) }) }];
}

/** What the people who manage an open poll can do with it. */
export function pollPanel(poll: PollState, t: Translator): View {
  const { id, status } = poll;
  if (status === 'draft') return pollReview(poll, t);
  const open = status === 'open';
  return {
    accent: neutralAccent,
    blocks: [
      { kind: 'text', text: [strong(poll.setUp?.question ?? '')] },
      { kind: 'small', text: t.say('poll.voters', { count: poll.voters }) },
      ...keptBlocks(poll, t),
      ...(open && optionsFixed(poll) ? [small(t.say('poll.optionsFixed'))] : []),
      ...(keptBack(poll) === 'tooFew' ? [] : [small(t.say('poll.exportHint'))]),
    ],
    rows: buttons(
      open && {
        label: t.plain(optionsFixed(poll) ? 'button.changeClosing' : 'button.changePoll'),
        action: pollActions.changeOpen.ref({ poll: id }),
      },
      open && {
        label: t.plain('button.closePoll'),
        action: pollActions.closeAsk.ref({ poll: id }),
      },
    ),
  };
}

const small = (text: Rich): Block => ({ kind: 'small', text });

/** Facilitators see no more than everybody else. */
function keptBlocks(poll: PollState, t: Translator): Block[] {
  const kept = keptBack(poll);
  if (kept === undefined) return [];
  if (kept === 'tooFew') return [small(keptBackLine(kept, t))];
  const key = kept === 'untilEnough' ? 'poll.hiddenToAllEnough' : 'poll.hiddenToAll';
  return [small(t.say(key))];
}

/** Asks for confirmation: a closed poll cannot be reopened. */
export function pollClosing(poll: PollState, t: Translator): View {
  const question = strong(poll.setUp?.question ?? '');
  const tooFew = keptBack(poll) === 'untilEnough' && poll.voters < pollLimits.fewestAnonymous;
  return {
    accent: neutralAccent,
    blocks: [
      { kind: 'text', text: t.say('poll.closeAsk', { question, count: poll.voters }) },
      ...(tooFew ? [small(t.say('poll.closeTooFew'))] : []),
    ],
    rows: buttons({
      label: t.plain(tooFew ? 'button.closePoll' : 'button.closePollConfirm'),
      action: pollActions.close.ref({ poll: poll.id }),
      tone: 'danger',
    }),
  };
}

/** Says that it is closed, and where the result is, if anywhere. */
export function pollClosed(poll: PollState, t: Translator): View {
  return note(t.say(resultsVisible(poll) ? 'done.pollClosed' : 'done.pollClosedTooFew'));
}
