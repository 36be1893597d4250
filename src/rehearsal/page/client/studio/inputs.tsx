import { useId } from 'preact/hooks';
import { beginningInCodePoints } from '../../../../kernel/beginning.ts';
import { curlApostrophes } from '../../../../kernel/typography.ts';
import { mistakesAt, useDesk } from './desk.ts';
import { fieldsOf, itemsOf, valueAt, type Path } from './draft.ts';
import type { Shape } from './shape.ts';

interface InputProps<Is extends Shape['is']> {
  readonly path: Path;
  readonly name: string;
  readonly shape: Extract<Shape, { is: Is }>;
}

/** What is wrong, said where it is; read with the field. */
export function Wrong({ id, path }: { readonly id: string; readonly path: Path }) {
  const { mistakes } = useDesk();
  const found = mistakesAt(mistakes, path);
  return (
    <p class="field-problem" id={id} role="alert">
      {found.join(' ')}
    </p>
  );
}

/** One text, in each of the workshop's languages. */
export function LocalizedText({ path, name, shape }: InputProps<'text'>) {
  const { languages } = useDesk();
  const id = useId();
  return (
    <fieldset class="field" aria-describedby={`${id}-wrong`}>
      <legend>{name}</legend>
      {languages.map((language) => (
        <OneText
          key={language}
          path={[...path, language]}
          name={`${name} (${language})`}
          mark={languages.length > 1 ? language : ''}
          long={shape.long === true}
          max={shape.max}
        />
      ))}
      <Wrong id={`${id}-wrong`} path={path} />
    </fieldset>
  );
}

export function PlainText({ path, name, shape }: InputProps<'plain'>) {
  return (
    <div class="field">
      <span aria-hidden="true" class="field-name">
        {name}
      </span>
      <OneText path={path} name={name} mark="" long={false} max={shape.max} />
    </div>
  );
}

interface OneTextProps {
  readonly path: Path;
  readonly name: string;
  readonly mark: string;
  readonly long: boolean;
  readonly max: number | undefined;
}

function OneText({ path, name, mark, long, max }: OneTextProps) {
  const { draft, change, mistakes, text } = useDesk();
  const id = useId();
  const value = valueAt(draft, path);
  const words = typeof value === 'string' ? value : '';
  const used = Array.from(words).length;
  const wrong = mistakesAt(mistakes, path).length > 0;
  const props = {
    class: 'input',
    'aria-label': name,
    'aria-invalid': wrong,
    'aria-describedby': `${id}-wrong`,
    value: words,
    ...(mark === '' ? {} : { lang: mark }),
  };
  const set = (typed: string): void => change(path, typed === '' ? undefined : typed);
  return (
    <div class="one-text">
      {mark !== '' && <span class="tag">{mark}</span>}
      {long ? (
        <textarea
          {...props}
          rows={Math.min(8, 1 + Math.ceil(used / 60))}
          onInput={({ currentTarget }) => set(currentTarget.value)}
        />
      ) : (
        <input {...props} type="text" onInput={({ currentTarget }) => set(currentTarget.value)} />
      )}
      {max !== undefined && used > max * 0.8 && (
        <span class={used > max ? 'counter counter-near' : 'counter'}>
          {text.counter(used, max)}
        </span>
      )}
      <Wrong id={`${id}-wrong`} path={path} />
    </div>
  );
}

export function NumberInput({ path, name, shape }: InputProps<'number'>) {
  const { draft, change } = useDesk();
  const id = useId();
  const value = valueAt(draft, path);
  return (
    <div class="field field-short">
      <label for={id}>{name}</label>
      <input
        class="input"
        id={id}
        type="number"
        min={shape.min}
        max={shape.max}
        aria-describedby={`${id}-wrong`}
        value={typeof value === 'number' ? value : ''}
        onInput={({ currentTarget }) => {
          const typed = currentTarget.valueAsNumber;
          change(path, Number.isNaN(typed) ? undefined : typed);
        }}
      />
      <Wrong id={`${id}-wrong`} path={path} />
    </div>
  );
}

/** What the file says nothing of is as usual. */
export function FlagInput({ path, name, shape }: InputProps<'flag'>) {
  const { draft, change } = useDesk();
  const id = useId();
  const value = valueAt(draft, path);
  const ticked = typeof value === 'boolean' ? value : shape.usual;
  return (
    <div class="field">
      <label class="flag">
        <input
          type="checkbox"
          checked={ticked}
          aria-describedby={`${id}-wrong`}
          onChange={() => change(path, ticked === shape.usual ? !ticked : undefined)}
        />
        {name}
      </label>
      <Wrong id={`${id}-wrong`} path={path} />
    </div>
  );
}

export function ChoiceInput({ path, name, shape }: InputProps<'choice'>) {
  const { draft, change, text } = useDesk();
  const id = useId();
  const value = valueAt(draft, path);
  const chosen = typeof value === 'string' ? value : (shape.usual ?? '');
  return (
    <div class="field field-short">
      <label for={id}>{name}</label>
      <select
        class="input"
        id={id}
        value={chosen}
        aria-describedby={`${id}-wrong`}
        onChange={({ currentTarget }) =>
          change(
            path,
            currentTarget.value === '' || currentTarget.value === shape.usual
              ? undefined
              : currentTarget.value,
          )
        }
      >
        {shape.usual === undefined && <option value="">{text.usual}</option>}
        {shape.from.map((each) => (
          <option key={each} value={each}>
            {text.values[each] ?? each}
          </option>
        ))}
      </select>
      <Wrong id={`${id}-wrong`} path={path} />
    </div>
  );
}

export function SeveralInput({ path, name, shape }: InputProps<'several'>) {
  const { draft, change, text } = useDesk();
  const id = useId();
  const chosen = new Set(itemsOf(valueAt(draft, path)));
  const toggle = (each: string): void =>
    change(
      path,
      shape.from.filter((other) => (other === each ? !chosen.has(each) : chosen.has(other))),
    );
  return (
    <fieldset class="field" aria-describedby={`${id}-wrong`}>
      <legend>{name}</legend>
      {shape.from.map((each) => (
        <label key={each} class="flag">
          <input type="checkbox" checked={chosen.has(each)} onChange={() => toggle(each)} />
          {text.values[each] ?? each}
        </label>
      ))}
      <Wrong id={`${id}-wrong`} path={path} />
    </fieldset>
  );
}

/** In characters: enough to tell it from its neighbours. */
const longestName = 40;

/** The words by which one of a list is known among the others. */
export function wordsOf(value: unknown, languages: readonly string[]): string {
  const fields = fieldsOf(value);
  const named = ['title', 'button', 'label', 'heading']
    .map((key) => fields[key])
    .find((each) => each !== undefined);
  const texts = fieldsOf(named ?? value);
  const found = languages
    .map((language) => texts[language])
    .find((each) => typeof each === 'string');
  const words = typeof named === 'string' ? named : typeof found === 'string' ? found : '';
  const whole = curlApostrophes(words);
  if (Array.from(whole).length <= longestName) return whole;
  return `${beginningInCodePoints(whole, longestName - 1).trimEnd()}…`;
}
