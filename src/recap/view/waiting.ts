import { findBoard } from '../../template/domain/lookup.ts';
import { strong, time, joined, type Rich } from '../../kernel/rich.ts';
import { pollActions } from '../../poll/view/actions.ts';
import { boardActions } from '../../board/view/actions.ts';
import { boardName } from '../../template/view/board-name.ts';
import { excerpt } from '../../kernel/view/excerpt.ts';
import type { RecapScene } from './scene.ts';
import type { Block, Button } from '../../kernel/view/view.ts';

/** About two lines on a phone. */
const questionLength = 100;

/** Only how many voted: results belong on the card, if they are public at all. */
export function pollBlocks({ recap, polls, t }: RecapScene): Block[] {
  const items = recap.outline.polls.flatMap(({ poll, voters, closesAt }): Rich[] => {
    const question = polls.get(poll)?.setUp?.question;
    if (question === undefined) return [];
    return [
      joined(
        [
          [strong(excerpt(question, questionLength))],
          t.say('recap.voters', { count: voters }),
          ...(closesAt === undefined
            ? []
            : [t.say('poll.closes', { when: time(closesAt, 'relative', t) })]),
        ],
        ' · ',
      ),
    ];
  });
  if (items.length === 0) return [];
  return [
    { kind: 'text', text: t.say('recap.polls') },
    { kind: 'list', items },
  ];
}

/** A single one is labelled « I vote »; with several, each shows its question. */
export function voteButtons({ recap, polls, t }: RecapScene): Button[] {
  const open = recap.outline.polls.filter(({ poll }) => polls.has(poll));
  return open.map(({ poll }) => {
    const label = t.plain('button.vote');
    const question = polls.get(poll)?.setUp?.question ?? '';
    return {
      label: open.length === 1 ? label : named(t, label, question),
      action: pollActions.vote.ref({ poll }),
    };
  });
}

export function answerButtons({ recap, workshops, t }: RecapScene): Button[] {
  return recap.outline.unanswered.flatMap(({ workshop: id, board: boardId }): Button[] => {
    const workshop = workshops.get(id);
    const board = workshop && findBoard(workshop.opening.template, boardId);
    if (board === undefined) return [];
    return [
      {
        label: named(t, t.plain('button.contributeMenu'), boardName(board, t.pick)),
        action: boardActions.contributeOn.ref({ workshop: id, board: boardId }),
        tone: 'main',
      },
    ];
  });
}

function named(t: RecapScene['t'], label: string, name: string): string {
  return t.plain('summary.labelled', { label, text: name });
}
