import { err, ok } from '../kernel/result.ts';
import type { AppContext, Outcome } from '../engine/context.ts';
import type { StreamKind, Streams } from '../engine/streams/stream-kind.ts';
import { sharedTemplate } from '../template/shared.ts';
import {
  emptyWorkshop,
  wasOpened,
  workshopEventSchema,
  workshopStateSchema,
  type OpenedWorkshop,
  type WorkshopEvent,
  type WorkshopState,
} from './domain/state.ts';
import { workshopOwnData } from './domain/own-data.ts';
import { evolveWorkshop } from './domain/fold.ts';

/** The same state, sharing one template object between all workshops of equal templates. */
function sharing(state: WorkshopState): WorkshopState {
  if (state.opening !== null)
    state.opening = { ...state.opening, template: sharedTemplate(state.opening.template) };
  return state;
}

function evolve(state: WorkshopState, event: WorkshopEvent): WorkshopState {
  const evolved = evolveWorkshop(state, event);
  const { type } = event;
  return type === 'workshop.opened' || type === 'workshop.kept' ? sharing(evolved) : evolved;
}

export const workshopKind: StreamKind<WorkshopState, WorkshopEvent> = {
  name: 'workshop',
  version: 1,
  initial: emptyWorkshop,
  evolve,
  kept: (state) => [{ type: 'workshop.kept', state }],
  ownData: workshopOwnData,
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

/** A workshop that was opened, even if it is over. */
export async function openedWorkshop({ streams }: AppContext, id: string): Outcome<OpenedWorkshop> {
  const found = await streams.workshops.read(id);
  if (!found.ok) return found;
  return wasOpened(found.value) ? ok(found.value) : err({ kind: 'noWorkshop' });
}
