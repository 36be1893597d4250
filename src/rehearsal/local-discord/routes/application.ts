import type { Reply, Route } from '../api-request.ts';
import { wireUser } from '../wire/people.ts';
import type { World } from '../world.ts';

const SESSIONS = { total: 1000, reset_after: 86_400_000 };

export const applicationRoutes: Route[] = [
  {
    method: 'GET',
    path: '/gateway',
    open: true,
    run: (world) => ({ status: 200, body: { url: world.origin.replace('http', 'ws') } }),
  },
  {
    method: 'GET',
    path: '/gateway/bot',
    run: (world) => ({
      status: 200,
      body: {
        url: world.origin.replace('http', 'ws'),
        shards: world.shards,
        session_start_limit: {
          ...SESSIONS,
          remaining: world.sessionsLeft,
          max_concurrency: world.identifyAtOnce,
        },
      },
    }),
  },
  { method: 'GET', path: '/applications/@me', run: application },
  { method: 'GET', path: '/oauth2/applications/@me', run: application },
];

function application(world: World): Reply {
  return {
    status: 200,
    body: {
      id: world.applicationId,
      name: world.bot.name,
      icon: null,
      description: '',
      bot_public: true,
      bot_require_code_grant: false,
      verify_key: '',
      flags: 0,
      bot: wireUser(world.bot),
      approximate_guild_count: world.guilds.size,
      ...world.application,
    },
  };
}
