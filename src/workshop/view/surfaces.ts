import {
  answerRowPrefix,
  answerRows,
  boardThread,
  contributionKey,
  contributionPrefix,
  facilitatorThread,
} from '../../agenda/domain/post-keys.ts';
import { takesAnswers } from '../../agenda/domain/closing.ts';
import { messageOf } from '../../template/domain/step-kinds.ts';
import { byBoard, type Contribution } from '../../board/domain/board.ts';
import { answerRow, boardAnchor, boardCard, boardThreadName } from '../../board/view/card.ts';
import { contributionPost } from '../../board/view/post.ts';
import type { DeliveryProblem } from '../../kernel/delivery-problem.ts';
import { split } from '../../kernel/view/split.ts';
import type { Post, SurfaceItem, Surfaces } from '../../kernel/view/surfaces.ts';
import type { Block, Button, View } from '../../kernel/view/view.ts';
import { boardsOf } from '../../template/domain/lookup.ts';
import type { Board, Step } from '../../template/domain/template.ts';
import { agendaCard } from './agenda-card.ts';
import { followingOn } from '../domain/following.ts';
import { facilitatorCard } from './facilitator-card.ts';
import type { Scene, SceneAt } from './scene.ts';
import { stepMessage } from './step-message.ts';
import { phaseOf } from './step-rows.ts';

export interface WorkshopInput {
  readonly scene: Scene;
  /** False where the platform does not let Palabre open private threads. */
  readonly privateThreads: boolean;
  readonly problems: readonly DeliveryProblem[];
  /** Additions of other rooms to the facilitators' card. */
  readonly notices: readonly Block[];
  readonly lasting: readonly Button[];
  /** In milliseconds since 1970. */
  readonly now: number;
}

/**
 * What a workshop must show, from its state and the time alone; then `parts`, what other rooms show
 * in its channel.
 */
export function workshopSurfaces(input: WorkshopInput, parts: readonly Surfaces[]): Surfaces {
  return {
    items: [
      ...facilitatorItems(input),
      { post: live(input, 'agenda', undefined, () => agendaCard(sceneAt(input))) },
      ...stepItems(input),
      ...boardItems(input),
      ...parts.flatMap(({ items }) => items),
    ],
    passing: [contributionPrefix, answerRows, ...parts.flatMap(({ passing = [] }) => passing)],
  };
}

const sceneAt = ({ scene, now }: WorkshopInput): SceneAt => ({ ...scene, now });

/** A card that changes with the workshop, then stays as it was at the end. */
function live(
  { scene }: WorkshopInput,
  key: string,
  thread: string | undefined,
  view: () => View,
): Post {
  return scene.workshop.closedAt === null
    ? { key, thread, revision: undefined, view, repost: true }
    : { key, thread, revision: 'closed', view };
}

/** The same for a card that shows what people wrote: it follows what they correct after the end. */
function following(input: WorkshopInput, ...rest: [string, string | undefined, () => View]): Post {
  const post = live(input, ...rest);
  const { summaryUpdatedAt } = input.scene.workshop;
  if (post.revision === undefined || summaryUpdatedAt === undefined) return post;
  return { ...post, revision: `${post.revision}.${summaryUpdatedAt}` };
}

function facilitatorItems(input: WorkshopInput): SurfaceItem[] {
  const { scene, privateThreads } = input;
  const { workshop, t } = scene;
  const card = () => facilitatorCard(sceneAt(input), { ...input, inPublic: !privateThreads });
  if (!privateThreads) return [{ post: live(input, 'facilitator', undefined, card) }];
  const thread = {
    key: facilitatorThread,
    name: t.plain('facilitator.thread', { title: workshop.opening.title }),
    anchor: undefined,
    // Nobody becomes a facilitator afterwards: at a start, nobody is to be added to what is over.
    people: workshop.closedAt === null ? workshop.facilitators : [],
    former: workshop.formerFacilitators,
  };
  return [{ thread }, { post: live(input, 'facilitator', facilitatorThread, card) }];
}

function stepItems(input: WorkshopInput): SurfaceItem[] {
  const { workshop } = input.scene;
  const { template } = workshop.opening;
  const visited = new Set(workshop.agenda.trail);
  return template.steps
    .filter((step) => visited.has(step.id) && messageOf(step) !== 'none')
    .toSorted((a, b) => workshop.agenda.trail.indexOf(a.id) - workshop.agenda.trail.indexOf(b.id))
    .flatMap((step) => stepPosts(input, step));
}

