import type { Form } from '../../kernel/view/view.ts';
import type { Input } from './command.ts';

/**
 * The input of a form as it was filled in, as if it were sent again; people must be chosen again.
 */
export function inputOf({ fields }: Form): Input {
  const field = (id: string) => fields.find((each) => each.id === id);
  return {
    text: (id) => {
      const found = field(id);
      return found === undefined || found.kind === 'someOf' ? '' : (found.value ?? '');
    },
    list: (id) => {
      const found = field(id);
      return found?.kind === 'someOf' ? (found.values ?? []) : [];
    },
    person: () => undefined,
  };
}
