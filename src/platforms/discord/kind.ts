import { z } from 'zod';
import type { PlatformKind } from '../../engine/platform.ts';
import { optional } from '../../system/variables.ts';
import { disableValidators } from './validators.ts';
import { examineDiscord } from './examine.ts';
import { discordFor } from './platform.ts';

const variables = {
  DISCORD_TOKEN: optional(z.string().min(20)),
  DISCORD_API_URL: optional(z.url()),
};

/** What the program knows of Discord before it connects. */
export const discord = {
  id: 'discord',
  variables,
  open: ({ DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl }) =>
    token === undefined ? undefined : discordFor({ token, apiUrl }),
  examine: ({ DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl }, examination) =>
    examineDiscord({ token, apiUrl, ...examination }),
  // Tests and the rehearsal keep them on, so that mistakes are found there.
  trustOwnMessages: disableValidators,
} as const satisfies PlatformKind<typeof variables>;
