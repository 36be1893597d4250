import type { Failure } from '../kernel/failure.ts';
import type { Role } from '../engine/requests/admission.ts';

/** Why somebody may not who lacks a role, where nothing more is known. */
export const roleRefusals: Readonly<Record<Role, Failure>> = {
  member: { kind: 'unknownAction' },
  starter: { kind: 'mayNotStart' },
  facilitator: { kind: 'notFacilitator', facilitators: [] },
  pollFacilitator: { kind: 'notPollFacilitator' },
  author: { kind: 'notYourContribution' },
  authorOrFacilitator: { kind: 'notYourContribution' },
  organizer: { kind: 'mayNotRecap' },
  administrator: { kind: 'notAdministrator' },
};
