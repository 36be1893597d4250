import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { dateLocale } from '../state/names.ts';
import type { WireServer, WireWay } from '../../connect/protocol.ts';
import { useDesk } from './desk.ts';
import { NoteLine } from './note-line.tsx';
import { backUp } from './server.ts';

/** How the bot is: connected, where, what is open, what it lacks, and its backups. */
export function Status() {
  const { text, known } = useDesk();
  const { discord, matrix, serviceCommand } = known;
  const { servers = [] } = discord;
  const { rooms = [] } = matrix;
  const open = [
    ...servers.flatMap((server) =>
      server.open.map(({ title, kind, channel }) => text.inChannel(title, text[kind], channel)),
    ),
    ...rooms.flatMap((room) =>
      room.open.map(({ title, kind, channel }) => text.inRoom(title, text[kind], channel)),
    ),
  ];
  const missing = servers.flatMap(missingIn);
  const kept = discord.kept || matrix.kept;
  return (
    <section class="status" aria-label={text.status}>
      <div class="status-lines" role="status">
        <Connection name="Discord" way={discord} />
        <Connection name="Matrix" way={matrix} />
      </div>
      <dl>
        {discord.phase === 'running' && (
          <Part title={text.servers}>{listed(servers, text.noServers)}</Part>
        )}
        {matrix.phase === 'running' && (
          <Part title={text.rooms}>{listed(rooms, text.noRooms)}</Part>
        )}
        <Part title={text.open}>
          {open.length === 0 ? text.nothingOpen : <List lines={open} />}
        </Part>
        <Part title={text.missing}>
          {missing.length === 0 ? (
            text.nothingMissing
          ) : (
            <List lines={missing.map(({ channel, rights }) => text.missingIn(channel, rights))} />
          )}
        </Part>
        <Part title={text.backups}>
          <Backups />
        </Part>
      </dl>
      {kept && serviceCommand !== undefined && (
        <p class="connect-lead">
          {text.staysOn} <code>{serviceCommand}</code>
        </p>
      )}
    </section>
  );
}

const listed = (places: readonly { readonly name: string }[], none: string): string =>
  places.length === 0 ? none : places.map(({ name }) => name).join(', ');

function Connection({ name, way }: { readonly name: string; readonly way: WireWay }) {
  const { text } = useDesk();
  const { phase, trouble } = way;
  if (phase !== 'running') return null;
  if (trouble === undefined) return <NoteLine fine>{text.connected(name)}</NoteLine>;
  return <NoteLine fine={false}>{text.notConnected(name, trouble)}</NoteLine>;
}

/** Where something is open, each right that is missing. */
function missingIn({ channels, open }: WireServer): { channel: string; rights: string }[] {
  const used = new Set(open.map(({ channel }) => channel));
  return channels.flatMap(({ name, rights }) => {
    const lacking = rights.filter(({ there }) => !there).map((right) => right.name);
    return used.has(name) && lacking.length > 0
      ? [{ channel: name, rights: lacking.join(', ') }]
      : [];
  });
}

function Part({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ComponentChildren;
}) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function List({ lines }: { readonly lines: readonly string[] }) {
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function Backups() {
  const { text, language, known, attempt } = useDesk();
  const { folder, newestAt } = known.backups;
  const [done, setDone] = useState(false);
  const when = new Intl.DateTimeFormat(dateLocale(language), {
    dateStyle: 'long',
    timeStyle: 'short',
  });
  return (
    <>
      <span>
        {newestAt === undefined
          ? text.backupNone
          : text.backupNewest(when.format(newestAt), folder)}
      </span>
      <button
        type="button"
        class="button"
        onClick={() => void attempt(backUp()).then((well) => setDone(well))}
      >
        {text.backupNow}
      </button>
      <span role="status">{done && text.backupDone}</span>
    </>
  );
}
