import { join } from 'node:path';
import { mkdir } from 'node:fs/promises';
import { PermissionFlagsBits } from 'discord.js';
import {
  startLocalDiscord,
  type LocalDiscord,
  type Message,
  type Person,
} from '../src/rehearsal/local-discord/index.ts';
import {
  allComponents,
  formOf,
  messageOf,
  messageWith,
  press,
  until,
  wordsOf,
} from '../src/rehearsal/look.ts';
import { startFloor, startPalabre, type Answers, type Floor, type RunningBot } from './bots.ts';
import { upTo } from './figures.ts';

/** A local Discord with one bot on it, a poll open in its channel, and people who vote. */
export interface PollingPlace {
  readonly name: string;
  readonly discord: LocalDiscord;
  readonly card: Message;
  readonly voters: readonly Person[];
  readonly bot: RunningBot;
}

export interface Vote {
  /** From the click on the card to the form, in milliseconds. */
  readonly formMs: number;
  /** From the form's submission to the answer, in milliseconds. */
  readonly answerMs: number;
}

const options = [
  'Foire aux questions',
  "Mode d'emploi Passerelles",
  "Mode d'emploi Praxis",
  'Discussion : soutien en commun',
  'Demander une présentation',
  'Participer à un Praxithon',
  "Contacter directement quelqu'un",
];

interface Town {
  readonly discord: LocalDiscord;
  readonly channel: string;
  readonly facilitator: Person;
  readonly voters: readonly Person[];
}

async function foundTown(voters: number, rateLimits = false): Promise<Town> {
  const discord = await startLocalDiscord({ rateLimits });
  const guild = discord.addGuild({ name: 'En commun' });
  const channel = guild.addTextChannel({ name: 'atelier' }).id;
  const permissions = PermissionFlagsBits.ManageEvents;
  return {
    discord,
    channel,
    facilitator: guild.addMember({ name: 'Alix', permissions }),
    voters: upTo(voters).map((index) => guild.addMember({ name: `Membre ${index}` })),
  };
}

interface PalabreOptions {
  readonly name?: string;
  readonly rateLimits?: boolean;
  /** Where its journal is, if not in the folder. */
  readonly store?: string | undefined;
}

/** The poll is made as people make it: a command, a form, a last look, a button. */
export async function openPalabre(
  folder: string,
  voters: number,
  { name = 'palabre', rateLimits = false, store }: PalabreOptions = {},
): Promise<PollingPlace> {
  const town = await foundTown(voters, rateLimits);
  const { discord, channel, facilitator } = town;
  const bot = await startPalabre(discord, await made(folder, name), store);
  const form = formOf(await facilitator.slash(channel, 'poll create'));
  const question = 'Quels outils et ressources utilisez-vous ?';
  const review = messageOf(
    await facilitator.submit(form, { question, options: options.join('\n') }),
  );
  await facilitator.click(review, { customId: /^poll\.open/u });
  return { name: 'Palabre', discord, card: await cardOf(town), voters: town.voters, bot };
}

/** What Palabre shows and answers, for the floors to show and answer the very same. */
export async function answersOf({ card, voters }: PollingPlace): Promise<Answers> {
  const [voter] = voters;
  if (voter === undefined) throw new Error('A poll without voters.');
  // Their form is then filled in, as that of anybody who votes again.
  await voter.submit(formOf(await press(voter, 'poll.vote')), ballot(0));
  const form = formOf(await press(voter, 'poll.vote'));
  const receipt = messageOf(await voter.submit(form, ballot(1)));
  const { title, custom_id, components } = form;
  return {
    card: card.components,
    form: { title, custom_id, components },
    receipt: receipt.components,
  };
}

export async function openFloor(
  folder: string,
  voters: number,
  floor: Floor,
): Promise<PollingPlace> {
  const town = await foundTown(voters);
  const named = floor.durable ? 'durable floor' : 'bare floor';
  const name = floor.store === undefined ? named : 'bot with one INSERT';
  const bot = await startFloor(town.discord, await made(folder, name), floor);
  return { name, discord: town.discord, card: await cardOf(town), voters: town.voters, bot };
}

function cardOf({ facilitator }: Town): Promise<Message> {
  return until('the poll card', () => messageWith(facilitator, 'poll.vote'));
}

async function made(folder: string, name: string): Promise<string> {
  const path = join(folder, name.replaceAll(' ', '-'));
  await mkdir(path, { recursive: true });
  return path;
}

/** One vote, from the click on the card to the receipt; the ballot is another one each time. */
export async function castVote({ card, voters }: PollingPlace, index: number): Promise<Vote> {
  const voter = voters[index % voters.length];
  if (voter === undefined) throw new Error('A poll without voters.');
  const start = performance.now();
  const form = formOf(await voter.click(card, { customId: /^poll\.vote/u }));
  const opened = performance.now();
  const answer = messageOf(await voter.submit(form, ballot(index)));
  const answerMs = performance.now() - opened;
  if (!isReceipt(answer)) throw new Error(`A vote was refused: ${wordsOf(answer)}`);
  return { formMs: opened - start, answerMs };
}

/** A refusal costs less than a vote, and records nothing. */
function isReceipt({ components }: Message): boolean {
  return allComponents(components).some(
    ({ custom_id }) => custom_id?.startsWith('poll.withdraw') === true,
  );
}

function ballot(index: number): { yes: string[]; ifNeedBe: string[] } {
  const chosen = options.map((_, option) => `o${option + 1}`);
  return {
    yes: chosen.filter((_, option) => (index + option) % 3 === 0),
    ifNeedBe: chosen.filter((_, option) => (index + option) % 3 === 1),
  };
}

/** A bench of something that breaks Discord's rules measures nothing. */
export async function closePlace({ name, discord, bot }: PollingPlace): Promise<void> {
  await bot.stop();
  const [breach] = discord.breaches;
  await discord.close();
  if (breach !== undefined) throw new Error(`${name}: ${breach.rule} (${breach.detail})`);
}
