import type { PersonId } from '../../kernel/people.ts';
import type { Placement } from '../../kernel/placement.ts';
import type { Template } from '../../template/domain/template.ts';
import type { AgendaState } from './agenda.ts';
import type { Timebox } from './timebox.ts';

/** What the agenda needs to know about the workshop. */
export interface Underway {
  readonly id: string;
  readonly opening: { readonly template: Template };
  readonly closedAt: number | null;
  readonly agenda: AgendaState;
  readonly timebox: Timebox | null;
  readonly ready: readonly PersonId[];
  readonly boards: { readonly opened: readonly string[] };
  readonly placement: Placement;
}
