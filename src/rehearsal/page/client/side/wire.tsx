import { useState } from 'preact/hooks';
import type { WireEntry } from '../../protocol.ts';
import { useRoom } from '../state/context.ts';
import { Icon } from '../ui/icon.tsx';
import { Segments } from '../ui/segments.tsx';

/** For developers: the traffic between Palabre and Discord, and any rules it broke. */
export function Wire() {
  const { screen, text } = useRoom();
  const [shown, setShown] = useState<'last' | 'all'>('last');
  const entries = shown === 'all' ? screen.wire : lastAction(screen.wire);
  return (
    <div class="wire">
      <div class="wire-head">
        <p>{text.wireLead}</p>
        <Segments
          name={text.wire}
          options={[
            ['last', text.wireLast],
            ['all', text.wireAll],
          ]}
          chosen={shown}
          onPick={setShown}
        />
      </div>
      <div class="wire-scroll" tabIndex={0} role="region" aria-label={text.wireOpen}>
        {entries.length === 0 && <p class="empty">{text.wireEmpty}</p>}
        <ol>
          {entries.map((entry, index) => (
            <Entry key={`${entry.at}-${index}`} entry={entry} />
          ))}
        </ol>
      </div>
    </div>
  );
}

/** A gesture reaches the bot as one event; what follows is its effect. */
function lastAction(entries: readonly WireEntry[]): readonly WireEntry[] {
  const from = entries.findLastIndex(({ name }) => name === 'INTERACTION_CREATE');
  return entries.slice(Math.max(0, from));
}

function Entry({ entry }: { readonly entry: WireEntry }) {
  const { text } = useRoom();
  const { direction, name, status, breaches, at } = entry;
  const [open, setOpen] = useState(false);
  return (
    <li class={breaches.length > 0 ? 'entry entry-breach' : 'entry'}>
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>
          <span class={`entry-way entry-${direction}`}>
            {direction === 'request' ? text.request : text.event}
          </span>
          <code>{name}</code>
          {status !== undefined && <span class="entry-status">{status}</span>}
          <time>{new Date(at).toTimeString().slice(0, 8)}</time>
        </summary>
        {open && (
          <pre tabIndex={0} role="region" aria-label={`${text.body} ${name}`}>
            {JSON.stringify(entry.body, null, 2)}
          </pre>
        )}
      </details>
      {breaches.map(({ rule, detail }) => (
        <p class="breach" key={`${rule}${detail}`}>
          <Icon name="warning" />
          <strong>{text.breach} </strong>
          <code>{rule}</code> {detail}
        </p>
      ))}
    </li>
  );
}

/** How many rules were broken in all entries kept. */
export const breachCount = (entries: readonly WireEntry[]): number =>
  entries.reduce((sum, { breaches }) => sum + breaches.length, 0);
