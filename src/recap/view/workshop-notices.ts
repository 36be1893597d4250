import { channel } from '../../kernel/rich.ts';
import { neutralAccent } from '../../kernel/view/accent.ts';
import type { Surfaces } from '../../kernel/view/surfaces.ts';
import type { Block } from '../../kernel/view/view.ts';
import { facilitatorThread } from '../../agenda/domain/post-keys.ts';
import type { Scene } from '../../workshop/view/scene.ts';
import type { RecapProblem } from '../domain/state.ts';
import { recapTrouble } from './status.ts';

/** What the facilitators of a workshop learn about their community's recap. */
export interface RecapNews {
  /** What keeps it from being posted. */
  readonly problem: RecapProblem | undefined;
  /** The channel of a recap that leaves this workshop out, since not all its readers may read it. */
  readonly leftOutOf: string | undefined;
}

/** On their card; what was left out has a message of its own if they have a thread. */
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

/** Posted once in the facilitators' thread, whatever happens to the recap afterwards. */
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

/** Why the recap posted in that channel leaves this workshop out, and what can be done about it. */
function leftOutBlock({ workshop, t }: Scene, recapIn: string): Block {
  const text = t.say('facilitator.recapLeftOut', {
    recap: channel(recapIn),
    here: channel(workshop.opening.channel),
    view: t.plain('permission.view'),
    history: t.plain('permission.history'),
  });
  return { kind: 'text', text };
}
