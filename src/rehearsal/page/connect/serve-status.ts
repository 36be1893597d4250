import type { IncomingMessage, ServerResponse } from 'node:http';
import { addressOf, createLoopbackServer } from '../../../system/loopback.ts';
import type { Log } from '../../../engine/ports.ts';
import { platformId as matrixId } from '../../../platforms/matrix/limits.ts';
import type { Config } from '../../../program/config.ts';
import type { House } from '../../../program/house.ts';
import { primaryPlatform } from '../../../program/platforms.ts';
import { answerWith, listen, sendJson, servePageFile } from '../answers.ts';
import { Problem } from '../problem.ts';
import { sideBody, sideRoute, type SideRoutes } from '../side-routes.ts';
import { languageOf, say } from '../words.ts';
import { Link } from './link.ts';
import { MatrixLink } from './matrix-link.ts';
import { leadingParts, type Leading } from './parts.ts';
import { connectRoutes, type Ways } from './routes.ts';

export interface StatusParts {
  readonly port: number;
  readonly variables: Record<string, string | undefined>;
  readonly config: Config;
  readonly house: House;
  readonly log: Log;
}

/**
 * Serves the page of a bot that runs: where it is, what is open, what it lacks. On loopback only,
 * behind the rehearsal's door. Resolves with its address.
 */
export async function serveStatus(parts: StatusParts): Promise<string> {
  const { variables, log } = parts;
  let port = 0;
  const own = leadingParts({ variables, folder: '.', log, port: () => port });
  const ways = waysOf(own, parts);
  const routes = connectRoutes(ways, '.', false);
  const beside: SideRoutes = { connect: async () => routes, studio: () => studio(variables) };
  const server = createLoopbackServer((request, response) => {
    void answerWith(() => serve(beside, request, response), log, request, response);
  });
  port = await listen(server, parts.port);
  // The bot is what keeps the program alive.
  server.unref();
  return `http://127.0.0.1:${port}`;
}

/** Those that run, and those that somebody may still go. */
function waysOf(own: Leading, { config, house }: StatusParts): Ways {
  const {
    DISCORD_TOKEN: discordToken,
    MATRIX_HOMESERVER_URL: url,
    MATRIX_ACCESS_TOKEN: token,
  } = config;
  const [onDiscord, onMatrix] = [house.botOn(primaryPlatform), house.botOn(matrixId)];
  const set = url === undefined || token === undefined ? undefined : { url, token };
  return {
    discord:
      onDiscord === undefined || discordToken === undefined
        ? new Link(own.discord)
        : Link.running(own.discord, discordToken, onDiscord),
    matrix:
      onMatrix === undefined
        ? new MatrixLink(own.matrix)
        : MatrixLink.running(own.matrix, onMatrix, set),
    invitedBy: own.invitedBy,
  };
}

/** Loaded when somebody opens it; there is no rehearsal to play in. */
async function studio(variables: StatusParts['variables']): ReturnType<SideRoutes[string]> {
  const { studioRoutes } = await import('../studio/routes.ts');
  return studioRoutes({ folder: '.', variables, play: undefined });
}

async function serve(
  beside: SideRoutes,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const language = languageOf(request);
  const url = addressOf(request);
  const { method = '' } = request;
  const route = await sideRoute(beside, method, url?.pathname ?? '');
  if (url !== undefined && route !== undefined) {
    const body = method === 'POST' ? await sideBody(request, url.pathname) : undefined;
    return sendJson(response, 200, await route({ body, query: url.searchParams, language }));
  }
  if (url === undefined || method !== 'GET') throw new Problem(404, say(language, 'nothing'));
  // There is no rehearsal here: this is the only page.
  return servePageFile(
    request,
    response,
    url.pathname === '/' ? '/connect' : url.pathname,
    language,
  );
}
