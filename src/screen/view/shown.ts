import { currentIndex } from '../../agenda/domain/agenda.ts';
import { stepOf } from '../../agenda/view/scene.ts';
import { activeContributions } from '../../board/domain/board.ts';
import { contributionPost } from '../../board/view/post.ts';
import { entryOf } from '../../kernel/dictionary.ts';
import type { PersonId } from '../../kernel/people.ts';
import type { Illustration } from '../../kernel/view/picture.ts';
import type { Block } from '../../kernel/view/view.ts';
import type { PollState } from '../../poll/domain/state.ts';
import { pollCard } from '../../poll/view/card.ts';
import { summarise } from '../../summary/domain/summary.ts';
import { presentPicture } from '../../summary/view/present-picture.ts';
import { boardsOfStep } from '../../template/domain/step-kinds.ts';
import type { Board } from '../../template/domain/template.ts';
import { boardName } from '../../template/view/board-name.ts';
import type { SceneAt } from '../../workshop/view/scene.ts';
import { stepMessage } from '../../workshop/view/step-message.ts';

/** What the page shows at one moment: nothing that the channel and its threads do not. */
export interface Shown {
  readonly title: string;
  /** « Étape 4 de 11 », and its name. */
  readonly number: string;
  readonly step: string;
  readonly clock: Clock | undefined;
  /** What the channel's own message says. */
  readonly blocks: readonly Block[];
  /** How many wrote on each board of the step, where no picture counts them. */
  readonly counts: readonly string[];
  readonly pictures: readonly Illustration[];
  /** The latest contributions, where they are not drawn. */
  readonly voices: readonly (readonly Block[])[];
}

/** In milliseconds since 1970; `left` while it is paused. */
export interface Clock {
  readonly endsAt: number;
  readonly left?: number;
}

interface ShownFrom {
  readonly scene: SceneAt;
  readonly polls: readonly PollState[];
  /** They do not want to be named in what is shown of the group. */
  readonly attributionOptOuts: readonly PersonId[];
}

/** As many as people read from the back of a room. */
const mostVoices = 8;

export function shownOf({ scene, polls, attributionOptOuts }: ShownFrom): Shown {
  const { workshop, t } = scene;
  const { template, title } = workshop.opening;
  const step = stepOf(scene);
  const boards = step === undefined ? [] : boardsOfStep(template, step);
  const open = boards.filter(({ id }) => workshop.boards.opened.includes(id));
  const drawn = presentPicture(scene, summarise(workshop, polls, attributionOptOuts));
  const pictures = (drawn?.blocks ?? []).filter((block) => block.kind === 'picture');
  return {
    title,
    number: t.plain('screen.step', {
      number: currentIndex(template, workshop.agenda) + 1,
      total: template.steps.length,
    }),
    step: step === undefined ? '' : t.pick(step.title),
    clock: clockOf(scene),
    blocks: pictures.length > 0 && step?.kind !== 'goRound' ? [] : said(scene, polls),
    counts: pictures.length > 0 ? [] : open.map(countOf(scene)),
    pictures,
    voices: pictures.length > 0 ? [] : voicesOf(scene, boards, attributionOptOuts),
  };
}

function clockOf({ workshop: { timebox } }: SceneAt): Clock | undefined {
  if (timebox === null) return undefined;
  const { endsAt, pausedWith: left } = timebox;
  return { endsAt, ...(left === undefined ? {} : { left }) };
}

/** The step's message, or the card of its vote. */
function said(scene: SceneAt, polls: readonly PollState[]): readonly Block[] {
  const { workshop, t } = scene;
  const step = stepOf(scene);
  if (step === undefined) return [];
  if (step.kind !== 'poll') return withoutTitle(stepMessage(scene, step).blocks);
  const id = entryOf(workshop.polls, step.id);
  const poll = polls.find((each) => each.id === id);
  const isShown = poll !== undefined && poll.status !== 'draft' && poll.status !== 'none';
  return isShown ? pollCard(poll, t).blocks : [];
}

/** The page has it already. */
const withoutTitle = (blocks: readonly Block[]): readonly Block[] =>
  blocks.filter(({ kind }) => kind !== 'title');

const countOf =
  ({ workshop, t }: SceneAt) =>
  (board: Board): string => {
    const contributions = activeContributions(workshop.boards, board.id).length;
    return t.plain('screen.count', { board: boardName(board, t.pick), contributions });
  };

/** Whoever would rather not be named later is not on a wall either. */
function voicesOf(
  scene: SceneAt,
  boards: readonly Board[],
  optOuts: readonly PersonId[],
): (readonly Block[])[] {
  const ids = new Set(boards.map(({ id }) => id));
  return activeContributions(scene.workshop.boards)
    .filter(({ board }) => ids.has(board))
    .slice(-mostVoices)
    .toReversed()
    .map((entry) => ({ ...entry, anonymous: entry.anonymous || optOuts.includes(entry.author) }))
    .map((entry) => contributionPost(scene, entry).blocks);
}
