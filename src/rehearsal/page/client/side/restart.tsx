import { useState } from 'preact/hooks';
import { useRoom } from '../state/context.ts';
import { restart } from '../state/server.ts';
import { Dialog } from '../ui/dialog.tsx';
import { DialogFoot } from '../ui/dialog-foot.tsx';
import { Icon } from '../ui/icon.tsx';

/** “Start again”, with a confirmation since nothing can be recovered. */
export function Restart() {
  const { text, attempt } = useRoom();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const close = (): void => setAsking(false);
  const start = async (): Promise<void> => {
    setBusy(true);
    const done = await attempt(restart());
    setBusy(false);
    if (done) close();
  };
  return (
    <>
      <button type="button" class="button button-quiet" onClick={() => setAsking(true)}>
        <Icon name="again" />
        {text.restart}
      </button>
      {asking && (
        <Dialog title={text.restartAsk} onClose={close}>
          <p class="dialog-words">{text.restartLead}</p>
          <DialogFoot
            label={text.restartDo}
            tone="danger"
            busy={busy}
            onClose={close}
            onAct={() => void start()}
          />
        </Dialog>
      )}
    </>
  );
}
