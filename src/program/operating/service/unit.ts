/** Where a service runs, and what it runs. */
export interface ServicePlace {
  /** The folder of `.env`. */
  readonly folder: string;
  readonly node: string;
  /** The program's own file. */
  readonly program: string;
  /**
   * The folders it writes in: its backups, its store if that is a folder, and the operator's own
   * templates.
   */
  readonly writes: readonly string[];
  /** Whether the store is a folder of this machine. */
  readonly keepsFolder: boolean;
  /** For the system's service only: the user id of the folder's owner. */
  readonly user?: string;
}

/** Marks a unit as written here, so that it may be overwritten. */
export const ours = '# Written by palabre install-service: written again, it starts anew.';

/** A person's own unit, from the one that ships. */
export const userUnit = (shipped: string, place: ServicePlace): string =>
  withLines(shipped, common(place));

/**
 * The system's unit, from the one that ships. In somebody's folder, it runs as them and writes only
 * in their store and backups. In root's own folder it keeps the user that systemd makes up, with
 * its data in /var/lib/palabre.
 */
export function systemUnit(shipped: string, place: ServicePlace): string {
  const { user, writes, folder } = place;
  const logs = 'Environment=LOG_FORMAT=json';
  if (user === undefined)
    return withLines(shipped, {
      ...common(place),
      'EnvironmentFile=': [`EnvironmentFile=${escaped(folder)}/.env`],
      'Environment=': [logs],
      // An environment file overrides any other line, and may name a folder of root's.
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

/** The lines that replace a line, by what it begins with. */
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

/** In a unit, a percent sign begins a specifier. */
const escaped = (path: string): string => path.replaceAll('%', '%%');

const quoted = (path: string): string =>
  `"${escaped(path).replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('$', '$$$$')}"`;
