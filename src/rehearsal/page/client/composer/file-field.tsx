import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { useRoom } from '../state/context.ts';
import { sendFile } from '../state/server.ts';
import { localised } from '../../../local-discord/localised.ts';
import type { OptionFieldProps } from './option-field.tsx';

type FileFieldProps = Pick<OptionFieldProps, 'option' | 'focused' | 'problem' | 'onFill'>;

/**
 * A file from the person's device, uploaded as soon as it is picked; the command then refers to it.
 */
export function FileField({ option, focused, problem, onFill }: FileFieldProps) {
  const { known, attempt } = useRoom();
  const { name, description } = localised(option, known.me.locale);
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (focused) input.current?.focus();
  }, []);
  const pick = async ({ files }: HTMLInputElement): Promise<void> => {
    const file = files?.[0];
    onFill({ words: file?.name ?? '' });
    if (file === undefined) return;
    const sending = sendFile(known.me.id, file);
    const isSent = await attempt(sending);
    // Another one may have been picked in the meantime.
    if (input.current?.files?.[0] !== file) return;
    if (isSent) onFill({ words: file.name, value: (await sending).id });
    else input.current.value = '';
  };
  return (
    <div class="option-field">
      <label for={id}>{name}</label>
      <input
        class="input"
        type="file"
        id={id}
        ref={input}
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-help ${id}-problem`}
        onChange={({ currentTarget }) => void pick(currentTarget)}
      />
      <p class="option-help" id={`${id}-help`}>
        {description}
      </p>
      <p class="field-problem" id={`${id}-problem`} role="alert">
        {problem}
      </p>
    </div>
  );
}
