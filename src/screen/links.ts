declare module '../engine/context.ts' {
  interface AppTools {
    /** Absent where no page is served. */
    readonly screens?: ScreenLinks | undefined;
  }
}

/** The addresses of the pages that show workshops to the people in a room. */
export interface ScreenLinks {
  linkTo(workshop: string, secret: string): string;
  /** True if the pages can be opened on the machine that runs Palabre alone. */
  readonly here: boolean;
}

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]']);

export const isOnLoopback = (url: string): boolean => loopback.has(new URL(url).hostname);

/** `base` is where the pages are reached, as `SCREEN_URL` says it. */
export const linkUnder = (base: string, workshop: string, secret: string): string =>
  `${base.replace(/\/$/u, '')}/${workshop}/${secret}`;

export interface ScreenPath {
  readonly workshop: string;
  readonly secret: string;
  /** The stream of what changes, rather than the page. */
  readonly live: boolean;
}

/** The workshop and the secret that a path ends with, whatever is before. */
export function readPath(path: string): ScreenPath | undefined {
  const parts = path.split('/');
  const live = parts.at(-1) === 'live';
  const [workshop, secret] = parts.slice(live ? -3 : -2);
  return workshop === undefined || secret === undefined ? undefined : { workshop, secret, live };
}
