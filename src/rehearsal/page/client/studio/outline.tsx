import { useState } from 'preact/hooks';
import { withoutStep, withStep } from './blanks.ts';
import { useDesk } from './desk.ts';
import { fieldsOf, itemsOf } from './draft.ts';
import { ItemTools, moved } from './edit.tsx';
import { wordsOf } from './inputs.tsx';
import { isStepKind, stepKinds, type StepKind } from './shape.ts';

interface OutlineProps {
  /** The step that is open; -1 for the workshop's own part. */
  readonly at: number;
  readonly onGo: (at: number) => void;
}

/** The workshop and its steps, in order: open one, move it, take it out, add one. */
export function Outline({ at, onGo }: OutlineProps) {
  const { draft, text, languages, mistakes, change, setDraft } = useDesk();
  const steps = itemsOf(draft['steps']);
  const total = steps.reduce<number>((sum, step) => sum + minutesOf(step), 0);
  const wrong = (index: number) =>
    mistakes.some(({ path }) => path[0] === 'steps' && path[1] === index);
  return (
    <nav class="outline" aria-label={text.steps}>
      <Entry words={text.workshop} open={at === -1} wrong={false} onOpen={() => onGo(-1)} />
      <h2>{text.steps}</h2>
      <ol>
        {steps.map((step, index) => {
          const words = text.step(index + 1, wordsOf(step, languages));
          return (
            <li key={String(fieldsOf(step)['id'])}>
              <Entry
                words={words}
                open={at === index}
                wrong={wrong(index)}
                onOpen={() => onGo(index)}
              />
              {at === index && (
                <ItemTools
                  name={words}
                  index={index}
                  count={steps.length}
                  onMove={(to) => {
                    change(['steps'], moved(steps, index, to));
                    onGo(to);
                  }}
                  onRemove={() => {
                    setDraft(withoutStep(draft, index));
                    onGo(Math.max(0, index - 1));
                  }}
                />
              )}
            </li>
          );
        })}
      </ol>
      <p class="outline-total">{text.total(total)}</p>
      <AddStep onAdded={() => onGo(steps.length)} />
    </nav>
  );
}

const minutesOf = (step: unknown): number => {
  const { minutes } = fieldsOf(step);
  return typeof minutes === 'number' ? minutes : 0;
};

interface EntryProps {
  readonly words: string;
  readonly open: boolean;
  readonly wrong: boolean;
  readonly onOpen: () => void;
}

function Entry({ words, open, wrong, onOpen }: EntryProps) {
  return (
    <button
      type="button"
      class={open ? 'outline-entry outline-open' : 'outline-entry'}
      aria-current={open ? 'step' : undefined}
      onClick={onOpen}
    >
      {words}
      {wrong && <span class="badge badge-danger">!</span>}
    </button>
  );
}

function AddStep({ onAdded }: { readonly onAdded: () => void }) {
  const desk = useDesk();
  const { text, setDraft } = desk;
  const [kind, setKind] = useState<StepKind>('cards');
  return (
    <div class="add-step">
      <label>
        {text.kind}
        <select
          class="input"
          value={kind}
          onChange={({ currentTarget: { value } }) => isStepKind(value) && setKind(value)}
        >
          {stepKinds.map((each) => (
            <option key={each} value={each}>
              {text.kinds[each]}
            </option>
          ))}
        </select>
      </label>
      <button
        type="button"
        class="button button-wide"
        onClick={() => {
          setDraft(withStep(kind, desk));
          onAdded();
        }}
      >
        {text.addStep}
      </button>
    </div>
  );
}
