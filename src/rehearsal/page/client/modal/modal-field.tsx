import type { FieldProps, TiedFieldProps } from './field-props.ts';
import { useId } from 'preact/hooks';
import { useRoom } from '../state/context.ts';
import { Picker } from '../ui/picker.tsx';
import { selectItems } from '../ui/select-items.tsx';
import { Choices, SingleBox } from './choices.tsx';
import { isRequired, Kind, mostValues, type Field } from './fields.ts';
import { TextField } from './text-field.tsx';

export function ModalField(props: FieldProps) {
  const { field, problem } = props;
  const id = useId();
  const ties = { id, describedBy: `${id}-help ${id}-problem` };
  const isGroup = field.input.type === Kind.radioGroup || field.input.type === Kind.checkboxGroup;
  const rest = (
    <>
      {field.help !== undefined && (
        <p class="field-help" id={`${id}-help`}>
          {field.help}
        </p>
      )}
      <Input {...props} ties={ties} />
      <p class="field-problem" id={`${id}-problem`} role="alert">
        {problem}
      </p>
    </>
  );
  if (isGroup)
    return (
      <fieldset class="field" data-field aria-describedby={ties.describedBy}>
        <legend>
          <Label field={field} />
        </legend>
        {rest}
      </fieldset>
    );
  return (
    <div class="field" data-field>
      <label for={id}>
        <Label field={field} />
      </label>
      {rest}
    </div>
  );
}

function Label({ field }: { readonly field: Field }) {
  const { text } = useRoom();
  if (!isRequired(field.input)) return <>{field.label}</>;
  return (
    <>
      {field.label}
      <span class="required" aria-hidden="true">
        {' '}
        *
      </span>
      <span class="unseen"> ({text.required})</span>
    </>
  );
}

function Input(props: TiedFieldProps) {
  switch (props.field.input.type) {
    case Kind.textInput:
      return <TextField {...props} />;
    case Kind.radioGroup:
    case Kind.checkboxGroup:
      return <Choices {...props} />;
    case Kind.checkbox:
      return <SingleBox {...props} />;
    default:
      return <Select {...props} />;
  }
}

function Select({ field, value, problem, onChange, ties }: TiedFieldProps) {
  const { known, text } = useRoom();
  const { input, label } = field;
  const hint = input.type === Kind.userSelect ? text.choosePerson : text.choose;
  return (
    <Picker
      id={ties.id}
      name={label}
      placeholder={input.placeholder ?? hint}
      items={selectItems(input, known)}
      chosen={value}
      max={mostValues(input)}
      describedBy={ties.describedBy}
      invalid={problem !== undefined}
      onChoose={onChange}
    />
  );
}
