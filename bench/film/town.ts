import { PermissionFlagsBits } from 'discord.js';
import type { BrowserContext } from 'playwright-core';
import {
  startLocalDiscord,
  type LocalDiscord,
  type Person,
} from '../../src/rehearsal/local-discord/index.ts';
import { until, wordsOf } from '../../src/rehearsal/look.ts';

/** A Discord where the newcomer has an account and a server, and whose sites the browser reaches. */
export interface Town {
  readonly discord: LocalDiscord;
  /** What the first card of the workshop says in #test. */
  firstCard(): Promise<string>;
  close(): Promise<void>;
}

const ana = { id: '2000000000000000000', username: 'Ana' };

export async function openTown(context: BrowserContext): Promise<Town> {
  const discord = await startLocalDiscord();
  discord.setApplication({ flags: 0, owner: ana });
  let owner: Person | undefined;
  let test = '';
  const invited = (): void => {
    if (owner !== undefined) return;
    const guild = discord.addGuild({ name: 'Coop du Grand Jardin' });
    const permissions = PermissionFlagsBits.ManageEvents;
    owner = guild.addMember({ id: ana.id, name: ana.username, permissions });
    guild.addTextChannel({ name: 'accueil' });
    test = guild.addTextChannel({ name: 'test' }).id;
  };
  await context.route('https://discord.com/**', async (route) => {
    const url = new URL(route.request().url());
    if (
      url.pathname.startsWith('/oauth2/') &&
      url.searchParams.get('client_id') === discord.applicationId
    )
      invited();
    await route.fulfill({ contentType: 'text/html', body: '<title>Discord</title>' });
  });
  return {
    discord,
    firstCard: async () => wordsOf(await until('the first card', () => owner?.read(test)[0])),
    close: () => discord.close(),
  };
}
