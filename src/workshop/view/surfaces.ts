import { messageOf } from '../../template/domain/step-kinds.ts';
import type { PersonId } from '../../kernel/people.ts';
import type { PollState } from '../../poll/domain/state.ts';
import { boardsOf } from '../../template/domain/lookup.ts';
import type { RecapFailure } from '../../recap/domain/state.ts';
import type { Board, Step } from '../../template/domain/template.ts';
import { byBoard, type Contribution } from '../../board/domain/board.ts';
import { neutralAccent } from '../../kernel/view/accent.ts';
import { agendaCard } from './agenda-card.ts';
import { boardAnchor, boardCard, boardThreadName } from '../../board/view/card.ts';
import { contributionPost } from '../../board/view/post.ts';
import { facilitatorCard, leftOutBlock } from './facilitator-card.ts';
import type { DeliveryProblem } from '../../kernel/delivery-problem.ts';
import type { Scene, SceneAt } from './scene.ts';
import { split } from '../../kernel/view/split.ts';
import { stepMessage } from './step-message.ts';
import { summaryItems } from '../../summary/view/surfaces.ts';
import { facilitatorThread, timeItems } from '../../agenda/view/time-surfaces.ts';
import type { Post, Surfaces } from '../../kernel/view/surfaces.ts';
import type { View } from '../../kernel/view/view.ts';

export interface SurfaceInput {
  readonly scene: Scene;
  readonly polls: readonly PollState[];
  /** The people of the community who asked not to be named in the summary. */
  readonly attributionOptOuts: readonly PersonId[];
  /** False where the platform does not let Palabre open private threads. */
  readonly privateThreads: boolean;
  readonly problems: readonly DeliveryProblem[];
  /** What keeps the community's weekly recap from being posted. */
  readonly recapFailure: RecapFailure | undefined;
  /** The channel of a weekly recap that does not tell of this workshop, since not all its readers may. */
  readonly leftOutOf?: string | undefined;
  /** The last message of the summary, with the report in as many formats as there is room for. */
  readonly withReport: (view: View, fileBytes: number) => Promise<View>;
  /** In milliseconds since 1970. */
  readonly now: number;
}

/** Everything a workshop must show, from its state and the hour alone. */
export function workshopSurfaces(staging: SurfaceInput): Surfaces {
  return {
    items: [
      ...facilitatorItems(staging),
      { post: live(staging, 'agenda', undefined, () => agendaCard(sceneAt(staging))) },
      ...stepItems(staging),
      ...boardItems(staging),
      ...summaryItems(staging),
      ...timeItems(staging),
    ],
  };
}

const sceneAt = ({ scene, now }: SurfaceInput): SceneAt => ({ ...scene, now });

/** A card that changes with the workshop, then stays as it was when the workshop closed. */
function live(
  { scene }: SurfaceInput,
  key: string,
  thread: string | undefined,
  view: () => View,
): Post {
  const revision = scene.workshop.closedAt === null ? undefined : 'closed';
  return { key, thread, revision, view };
}

function facilitatorItems(staging: SurfaceInput): Surfaces['items'] {
  const { scene, privateThreads, leftOutOf } = staging;
  const { workshop, t } = scene;
  const card = () =>
    facilitatorCard(
      scene,
      staging.problems,
      staging.recapFailure,
      privateThreads ? undefined : leftOutOf,
    );
  if (!privateThreads) return [{ post: live(staging, 'facilitator', undefined, card) }];
  const name = t.plain('facilitator.thread', { title: workshop.opening.title });
  return [
    {
      thread: {
        key: facilitatorThread,
        name,
        anchor: undefined,
        people: workshop.facilitators,
        former: workshop.formerFacilitators,
      },
    },
    { post: live(staging, 'facilitator', facilitatorThread, card) },
    ...(leftOutOf === undefined ? [] : [{ post: leftOutPost(scene, leftOutOf) }]),
  ];
}

/** Said once, whatever becomes of the recap then. */
function leftOutPost(scene: Scene, recapIn: string): Post {
  const blocks = [leftOutBlock(scene, recapIn)];
  const view = () => ({ accent: neutralAccent, blocks });
  return { key: 'recap-left-out', thread: facilitatorThread, revision: '1', view };
}

function stepItems(staging: SurfaceInput): Surfaces['items'] {
  const { workshop } = staging.scene;
  const { template } = workshop.opening;
  const visited = new Set(workshop.agenda.trail);
  return template.steps
    .filter((step) => visited.has(step.id) && messageOf(step) !== 'none')
    .toSorted((a, b) => workshop.agenda.trail.indexOf(a.id) - workshop.agenda.trail.indexOf(b.id))
    .flatMap((step) => stepPosts(staging, step));
}

function stepPosts(staging: SurfaceInput, step: Step): Surfaces['items'] {
  const key = stepKey(step.id);
  const view = () => stepMessage(staging.scene, step);
  if (messageOf(step) === 'live') return [{ post: live(staging, key, undefined, view) }];
  return split(view()).map((page, index) => ({
    post: { key: pageKey(key, index), thread: undefined, revision: '1', view: () => page },
  }));
}

const stepKey = (id: string) => `step:${id}`;
const pageKey = (key: string, index: number) => (index === 0 ? key : `${key}.${index + 1}`);

function boardItems(staging: SurfaceInput): Surfaces['items'] {
  const { workshop } = staging.scene;
  const entriesOf = byBoard(Object.values(workshop.boards.contributions));
  const boards = new Map(boardsOf(workshop.opening.template).map(({ board }) => [board.id, board]));
  return workshop.boards.opened.flatMap((id) => {
    const board = boards.get(id);
    return board === undefined ? [] : threadItems(staging, board, entriesOf.get(id) ?? []);
  });
}

function threadItems(
  staging: SurfaceInput,
  board: Board,
  entries: readonly Contribution[],
): Surfaces['items'] {
  const { scene } = staging;
  const key = `thread:${board.id}`;
  const anchor = anchorOf(staging, board);
  return [
    ...(anchor.own
      ? [
          {
            post: {
              key: anchor.key,
              thread: undefined,
              revision: '1',
              view: () => boardAnchor(scene, board),
            },
          },
        ]
      : []),
    { thread: { key, name: boardThreadName(scene, board), anchor: anchor.key, people: [] } },
    {
      post: live(staging, `board:${board.id}`, key, () =>
        boardCard(sceneAt(staging), board, standingOf(entries)),
      ),
    },
    ...entries.map((entry) => ({ post: contributionItem(scene, key, entry) })),
  ];
}

const standingOf = (entries: readonly Contribution[]) =>
  entries.filter(({ withdrawn }) => !withdrawn);

/**
 * A pillar's or debrief's thread hangs under its step's message; a board that has no message of its
 * own in the channel gets one. Once the thread exists its anchor no longer matters.
 */
function anchorOf({ scene }: SurfaceInput, board: Board): { key: string; own: boolean } {
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
  return {
    key: `contribution:${entry.id}`,
    thread,
    revision: String(entry.revision),
    view: () => contributionPost(scene, entry),
    withdrawn: entry.withdrawn,
  };
}
