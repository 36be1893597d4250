import { useRoom } from '../state/context.ts';

interface DialogFootProps {
  readonly label: string;
  readonly tone?: 'main' | 'danger';
  readonly busy?: boolean;
  readonly onClose: () => void;
  /** Absent in a form, which has its own submit button. */
  readonly onAct?: () => void;
}

/** The end of a dialog: cancel or confirm. */
export function DialogFoot({ label, tone = 'main', busy, onClose, onAct }: DialogFootProps) {
  const { text } = useRoom();
  return (
    <footer class="dialog-foot">
      <button type="button" class="button" onClick={onClose}>
        {text.cancel}
      </button>
      <button
        type={onAct === undefined ? 'submit' : 'button'}
        class={`button button-${tone}`}
        aria-busy={busy}
        onClick={onAct}
      >
        {busy === true ? text.sending : label}
      </button>
    </footer>
  );
}
