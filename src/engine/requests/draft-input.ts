import type { Form } from '../../kernel/view/view.ts';
import type { Input } from './command.ts';

/** A form as it was filled in, as if it were sent again; whom it names is left to choose anew. */
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
