import type { Form } from '../../kernel/view/view.ts';
import type { Person } from '../../kernel/people.ts';
import type { Place } from '../context.ts';
import type { NewId } from '../ports.ts';

/** Refused forms as they were filled in, so that their authors can open them again. */
export interface Drafts {
  keep(form: Form, owner: string): string;
  /** Undefined for anybody but its owner. */
  find(id: string, owner: string): Form | undefined;
}

/** A person in one community. */
export const ownerOf = (who: Pick<Person, 'id'>, { community }: Place): string =>
  `${community}/${who.id}`;

/**
 * Kept in memory only, the oldest dropped beyond `size`: the refusal itself shows what was typed, so
 * a restart costs a copy and paste, not the text.
 */
export function createDrafts(newId: NewId, size = 1000): Drafts {
  const kept = new Map<string, { readonly form: Form; readonly owner: string }>();
  return {
    keep: (form, owner) => {
      const id = newId();
      kept.set(id, { form, owner });
      const [oldest] = kept.keys();
      if (kept.size > size && oldest !== undefined) kept.delete(oldest);
      return id;
    },
    find: (id, owner) => {
      const found = kept.get(id);
      return found?.owner === owner ? found.form : undefined;
    },
  };
}
