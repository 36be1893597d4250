import type { Route } from './call.ts';
import { accountRoutes } from './routes-account.ts';
import { askedRoutes } from './routes-asked.ts';
import { keyRoutes } from './routes-keys.ts';
import { eventRoutes } from './routes-events.ts';
import { readingRoutes } from './routes-reading.ts';
import { roomRoutes } from './routes-rooms.ts';

export const routes: readonly Route[] = [
  ...accountRoutes,
  ...readingRoutes,
  ...eventRoutes,
  ...roomRoutes,
  ...keyRoutes,
  ...askedRoutes,
];
