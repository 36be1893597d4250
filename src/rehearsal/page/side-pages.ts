import type { Log } from '../../engine/ports.ts';
import type { Link } from './connect/link.ts';
import type { MatrixLink } from './connect/matrix-link.ts';
import type { PageHost } from './page-host.ts';
import type { SideRoute, SideRoutes } from './side-routes.ts';

/** The pages served beside the rehearsal’s own, and whatever runs because of them. */
export interface SidePages {
  routes(host: PageHost): SideRoutes;
  isRunning(): boolean;
  close(): Promise<void>;
}

export interface SidePagesParts {
  readonly log: Log;
  readonly port: () => number;
  /** Of `.env`, of backups and templates. */
  readonly folder: string;
  readonly variables: Record<string, string | undefined>;
}

/** None of their code is loaded until someone opens one. */
export function sidePages(own: SidePagesParts): SidePages {
  let ways: readonly [Link, MatrixLink] | undefined;
  const connect = once(async () => {
    const [{ leadingParts }, { Link }, { MatrixLink }, { connectRoutes }] = await Promise.all([
      import('./connect/parts.ts'),
      import('./connect/link.ts'),
      import('./connect/matrix-link.ts'),
      import('./connect/routes.ts'),
    ]);
    const { discord: onDiscord, matrix: onMatrix, invitedBy } = leadingParts(own);
    const [discord, matrix] = [new Link(onDiscord), new MatrixLink(onMatrix)];
    ways = [discord, matrix];
    return connectRoutes({ discord, matrix, invitedBy }, own.folder, true);
  });
  return {
    routes: (host) => ({ connect, studio: once(() => studio(host, own)) }),
    isRunning: () => ways?.some(({ launch }) => launch.bot !== undefined) === true,
    close: async () => {
      await ways?.[0].launch.close();
      await ways?.[1].close();
    },
  };
}

/** What is made in the studio is played in the rehearsal's own window. */
async function studio(
  { restart, current }: PageHost,
  { folder, variables }: SidePagesParts,
): ReturnType<Load> {
  const { studioRoutes } = await import('./studio/routes.ts');
  return studioRoutes({
    folder,
    variables,
    play: async (template, language) => {
      await restart(template);
      const { cast } = await current();
      cast.play({ do: 'end', pace: 'human' }, language);
    },
  });
}

type Load = () => Promise<ReadonlyMap<string, SideRoute>>;

function once(load: Load): Load {
  let loaded: ReturnType<Load> | undefined;
  return () => (loaded ??= load());
}