function stepPosts(input: WorkshopInput, step: Step): SurfaceItem[] {
  const key = stepKey(step.id);
  const scene = sceneAt(input);
  const view = () => stepMessage(scene, step);
  if (messageOf(step) === 'live') return [{ post: following(input, key, undefined, view) }];
  const phase = phaseOf(scene, step);
  const pages = split(view());
  return pages.map((page, index) => {
    // Only the last page has buttons; an exercise's text changes too.
    const changes = index === pages.length - 1 || step.kind === 'exercise';
    return { post: inChannel(pageKey(key, index), changes ? phase : '1', () => page) };
  });
}

const inChannel = (key: string, revision: string, view: () => View): Post => ({
  key,
  thread: undefined,
  revision,
  view,
});

const stepKey = (id: string) => `step:${id}`;
const pageKey = (key: string, index: number) => (index === 0 ? key : `${key}.${index + 1}`);

function boardItems(input: WorkshopInput): SurfaceItem[] {
  const { workshop } = input.scene;
  const standing = Object.values(workshop.boards.contributions).filter((each) => !each.withdrawn);
  const entriesOf = byBoard(standing);
  const boards = new Map(boardsOf(workshop.opening.template).map(({ board }) => [board.id, board]));
  return workshop.boards.opened.flatMap((id) => {
    const board = boards.get(id);
    return board === undefined ? [] : threadItems(input, board, entriesOf.get(id) ?? []);
  });
}

function threadItems(
  input: WorkshopInput,
  board: Board,
  entries: readonly Contribution[],
): SurfaceItem[] {
  const scene = sceneAt(input);
  const key = boardThread(board.id);
  const anchor = anchorOf(input, board);
  const card = () => boardCard(scene, board, entries);
  const answers = takesAnswers(scene.workshop, board.id, input.now);
  const shown = () => boardAnchor(scene, board);
  return [
    ...(anchor.own ? [{ post: inChannel(anchor.key, answers ? 'open' : 'closed', shown) }] : []),
    { thread: { key, name: boardThreadName(scene, board), anchor: anchor.key, people: [] } },
    { post: following(input, `board:${board.id}`, key, card) },
    ...entries.map((entry) => ({ post: contributionItem(scene, key, entry) })),
    ...(answers ? answerRowItems(scene, board) : []),
  ];
}

/** Once it has something to follow: at the end of the thread, in the place of the one before. */
function answerRowItems(scene: SceneAt, board: Board): SurfaceItem[] {
  const { movedAt } = followingOn(scene.workshop, board.id, scene.now);
  if (movedAt === undefined) return [];
  const prefix = answerRowPrefix(board.id);
  const post = { key: `${prefix}${movedAt}`, thread: boardThread(board.id), aloneAmong: prefix };
  return [{ post: { ...post, ...answerRow(scene, board) } }];
}

/**
 * A pillar's or debrief's thread hangs under its step's message; a board without a message of its
 * own in the channel gets one. Once the thread exists, its anchor no longer matters.
 */
function anchorOf({ scene }: WorkshopInput, board: Board): { key: string; own: boolean } {
  const { workshop } = scene;
  const key = `anchor:${board.id}`;
  if (workshop.placement.posts[key] !== undefined) return { key, own: true };
  const step = workshop.opening.template.steps.find(
    (each) =>
      workshop.agenda.trail.includes(each.id) &&
      ((each.kind === 'debrief' && each.board.id === board.id) ||
        (each.kind === 'pillar' && pillarBoard(scene, each.pillar) === board.id)),
  );
  return step === undefined ? { key, own: true } : { key: stepKey(step.id), own: false };
}

function pillarBoard({ workshop }: Scene, pillar: string): string | undefined {
  return workshop.opening.template.pillars.find(({ id }) => id === pillar)?.board.id;
}

function contributionItem(scene: Scene, thread: string, entry: Contribution): Post {
  const view = () => contributionPost(scene, entry);
  return { key: contributionKey(entry.id), thread, revision: String(entry.revision), view };
}
