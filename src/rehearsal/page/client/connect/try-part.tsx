import { useState } from 'preact/hooks';
import { Icon } from '../ui/icon.tsx';
import { useDesk } from './desk.ts';

interface TryPartProps {
  readonly title: string;
  readonly lead: string;
  /** Said once it has begun. */
  readonly tried: string;
  /** To where it has begun. */
  readonly open: string;
  /** What begins it; undefined where it can't begin from here. */
  readonly button: string | undefined;
  /** What to do instead. */
  readonly instead: string | undefined;
  readonly onTry: () => Promise<{ readonly address: string }>;
}

/** The short workshop, begun from here. */
export function TryPart({ title, lead, tried, open, button, instead, onTry }: TryPartProps) {
  const { attempt } = useDesk();
  const [begun, setBegun] = useState<{ readonly address: string }>();
  const [busy, setBusy] = useState(false);
  const begin = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    await attempt(onTry().then(setBegun));
    setBusy(false);
  };
  if (begun !== undefined)
    return (
      <div class="try">
        <h3>{title}</h3>
        <p role="status">{tried}</p>
        <a
          class="button button-main button-large"
          href={begun.address}
          target="_blank"
          rel="noreferrer"
        >
          <Icon name="outside" />
          {open}
        </a>
      </div>
    );
  return (
    <div class="try">
      <h3>{title}</h3>
      <p>{lead}</p>
      {button !== undefined && (
        <button
          type="button"
          class="button button-success button-large"
          aria-busy={busy}
          onClick={() => void begin()}
        >
          {button}
        </button>
      )}
      {button === undefined && instead !== undefined && <p>{instead}</p>}
    </div>
  );
}
