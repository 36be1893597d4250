import { privately, type Reply } from '../engine/requests/reply.ts';
import type { Button } from '../kernel/view/view.ts';
import { sceneFor } from './acting.ts';
import { problemOnCard } from './cases.ts';
import { isOpen } from './domain/state.ts';
import { facilitates } from './domain/workshop.ts';
import type { InWorkshop } from './subjects.ts';
import { agendaCard } from './view/agenda-card.ts';
import { facilitatorCard, withTakeover } from './view/facilitator-card.ts';
import type { Scene } from './view/scene.ts';

/**
 * Where the workshop is; facilitators also get its buttons. `lasting`: those that are other rooms'.
 */
export const statusWith =
  (...lasting: readonly ((scene: Scene) => Button | undefined)[]) =>
  async (context: InWorkshop): Promise<Reply> => {
    const { subject } = context;
    const { workshop } = subject.value;
    const scene = sceneFor(context, workshop);
    const view = facilitates(workshop, subject.by)
      ? facilitatorCard(scene, {
          problems: [problemOnCard(subject, workshop) ?? []].flat(),
          lasting: lasting.map((of) => of(scene)).filter((each) => each !== undefined),
        })
      : { ...agendaCard(scene), rows: [] };
    // From somebody else: who is alone to facilitate has nothing to take over.
    const others = workshop.facilitators.some((id) => id !== context.asker.id);
    const takes = context.asker.administers && isOpen(workshop) && others;
    return privately(takes ? withTakeover(view, workshop.id, context.t) : view);
  };
