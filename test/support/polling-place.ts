import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PermissionFlagsBits } from 'discord.js';
import {
  startLocalDiscord,
  type LocalDiscord,
  type Message,
  type Person,
} from '../../src/rehearsal/local-discord/index.ts';
import { allComponents, formOf, messageOf, until, wordsOf } from '../../src/rehearsal/look.ts';
import { pollDocument, type PollDocument } from '../../src/poll/export/json.ts';
import { startBotProcess } from './bot-process.ts';

/** A local Discord with Discord's rate limits, many people, and the real program. */
export interface PollingPlace {
  readonly discord: LocalDiscord;
  readonly people: readonly Person[];
  /** Opens a poll in its own channel, as people do: a command, a form, a review, a button. */
  open(question: string, options: readonly string[]): Promise<Message>;
  /** The poll in the file that the facilitator requests. */
  exported(card: Message): Promise<PollDocument>;
  /** Kills the bot without warning, and starts it again. */
  cutPower(): Promise<void>;
  close(): Promise<void>;
}

export async function openPollingPlace(voters: number): Promise<PollingPlace> {
  const data = await mkdtemp(join(tmpdir(), 'palabre-rush-'));
  const discord = await startLocalDiscord({ rateLimits: true });
  const guild = discord.addGuild({ name: 'En commun', locale: 'fr' });
  const permissions = PermissionFlagsBits.ManageEvents;
  const facilitator = guild.addMember({ name: 'Alix', locale: 'fr', permissions });
  const people = Array.from({ length: voters }, (_, index) =>
    guild.addMember({ name: `Membre ${index}`, locale: 'fr' }),
  );
  let bot = await startBotProcess(discord, data);
  return {
    discord,
    people,
    open: (question, options) =>
      openPoll(facilitator, guild.addTextChannel({ name: 'votes' }).id, question, options),
    exported: (card) => exported(facilitator, card),
    cutPower: async () => {
      await bot.kill();
      bot = await startBotProcess(discord, data);
    },
    close: async () => {
      await bot.stop();
      await discord.close();
      await rm(data, { recursive: true, force: true });
    },
  };
}

const voting = /^poll\.vote:/u;
const button = ({ components }: Message) =>
  allComponents(components).find(({ custom_id }) => voting.test(custom_id ?? ''))?.custom_id;

/** A poll in a channel, as people open one. */
export async function openPoll(
  facilitator: Person,
  channel: string,
  question: string,
  options: readonly string[],
): Promise<Message> {
  const form = formOf(await facilitator.slash(channel, 'poll create'));
  const typed = { question, options: options.join('\n') };
  const review = messageOf(await facilitator.submit(form, typed));
  await facilitator.click(review, { customId: /^poll\.open:/u });
  return until('the poll card', () =>
    facilitator.read(channel).find((message) => button(message) !== undefined),
  );
}

/** The poll in the file that its facilitator requests. */
export async function exported(facilitator: Person, card: Message): Promise<PollDocument> {
  const poll = button(card)?.replace(voting, '') ?? '';
  const asked = await facilitator.slash(card.channelId, 'poll export', { poll, format: 'json' });
  const [file] = messageOf(asked).attachments;
  return pollDocument.parse(JSON.parse(file?.text() ?? ''));
}

/** What a poll's card showed at a moment, in milliseconds of this process. */
export interface Told {
  readonly at: number;
  /** For each option, as on the card: `4 (+3)`. */
  readonly figures: readonly string[];
  readonly voters: string;
}

/** Every edit of a card, as it comes. */
export function watchCard({ discord }: PollingPlace, card: Message): readonly Told[] {
  const edits: Told[] = [];
  discord.onActivity((activity) => {
    if (activity.type !== 'edit' || activity.message.id !== card.id) return;
    const words = wordsOf(activity.message);
    edits.push({
      at: performance.now(),
      figures: [...words.matchAll(/^(?:[▰▱]+ )?(\d+(?: \(\+\d+\))?|\(\+\d+\))$/gmu)].map(
        ([, figure = '']) => figure,
      ),
      voters: /(\d+)\svotant/u.exec(words)?.[1] ?? '',
    });
  });
  return edits;
}
