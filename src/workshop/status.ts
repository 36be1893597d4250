import { privately, type Reply } from '../engine/requests/reply.ts';
import type { Button } from '../kernel/view/view.ts';
import { sceneFor } from './acting.ts';
import { isOpen } from './domain/state.ts';
import { facilitates } from './domain/workshop.ts';
import type { InWorkshop } from './subjects.ts';
import { agendaCard } from './view/agenda-card.ts';
import { facilitatorCard, withTakeover } from './view/facilitator-card.ts';
import type { Scene } from './view/scene.ts';

/**
 * Where the workshop is; facilitators also get its buttons. `lasting`: the one that stays once the
 * workshop has ended, which is another room's.
 */
export const statusWith =
  (lasting: (scene: Scene) => Button) =>
  async (context: InWorkshop): Promise<Reply> => {
    const { subject } = context;
    const { workshop } = subject.value;
    const scene = sceneFor(context, workshop);
    const view = facilitates(workshop, subject.by)
      ? facilitatorCard(scene, { lasting: [lasting(scene)] })
      : { ...agendaCard(scene), rows: [] };
    const takes = context.asker.administers && isOpen(workshop);
    return privately(takes ? withTakeover(view, workshop.id, context.t) : view);
  };
