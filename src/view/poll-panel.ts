import type { PollState } from '../domain/poll-state.ts';
import { resultsVisible } from '../domain/poll-tally.ts';
import { strong } from '../i18n/rich.ts';
import type { Translator } from '../i18n/translator.ts';
import { neutralAccent } from './accent.ts';
import { actions } from './actions.ts';
import { pollFigures } from './poll-card.ts';
import { buttons, type View } from './view.ts';

/** A poll is read once more before everyone sees it. */
export function pollReview(poll: PollState, t: Translator): View {
  const figures = pollFigures(poll, t);
  const { id } = poll;
  return {
    ...figures,
    blocks: [{ kind: 'small', text: t.say('poll.review') }, ...figures.blocks],
    rows: buttons(
      {
        label: t.plain('button.openPoll'),
        action: actions.pollOpen.ref({ poll: id }),
        tone: 'main',
      },
      {
        label: t.plain('button.revisePoll'),
        action: actions.pollReviseOpen.ref({ poll: id }),
      },
    ),
  };
}

/** What whoever holds an open poll can do with it. */
export function pollPanel(poll: PollState, t: Translator): View {
  const { id, status } = poll;
  if (status === 'draft') return pollReview(poll, t);
  const open = status === 'open';
  return {
    accent: neutralAccent,
    blocks: [
      { kind: 'text', text: [strong(poll.setUp?.question ?? '')] },
      { kind: 'small', text: t.say('poll.voters', { count: poll.voters }) },
      ...(resultsVisible(poll)
        ? []
        : [{ kind: 'small' as const, text: t.say('poll.hiddenToAll') }]),
      { kind: 'small', text: t.say('poll.exportHint') },
    ],
    rows: buttons(
      open && {
        label: t.plain('button.changePoll'),
        action: actions.pollChangeOpen.ref({ poll: id }),
      },
      open && {
        label: t.plain('button.closePoll'),
        action: actions.pollCloseAsk.ref({ poll: id }),
        tone: 'danger',
      },
    ),
  };
}

/** A vote that is closed stays so: asked once more. */
export function pollClosing(poll: PollState, t: Translator): View {
  const question = strong(poll.setUp?.question ?? '');
  return {
    accent: neutralAccent,
    blocks: [{ kind: 'text', text: t.say('poll.closeAsk', { question, count: poll.voters }) }],
    rows: buttons({
      label: t.plain('button.closePollConfirm'),
      action: actions.pollClose.ref({ poll: poll.id }),
      tone: 'danger',
    }),
  };
}
