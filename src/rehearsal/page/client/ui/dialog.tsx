import type { ComponentChildren, TargetedEvent } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { useRoom } from '../state/context.ts';
import { Trouble } from '../trouble.tsx';
import { Icon } from './icon.tsx';

interface DialogProps {
  readonly title: string;
  /** `sheet` is centred; drawers open from a side of a narrow screen. */
  readonly look?: 'sheet' | 'drawer-channels' | 'drawer-tools' | 'drawer-wire';
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** The browser's own modal dialog: it traps the focus, and returns it to where it was. */
export function Dialog({ title, look = 'sheet', onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const { close } = useRoom().text;
  const id = useId();
  useLayoutEffect(() => {
    const { current } = dialog;
    current?.showModal();
    const first = current?.querySelector<HTMLElement>('form :is(input, textarea, button)');
    // On a touch screen, a text would open the keyboard over the form.
    if (
      window.matchMedia('(pointer: fine)').matches ||
      first?.matches('[type=checkbox], [type=radio]')
    )
      first?.focus();
    return () => current?.close();
  }, []);
  const onCancel = (event: TargetedEvent<HTMLDialogElement>): void => {
    event.preventDefault();
    onClose();
  };
  return (
    <dialog class={`dialog ${look}`} ref={dialog} aria-labelledby={id} onCancel={onCancel}>
      <header class="dialog-head">
        <h2 id={id}>{title}</h2>
        <button type="button" class="icon-button" aria-label={close} onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      <Trouble />
      {children}
    </dialog>
  );
}
