import type { Form } from '../view/view.ts';
import type { NewId } from './ports.ts';

/** Forms that were refused, as they were filled, so that a button can open them again. */
export interface Drafts {
  keep(form: Form): string;
  find(id: string): Form | undefined;
}

/**
 * Kept in memory only, the oldest dropped beyond `size`: the refusal itself shows what was typed, so
 * a restart costs a copy and paste, not the words.
 */
export function createDrafts(newId: NewId, size = 1000): Drafts {
  const kept = new Map<string, Form>();
  return {
    keep: (form) => {
      const id = newId();
      kept.set(id, form);
      const [oldest] = kept.keys();
      if (kept.size > size && oldest !== undefined) kept.delete(oldest);
      return id;
    },
    find: (id) => kept.get(id),
  };
}
