import { TickBox } from '../ui/tick-box.tsx';
import { Kind, mostValues } from './fields.ts';
import type { TiedFieldProps } from './field-props.ts';

/** A single choice or several. */
export function Choices({ field, value, onChange, ties }: TiedFieldProps) {
  const type = field.input.type === Kind.radioGroup ? 'radio' : 'checkbox';
  const isFull = type === 'checkbox' && value.length >= mostValues(field.input);
  const change = (option: string): void => {
    if (type === 'radio') onChange([option]);
    else if (value.includes(option)) onChange(value.filter((each) => each !== option));
    else onChange([...value, option]);
  };
  return (
    <div class="choice-list">
      {(field.input.options ?? []).map((option) => (
        <TickBox
          key={option.value}
          type={type}
          name={ties.id}
          label={option.label}
          help={option.description}
          ticked={value.includes(option.value)}
          disabled={isFull && !value.includes(option.value)}
          onChange={() => change(option.value)}
        />
      ))}
    </div>
  );
}

export function SingleBox({ value, onChange, ties }: TiedFieldProps) {
  return (
    <input
      type="checkbox"
      class="box"
      id={ties.id}
      checked={value[0] === 'true'}
      onChange={({ currentTarget }) => onChange([String(currentTarget.checked)])}
    />
  );
}
