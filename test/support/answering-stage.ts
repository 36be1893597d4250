import { ApplicationCommandOptionType, REST, Routes } from 'discord.js';
import { openDiscord } from '../../src/platforms/discord/client.ts';
import type { Answer, Request } from '../../src/engine/requests/dispatch.ts';
import {
  startLocalDiscord,
  type Channel,
  type LocalDiscord,
  type Person,
} from '../../src/rehearsal/local-discord/index.ts';
import { keptLog, type Entry } from './logs.ts';
import { fakePainter, type FakePainter } from './painter.ts';

/** Discord's adapter on a local Discord, with the answers a test provides instead of Palabre's. */
export interface AnsweringStage {
  readonly discord: LocalDiscord;
  readonly channel: Channel;
  readonly ana: Person;
  readonly painter: FakePainter;
  readonly entries: readonly Entry[];
  readonly requests: readonly Request[];
  /** Sets the answer to every request from now on. */
  answers(answer: (request: Request) => Answer | Promise<Answer>): void;
  close(): Promise<void>;
}

const option = { name: 'file', description: 'A file', required: true };
const commands = [
  { name: 'show', description: 'Shows something' },
  {
    name: 'read',
    description: 'Reads a file',
    options: [{ ...option, type: ApplicationCommandOptionType.Attachment }],
  },
];

const actSilently: (request: Request) => Answer | Promise<Answer> = () => ({ kind: 'quiet' });

export async function openAnsweringStage(): Promise<AnsweringStage> {
  const discord = await startLocalDiscord();
  const guild = discord.addGuild({ name: 'Les Communs' });
  const channel = guild.addTextChannel({ name: 'atelier' });
  const ana = guild.addMember({ name: 'Ana', locale: 'fr' });
  const { log, entries } = keptLog();
  const painter = fakePainter();
  const requests: Request[] = [];
  let answer = actSilently;
  const { connect, close } = openDiscord({
    token: discord.token,
    apiUrl: discord.apiUrl,
    log,
    painter,
  });
  const dispatcher = {
    answer: async (request: Request) => {
      requests.push(request);
      return answer(request);
    },
    complete: async () => [],
  };
  await connect(dispatcher, () => ({ blocks: [] }));
  const rest = new REST({ api: discord.apiUrl }).setToken(discord.token);
  await rest.put(Routes.applicationCommands(discord.applicationId), { body: commands });
  return {
    discord,
    channel,
    ana,
    painter,
    entries,
    requests,
    answers: (next) => {
      answer = next;
    },
    close: async () => {
      await close();
      await discord.close();
    },
  };
}
