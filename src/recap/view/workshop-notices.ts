import { channel } from '../../kernel/rich.ts';
import { neutralAccent } from '../../kernel/view/accent.ts';
import type { Surfaces } from '../../kernel/view/surfaces.ts';
import type { Block } from '../../kernel/view/view.ts';
import { facilitatorThread } from '../../agenda/domain/post-keys.ts';
import type { Scene } from '../../workshop/view/scene.ts';
import type { RecapProblem } from '../domain/state.ts';
import { recapTrouble } from './status.ts';

/** What the facilitators of a workshop are told of their community's recap. */
export interface RecapNews {
  /** What keeps it from being posted. */
  readonly problem: RecapProblem | undefined;
  /** The channel of a recap that does not tell of this workshop, since not all its readers may. */
  readonly leftOutOf: string | undefined;
}

/** On their card; what was left out has a message of its own where they have a thread. */
export function recapNotices(
  scene: Scene,
  { problem, leftOutOf }: RecapNews,
  privateThreads: boolean,
): Block[] {
  const { t } = scene;
  return [
    ...(problem === undefined
      ? []
      : [
          {
            kind: 'text' as const,
            text: t.say('facilitator.recap', { trouble: recapTrouble(problem, t) }),
          },
        ]),
    ...(leftOutOf === undefined || privateThreads ? [] : [leftOutBlock(scene, leftOutOf)]),
  ];
}

/** Said once in the facilitators' thread, whatever becomes of the recap then. */
export function leftOutSurfaces(
  scene: Scene,
  { leftOutOf }: RecapNews,
  privateThreads: boolean,
): Surfaces {
  if (leftOutOf === undefined || !privateThreads) return { items: [] };
  const view = () => ({ accent: neutralAccent, blocks: [leftOutBlock(scene, leftOutOf)] });
  const post = { key: 'recap-left-out', thread: facilitatorThread, revision: '1', view };
  return { items: [{ post }] };
}

/** Why the recap posted in that channel tells nothing of this workshop, and what may be done about it. */
function leftOutBlock({ workshop, t }: Scene, recapIn: string): Block {
  const text = t.say('facilitator.recapLeftOut', {
    recap: channel(recapIn),
    here: channel(workshop.opening.channel),
    view: t.plain('permission.view'),
    history: t.plain('permission.history'),
  });
  return { kind: 'text', text };
}
