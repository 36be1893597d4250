import { useId, useState } from 'preact/hooks';
import type { WireChannel, WireServer } from '../../connect/protocol.ts';
import { Icon } from '../ui/icon.tsx';
import { useDesk } from './desk.ts';
import { tryThere } from './server.ts';
import { Step } from './step.tsx';
import { TryPart } from './try-part.tsx';

/** Each server as it appears, and in the chosen channel each right as it is given. */
export function CheckStep() {
  const { text, known } = useDesk();
  const { servers = [] } = known.discord;
  return (
    <Step title={text.checkTitle} done={false}>
      {servers.length === 0 && (
        <p class="cast-now cast-playing" role="status">
          {text.checkWaiting}
        </p>
      )}
      {servers.map((server) => (
        <Server key={server.id} server={server} />
      ))}
    </Step>
  );
}

/** What people call a channel for trying things. */
const forTrying = /test|essai|prova|prueba|bac-a-sable|sandbox/u;

function Server({ server }: { readonly server: WireServer }) {
  const { text } = useDesk();
  const id = useId();
  const [chosen, setChosen] = useState<string>();
  const { channels } = server;
  const channel =
    channels.find((each) => each.id === chosen) ??
    channels.find(({ name }) => forTrying.test(name)) ??
    channels[0];
  return (
    <section class="server" aria-labelledby={id}>
      <h3 id={id}>
        <Icon name="check" /> {server.name}
      </h3>
      {channel === undefined ? (
        <p>{text.noChannels}</p>
      ) : (
        <>
          <label class="server-channel">
            {text.checkChannel}
            <select
              class="input"
              value={channel.id}
              onChange={({ currentTarget }) => setChosen(currentTarget.value)}
            >
              {channels.map((each) => (
                <option key={each.id} value={each.id}>
                  #{each.name}
                </option>
              ))}
            </select>
          </label>
          <Rights channel={channel} />
          <Try server={server.id} channel={channel} />
        </>
      )}
    </section>
  );
}

function Rights({ channel: { rights } }: { readonly channel: WireChannel }) {
  const { text } = useDesk();
  const missing = rights.filter(({ there }) => !there).length;
  return (
    <>
      <ul class="rights">
        {rights.map(({ name, there }) => (
          <li key={name} class={there ? 'right' : 'right right-missing'}>
            <Icon name={there ? 'check' : 'close'} />
            {name}
            <span class="unseen"> : {there ? text.rightThere : text.rightMissing}</span>
          </li>
        ))}
      </ul>
      <p role="status">{missing === 0 ? text.allRights : text.someRights(missing)}</p>
    </>
  );
}

interface TryProps {
  readonly server: string;
  readonly channel: WireChannel;
}

/** Where the application's owner may lead one. */
function Try({ server, channel }: TryProps) {
  const { text } = useDesk();
  const isWhole = channel.rights.every(({ there }) => there);
  return (
    <TryPart
      title={text.tryTitle}
      lead={text.tryLead}
      tried={text.tried}
      open={text.openDiscord}
      button={channel.mayTry ? text.tryIt(channel.name) : undefined}
      instead={isWhole ? text.tryElse(channel.name) : undefined}
      onTry={() => tryThere({ server, channel: channel.id })}
    />
  );
}
