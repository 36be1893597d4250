import type { TargetedKeyboardEvent, TargetedSubmitEvent } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Modal } from '../../../local-discord/types.ts';
import { Markdown } from '../markdown/markdown.tsx';
import { useRoom } from '../state/context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { DialogFoot } from '../ui/dialog-foot.tsx';
import { fieldsOf, problemOf, toSend, valuesAtFirst } from './fields.ts';
import { ModalField } from './modal-field.tsx';

interface ModalProps {
  readonly modal: Modal;
  readonly onClose: () => void;
}

/** A form from the bot. */
export function ModalView({ modal, onClose }: ModalProps) {
  const { text } = useRoom();
  const { fields, values, problems, sending, form, onSubmit, setValue } = useForm(modal, onClose);
  return (
    <Dialog title={modal.title} onClose={onClose}>
      <form class="modal" ref={form} onSubmit={onSubmit} onKeyDown={sendsAtOnce} noValidate>
        <div class="modal-fields">
          {textsOf(modal).map((words) => (
            <Markdown key={words} text={words} />
          ))}
          {fields.map((field, index) => (
            <ModalField
              key={field.id}
              field={field}
              value={values[field.id] ?? []}
              problem={problems[index]}
              onChange={(value) => setValue(field.id, value)}
            />
          ))}
        </div>
        <DialogFoot label={text.submit} busy={sending} onClose={onClose} />
      </form>
    </Dialog>
  );
}

/** From a long answer too, where Enter alone begins a line. */
function sendsAtOnce(event: TargetedKeyboardEvent<HTMLFormElement>): void {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
    event.currentTarget.requestSubmit();
}

/**
 * What was typed stays until it is sent; missing answers are only pointed out after an attempt to
 * send.
 */
function useForm(modal: Modal, onSent: () => void) {
  const { act, text } = useRoom();
  const [fields] = useState(() => fieldsOf(modal));
  const [values, setValues] = useState(() => valuesAtFirst(fields));
  const [checked, setChecked] = useState(false);
  const [sending, setSending] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const problems = fields.map((field) => problemOf(field, values, text));
  const send = async (): Promise<void> => {
    setChecked(true);
    const wrong = problems.findIndex((problem) => problem !== undefined);
    if (wrong >= 0) return focusField(form.current, wrong);
    setSending(true);
    const outcome = await act({ do: 'submit', modal, values: toSend(fields, values) });
    setSending(false);
    if (outcome !== undefined) onSent();
  };
  const onSubmit = (event: TargetedSubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (!sending) void send();
  };
  const setValue = (id: string, value: readonly string[]): void =>
    setValues((before) => ({ ...before, [id]: value }));
  return { fields, values, problems: checked ? problems : [], sending, form, onSubmit, setValue };
}

const textDisplay = 10;

const textsOf = ({ components }: Modal): string[] =>
  components.flatMap(({ type, content }) =>
    type === textDisplay && typeof content === 'string' ? [content] : [],
  );

/** After the problems are rendered, so that screen readers announce them with the field. */
function focusField(form: HTMLFormElement | null, index: number): void {
  requestAnimationFrame(() => {
    const field = form?.querySelectorAll<HTMLElement>('[data-field]')[index];
    field?.querySelector<HTMLElement>('input, textarea, button')?.focus();
  });
}
