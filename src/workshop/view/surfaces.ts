import {
  boardThread,
  contributionKey,
  contributionPrefix,
  facilitatorThread,
} from '../../agenda/domain/post-keys.ts';
import { messageOf } from '../../template/domain/step-kinds.ts';
import { byBoard, type Contribution } from '../../board/domain/board.ts';
import { boardAnchor, boardCard, boardThreadName } from '../../board/view/card.ts';
import { contributionPost } from '../../board/view/post.ts';
import type { DeliveryProblem } from '../../kernel/delivery-problem.ts';
import { split } from '../../kernel/view/split.ts';
import type { Post, SurfaceItem, Surfaces } from '../../kernel/view/surfaces.ts';
import type { Block, Button, View } from '../../kernel/view/view.ts';
import { boardsOf } from '../../template/domain/lookup.ts';
import type { Board, Step } from '../../template/domain/template.ts';
import { agendaCard } from './agenda-card.ts';
import { facilitatorCard } from './facilitator-card.ts';
import type { Scene, SceneAt } from './scene.ts';
import { stepMessage } from './step-message.ts';

export interface WorkshopInput {
  readonly scene: Scene;
  /** False where the platform does not let Palabre open private threads. */
  readonly privateThreads: boolean;
  readonly problems: readonly DeliveryProblem[];
  /** What other rooms add to the facilitators' card. */
  readonly notices: readonly Block[];
  readonly lasting: readonly Button[];
  /** In milliseconds since 1970. */
  readonly now: number;
}

/**
 * What a workshop must show, from its state and the hour alone; then `parts`, what other rooms show
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
    passing: [contributionPrefix, ...parts.flatMap(({ passing = [] }) => passing)],
  };
}

const sceneAt = ({ scene, now }: WorkshopInput): SceneAt => ({ ...scene, now });

/** A card that changes with the workshop, then stays as it was when the workshop closed. */
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

function facilitatorItems(input: WorkshopInput): SurfaceItem[] {
  const { scene, privateThreads } = input;
  const { workshop, t } = scene;
  const card = () => facilitatorCard(scene, input);
  if (!privateThreads) return [{ post: live(input, 'facilitator', undefined, card) }];
  const thread = {
    key: facilitatorThread,
    name: t.plain('facilitator.thread', { title: workshop.opening.title }),
    anchor: undefined,
    people: workshop.facilitators,
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
  const view = () => stepMessage(input.scene, step);
  if (messageOf(step) === 'live') return [{ post: live(input, key, undefined, view) }];
  return split(view()).map((page, index) => ({ post: once(pageKey(key, index), () => page) }));
}

const once = (key: string, view: () => View): Post => ({
  key,
  thread: undefined,
  revision: '1',
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
  const { scene } = input;
  const key = boardThread(board.id);
  const anchor = anchorOf(input, board);
  const card = () => boardCard(sceneAt(input), board, entries);
  return [
    ...(anchor.own ? [{ post: once(anchor.key, () => boardAnchor(scene, board)) }] : []),
    { thread: { key, name: boardThreadName(scene, board), anchor: anchor.key, people: [] } },
    { post: live(input, `board:${board.id}`, key, card) },
    ...entries.map((entry) => ({ post: contributionItem(scene, key, entry) })),
  ];
}

/**
 * A pillar's or debrief's thread hangs under its step's message; a board that has no message of its
 * own in the channel gets one. Once the thread exists its anchor no longer matters.
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
