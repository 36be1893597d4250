import { err, ok } from '../kernel/result.ts';
import type { AppContext, Outcome } from '../engine/context.ts';
import type { StreamKind, Streams } from '../engine/streams/stream-kind.ts';
import { sharedTemplate } from '../template/shared.ts';
import {
  emptyWorkshop,
  evolveWorkshop,
  wasOpened,
  workshopEventSchema,
  workshopStateSchema,
  type OpenedWorkshop,
  type WorkshopEvent,
  type WorkshopState,
} from './domain/state.ts';

/** As it is, with the template that all workshops of the same content hold. */
function sharing(state: WorkshopState): WorkshopState {
  if (state.opening !== null)
    state.opening = { ...state.opening, template: sharedTemplate(state.opening.template) };
  return state;
}

function evolve(state: WorkshopState, event: WorkshopEvent): WorkshopState {
  const evolved = evolveWorkshop(state, event);
  return event.type === 'workshop.opened' ? sharing(evolved) : evolved;
}

export const workshopKind: StreamKind<WorkshopState, WorkshopEvent> = {
  name: 'workshop',
  version: 1,
  initial: emptyWorkshop,
  evolve,
  events: workshopEventSchema,
  state: workshopStateSchema.transform(sharing),
};

declare module '../engine/context.ts' {
  interface RoomStreams {
    readonly workshops: Streams<WorkshopState, WorkshopEvent>;
  }
}

declare module '../engine/delivery/subject.ts' {
  interface SubjectKinds {
    readonly workshop: { readonly id: string };
  }
}

/** A workshop that was opened, whether it is over or not. */
export async function openedWorkshop({ streams }: AppContext, id: string): Outcome<OpenedWorkshop> {
  const found = await streams.workshops.read(id);
  if (!found.ok) return found;
  return wasOpened(found.value) ? ok(found.value) : err({ kind: 'noWorkshop' });
}
