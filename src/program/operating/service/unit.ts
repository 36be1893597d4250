/** Where a service runs, and what it runs. */
export interface ServicePlace {
  /** The folder of `.env`. */
  readonly folder: string;
  readonly node: string;
  /** The program's own file. */
  readonly program: string;
  /** Where it writes: its backups, its store where that is a folder, and the workshops of one's own. */
  readonly writes: readonly string[];
  /** Whether the store is a folder of this machine. */
  readonly keepsFolder: boolean;
  /** Of the system's service alone: whose folder it is. */
  readonly user?: string;
}

/** A unit that has this line was written here, and may be written again. */
export const ours = '# Written by palabre install-service: written again, it starts anew.';

/** A person's own unit, from the one that ships. */
export const userUnit = (shipped: string, place: ServicePlace): string =>
  withLines(shipped, common(place));

/**
 * The system's unit, from the one that ships, for a folder that is somebody's: it runs as them, and
 * writes in their store and backups alone. In root's own folder it keeps the user that it makes up,
 * with its data in /var/lib/palabre.
 */
export function systemUnit(shipped: string, place: ServicePlace): string {
  const { user, writes, folder } = place;
  const logs = 'Environment=LOG_FORMAT=json';
  if (user === undefined)
    return withLines(shipped, {
      ...common(place),
      'EnvironmentFile=': [`EnvironmentFile=${escaped(folder)}/.env`],
      'Environment=': [logs],
      // What a file of variables says is stronger than any other line, and may name a folder of root's.
      ...(place.keepsFolder ? { 'ExecStart=': [start(place, inStateDirectory)] } : {}),
    });
  return withLines(shipped, {
    ...common(place),
    'DynamicUser=': [],
    'User=': [`User=${user}`],
    '# The token and the rest': [],
    'EnvironmentFile=': [],
    'Environment=': [logs],
    'StateDirectory=': writes.map((each) => `ReadWritePaths=${quoted(`-${each}`)}`),
    'StateDirectoryMode=': [],
    'ProtectHome=': ['ProtectHome=read-only'],
  });
}

/** By what a line begins with: the lines in its place. */
type Changes = Readonly<Record<string, readonly string[]>>;

const inStateDirectory = '/usr/bin/env "STORE_URL=lmdb:///var/lib/palabre/data" ';

const start = ({ node, program }: ServicePlace, before = ''): string =>
  `ExecStart=${before}${quoted(node)} ${quoted(program)} start`;

const common = (place: ServicePlace): Changes => ({
  'Documentation=': [],
  'WorkingDirectory=': [`WorkingDirectory=${escaped(place.folder)}`],
  'ExecStart=': [start(place)],
});

function withLines(shipped: string, changes: Changes): string {
  const lines = shipped.split('\n').flatMap((line) => {
    const begun = Object.keys(changes).find((begins) => line.startsWith(begins));
    return (begun === undefined ? undefined : changes[begun]) ?? [line];
  });
  return [ours, ...lines].join('\n');
}

/** A percent sign begins a specifier of systemd's. */
const escaped = (path: string): string => path.replaceAll('%', '%%');

const quoted = (path: string): string =>
  `"${escaped(path).replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('$', '$$$$')}"`;
