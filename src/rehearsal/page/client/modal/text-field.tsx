import type { TargetedInputEvent } from 'preact';
import { useRoom } from '../state/context.ts';
import { isParagraph, isRequired, maxLength } from './fields.ts';
import type { TiedFieldProps } from './field-props.ts';

/** From this share of the limit, the count is shown. */
const nearlyFull = 0.8;

export function TextField({ field, value, problem, onChange, ties }: TiedFieldProps) {
  const { text } = useRoom();
  const { input } = field;
  const typed = value[0] ?? '';
  const max = maxLength(input);
  const common = {
    id: ties.id,
    class: 'input',
    value: typed,
    // As in Discord, the count goes past the limit and says so, instead of dropping text.
    placeholder: input.placeholder ?? '',
    required: isRequired(input),
    'aria-invalid': problem !== undefined,
    'aria-describedby': ties.describedBy,
  };
  const onInput = ({ currentTarget }: TargetedInputEvent<HTMLInputElement | HTMLTextAreaElement>) =>
    onChange([currentTarget.value]);
  return (
    <>
      {isParagraph(input) ? (
        <textarea rows={4} {...common} onInput={onInput} />
      ) : (
        <input type="text" {...common} onInput={onInput} />
      )}
      <p class={typed.length > max * nearlyFull ? 'counter counter-near' : 'counter'}>
        <span aria-hidden="true">
          {typed.length} / {max}
        </span>
        <span class="unseen">{text.counter(typed.length, max)}</span>
      </p>
    </>
  );
}
