import type { Admitted } from '../engine/requests/admission.ts';
import type { StepOf } from '../template/domain/template.ts';
import { templatesFor } from '../template/offered.ts';

export interface PollModel {
  readonly id: string;
  readonly step: StepOf<'poll'>;
}

/** The polls that the templates hold, to start one from. */
export const pollModels = (subject: Admitted<unknown>): PollModel[] =>
  templatesFor(subject).flatMap(({ id, steps }) =>
    steps.flatMap((step) => (step.kind === 'poll' ? [{ id: `${id}/${step.id}`, step }] : [])),
  );
