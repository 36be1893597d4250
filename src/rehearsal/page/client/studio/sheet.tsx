import { useDesk } from './desk.ts';
import { fieldsOf, itemsOf, slug, valueAt } from './draft.ts';
import { Parts } from './edit.tsx';
import { ChoiceInput, Wrong } from './inputs.tsx';
import {
  exerciseShape,
  isStepKind,
  pillarIds,
  pillarShape,
  stepShape,
  workshopShape,
} from './shape.ts';

/** The fields of the workshop itself, or of one of its steps with what the step calls for. */
export function Sheet({ at }: { readonly at: number }) {
  return at === -1 ? <WorkshopSheet /> : <StepSheet at={at} />;
}

function WorkshopSheet() {
  const { text, draft, change } = useDesk();
  const id = draft['id'];
  return (
    <section class="sheet-fields" aria-label={text.workshop}>
      <h2>{text.workshop}</h2>
      <Parts path={[]} shape={workshopShape} />
      <div class="field field-short">
        <label for="file-name">{text.fileName}</label>
        <input
          class="input"
          id="file-name"
          type="text"
          aria-describedby="file-name-wrong"
          value={typeof id === 'string' ? id : ''}
          onChange={({ currentTarget }) => change(['id'], slug(currentTarget.value))}
        />
        <Wrong id="file-name-wrong" path={['id']} />
      </div>
    </section>
  );
}

function StepSheet({ at }: { readonly at: number }) {
  const { text, draft } = useDesk();
  const step = fieldsOf(valueAt(draft, ['steps', at]));
  const { kind } = step;
  if (!isStepKind(kind)) return null;
  return (
    <section class="sheet-fields" aria-label={text.kinds[kind]}>
      <h2>{text.kinds[kind]}</h2>
      {kind === 'pillar' && (
        <ChoiceInput
          path={['steps', at, 'pillar']}
          name={text.pillarOf}
          shape={{ is: 'choice', from: pillarIds }}
        />
      )}
      <Parts path={['steps', at]} shape={stepShape(kind)} />
      {kind === 'pillar' && <Called list="pillars" id={step['pillar']} />}
      {kind === 'exercise' && <Called list="exercises" id={step['exercise']} />}
    </section>
  );
}

interface CalledProps {
  readonly list: 'pillars' | 'exercises';
  readonly id: unknown;
}

/** What a step calls for stands elsewhere in the file, and is edited with the step. */
function Called({ list, id }: CalledProps) {
  const { text, draft } = useDesk();
  const index = itemsOf(draft[list]).findIndex((each) => fieldsOf(each)['id'] === id);
  if (index === -1) return null;
  return (
    <fieldset class="part">
      <legend>{list === 'pillars' ? text.calledPillar : text.calledExercise}</legend>
      <Parts path={[list, index]} shape={list === 'pillars' ? pillarShape : exerciseShape} />
    </fieldset>
  );
}
