import { discordFor } from '../../src/platforms/discord/platform.ts';
import { PermissionFlagsBits } from 'discord.js';
import type { Store } from '../../src/engine/drawers.ts';
import type { Log } from '../../src/engine/ports.ts';
import { memoryStore } from './memory-store.ts';
import type { Template } from '../../src/template/domain/template.ts';
import { startBot, type Bot } from '../../src/program/bot.ts';
import {
  startLocalDiscord,
  type Channel,
  type Guild,
  type LocalDiscord,
  type LocalDiscordOptions,
  type Person,
} from '../../src/rehearsal/local-discord/index.ts';
import { fakePainter } from './painter.ts';
import { shippedTemplate } from './rehearsed.ts';
import { texts } from './texts.ts';

/** A local Discord with one community, and the bot in this process. */
export interface SmallStage {
  readonly discord: LocalDiscord;
  readonly guild: Guild;
  readonly channel: Channel;
  readonly ana: Person;
  readonly nour: Person;
  readonly bot: Bot;
  readonly logged: readonly string[];
  close(): Promise<void>;
}

export interface SmallStageOptions {
  readonly store?: Store;
  readonly server?: LocalDiscordOptions;
  /** Two that are shipped, by default. */
  readonly templates?: readonly Template[];
  /** The clock of the bot's machine. */
  readonly clock?: () => number;
  /** How long it waits for servers that do not come, in milliseconds. */
  readonly patienceMs?: number;
  readonly before?: (stage: Pick<SmallStage, 'discord' | 'guild' | 'channel'>) => void;
}

export async function setSmallStage(options: SmallStageOptions = {}): Promise<SmallStage> {
  const discord = await startLocalDiscord(options.server);
  const guild = discord.addGuild({ name: 'Les Communs', locale: 'fr' });
  const channel = guild.addTextChannel({ name: 'atelier' });
  const ana = guild.addMember({
    name: 'Ana',
    locale: 'fr',
    permissions: PermissionFlagsBits.ManageEvents,
  });
  const nour = guild.addMember({ name: 'Nour', locale: 'fr' });
  options.before?.({ discord, guild, channel });
  const logged: string[] = [];
  const templates = options.templates ?? [
    shippedTemplate('dix-minutes'),
    shippedTemplate('en-commun'),
  ];
  const bot = await startBot({
    open: discordFor({
      token: discord.token,
      apiUrl: discord.apiUrl,
      ...(options.patienceMs === undefined ? {} : { patienceMs: options.patienceMs }),
    }),
    store: options.store ?? (await memoryStore()),
    templates: () => templates,
    ...texts,
    defaults: { locale: 'fr', timezone: 'America/Toronto' },
    log: recordingLog(logged),
    painter: fakePainter(),
    clock: options.clock ?? Date.now,
    editGapMs: 50,
  });
  return {
    discord,
    guild,
    channel,
    ana,
    nour,
    bot,
    logged,
    close: async () => {
      await bot.stop();
      await discord.close();
    },
  };
}

function recordingLog(lines: string[]): Log {
  const keep = (what: string, facts?: unknown) =>
    void lines.push(`${what} ${JSON.stringify(facts, errorsToo)}`);
  return { info: keep, warn: keep, error: keep };
}

/** Errors have no content as JSON. */
function errorsToo(_key: string, value: unknown): unknown {
  return value instanceof Error ? value.stack : value;
}
