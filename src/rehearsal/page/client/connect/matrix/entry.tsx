import { useId } from 'preact/hooks';

interface EntryProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** Not to be read over a shoulder. */
  readonly secret?: true;
}

/** One line to fill in. */
export function Entry({ name, label, hint, secret }: EntryProps) {
  const id = useId();
  const props = {
    class: 'input',
    id,
    name,
    autocomplete: 'off',
    autocapitalize: 'none',
    spellcheck: false,
    'aria-describedby': hint === undefined ? undefined : `${id}-hint`,
  } as const;
  return (
    <div class="entry-line">
      <label for={id}>{label}</label>
      {secret === true ? <input {...props} type="password" /> : <input {...props} type="text" />}
      {hint !== undefined && (
        <p class="entry-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
