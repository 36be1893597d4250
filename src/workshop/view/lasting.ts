import { agendaActions } from '../../agenda/view/actions.ts';
import { facilitatorThread } from '../../agenda/domain/post-keys.ts';
import { time } from '../../kernel/rich.ts';
import { neutralAccent } from '../../kernel/view/accent.ts';
import type { Post, Surfaces } from '../../kernel/view/surfaces.ts';
import { buttons, type View } from '../../kernel/view/view.ts';
import { heardIn, quietEndOf } from '../domain/deciding-lasting.ts';
import { workshopActions } from './actions.ts';
import type { Scene } from './scene.ts';

/**
 * For facilitators: the question whether a workshop without activity goes on and, a week before it
 * is erased, the report to keep. Each goes away once it no longer holds.
 */
export function lastingSurfaces(scene: Scene, privateThreads: boolean): Surfaces {
  const { workshop } = scene;
  const { closedAt, quietAskedAt, erasure } = workshop;
  const thread = privateThreads ? facilitatorThread : undefined;
  const posts: Post[] = [
    ...(closedAt === null && quietAskedAt !== undefined
      ? [
          {
            thread,
            revision: '1',
            key: `quiet:${quietAskedAt}`,
            view: () => quietQuestion(scene),
          },
        ]
      : []),
    ...(closedAt !== null && erasure !== undefined
      ? [
          {
            thread,
            revision: reportOf(workshop),
            key: `erasure:${erasure.at}`,
            view: () => erasureNotice(scene, erasure.at),
            slow: true as const,
          },
        ]
      : []),
  ];
  return { items: posts.map((post) => ({ post })), passing: ['quiet:', 'erasure:'] };
}

/** The report is made again with the summary: what somebody takes back meanwhile leaves both. */
const reportOf = ({ summaryAsked }: Scene['workshop']): string => `report ${summaryAsked}`;

/** True as long as the report that is to be kept was not posted as it must be now. */
export function isErasureNoticeOnItsWay({ workshop }: Pick<Scene, 'workshop'>): boolean {
  const { erasure, placement } = workshop;
  if (erasure === undefined) return false;
  return placement.posts[`erasure:${erasure.at}`]?.revision !== reportOf(workshop);
}

function quietQuestion({ workshop, t }: Scene): View {
  const ref = { workshop: workshop.id };
  const since = time(heardIn(workshop), 'date', t);
  const ends = time(quietEndOf(workshop) ?? 0, 'date', t);
  return {
    accent: neutralAccent,
    blocks: [{ kind: 'text', text: t.say('lasting.quiet', { since, ends }) }],
    rows: buttons(
      { label: t.plain('button.goOn'), action: workshopActions.goOn.ref(ref), tone: 'main' },
      { label: t.plain('button.end'), action: agendaActions.endAsk.ref(ref) },
    ),
  };
}

function erasureNotice({ t }: Scene, at: number): View {
  return {
    accent: neutralAccent,
    blocks: [
      { kind: 'text', text: t.say('lasting.erasure', { when: time(at, 'date', t) }) },
      { kind: 'small', text: t.say('lasting.erasureKeep') },
    ],
  };
}
