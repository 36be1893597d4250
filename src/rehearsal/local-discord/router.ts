import { applicationRoutes } from './routes/application.ts';
import { channelRoutes } from './routes/channels.ts';
import { commandRoutes } from './routes/commands.ts';
import { guildRoutes } from './routes/guilds.ts';
import { interactionRoutes } from './routes/interactions.ts';
import { messageRoutes } from './routes/messages.ts';
import { scheduledEventRoutes } from './routes/scheduled-events.ts';
import { threadRoutes } from './routes/threads.ts';
import { webhookRoutes } from './routes/webhooks.ts';
import type { ApiRequest, Route } from './api-request.ts';

const routes: Route[] = [
  ...applicationRoutes,
  ...channelRoutes,
  ...commandRoutes,
  ...guildRoutes,
  ...interactionRoutes,
  ...messageRoutes,
  ...scheduledEventRoutes,
  ...threadRoutes,
  ...webhookRoutes,
];

const compiled = routes.map((route) => ({
  route,
  pattern: new RegExp(`^${route.path.replaceAll(/:(\w+)/g, '(?<$1>[^/]+)')}$`),
}));

/** Finds the route and sets the request's parameters. */
export function findRoute(request: ApiRequest): Route | undefined {
  for (const { route, pattern } of compiled) {
    if (route.method !== request.method) continue;
    const match = pattern.exec(request.path);
    if (!match) continue;
    request.params = { ...match.groups };
    return route;
  }
  return undefined;
}
