import { setTimeout as rest } from 'node:timers/promises';
import { PermissionFlagsBits } from 'discord.js';
import { boardActions } from '../../src/board/view/actions.ts';
import type { Guild, Message, Person } from '../../src/rehearsal/local-discord/index.ts';
import { allComponents, messageOf, messageWith, until } from '../../src/rehearsal/look.ts';
import { boardCard } from './board-card.ts';
import { openPoll } from './polling-place.ts';
import { saidIn, type Ticks, vote } from './rush.ts';

/** A community with a poll, a board and a weekly recap, and people who take part once each. */
export interface Hall {
  readonly guild: string;
  readonly facilitator: Person;
  readonly poll: Message;
  /** The channel of the workshop, and of the recap. */
  readonly channel: string;
  readonly workshop: string;
  readonly people: readonly Person[];
}

const permissions = PermissionFlagsBits.ManageEvents;

/** As its people set it up: `people`, how many will take part. */
export async function openHall(guild: Guild, people: number): Promise<Hall> {
  const facilitator = guild.addMember({ name: 'Alix', locale: 'fr', permissions });
  const votes = guild.addTextChannel({ name: 'votes' }).id;
  const channel = guild.addTextChannel({ name: 'atelier' }).id;
  const poll = await patiently(() =>
    openPoll(facilitator, votes, 'Quel jour ?', ['A', 'B', 'C', 'D']),
  );
  await patiently(async () => {
    await facilitator.slash(channel, 'workshop start', { template: 'dix-minutes' });
    await facilitator.slash(channel, 'pillar open', { pillar: 'community' });
  });
  return {
    guild: guild.id,
    facilitator,
    poll,
    channel,
    workshop: await workshopOf(facilitator),
    people: Array.from({ length: people }, (_, n) =>
      guild.addMember({ name: `Membre ${n}`, locale: 'fr' }),
    ),
  };
}

async function workshopOf(facilitator: Person): Promise<string> {
  await until('the board', () => boardCard(facilitator));
  const message = await until('the facilitators’ card', () =>
    messageWith(facilitator, 'agenda.next'),
  );
  const next = allComponents(message.components).find(({ custom_id: id }) =>
    id?.startsWith('agenda.next:'),
  );
  return next?.custom_id?.split(':')[1] ?? '';
}

/** Its recap comes at that moment, in milliseconds since 1970. */
export async function scheduleRecap({ facilitator, channel }: Hall, at: number): Promise<void> {
  const [date = '', clock = ''] = new Date(at).toISOString().split('T');
  const days = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
  const day = days[new Date(date).getUTCDay()] ?? '';
  const time = clock.slice(0, 5);
  await patiently(() =>
    facilitator.slash(channel, 'recap schedule', { day, time, timezone: 'UTC', channel }),
  );
}

/** Rejects unless the ballot was acknowledged. */
export async function voteIn({ poll }: Hall, person: Person, ticks: Ticks): Promise<void> {
  const receipt = saidIn(await vote(person, poll, ticks, { form: [], receipt: [] }));
  if (!receipt.startsWith('Votre vote est enregistré :')) throw new Error(receipt);
}

/** What every contribution begins with. */
export const spoken = 'Parole ';

/** Rejects unless the contribution was acknowledged. */
export async function contributeIn(hall: Hall, person: Person, words: string): Promise<void> {
  const { channel, workshop } = hall;
  const sending = { workshop, board: 'gens', form: 'post-it' };
  const customId = boardActions.contributeSend.ref(sending);
  const answer = await person.forge(channel, { customId, fields: { presents: words } });
  const receipt = saidIn(messageOf(answer));
  if (!receipt.startsWith('C’est enregistré dans ')) throw new Error(receipt);
}

/** What stands in the thread of its board, and in its channel. */
export function shownIn({ facilitator, channel, poll }: Hall) {
  const everything = (id: string) =>
    facilitator.read(id).filter(({ ephemeralFor }) => ephemeralFor === undefined);
  const thread = everything(boardCard(facilitator)?.channelId ?? '').map(saidIn);
  return {
    /** Its card, and what follows the latest contribution. */
    board: thread.filter((words) => !words.includes(spoken)).join('\n'),
    contributions: thread.filter((words) => words.includes(spoken)),
    poll: everything(poll.channelId)
      .filter(({ id }) => id === poll.id)
      .map(saidIn)
      .join(''),
    recaps: everything(channel).flatMap(({ components }) =>
      allComponents(components).flatMap(
        ({ custom_id: id }) => /^recap\.answer:(.*):thinks$/u.exec(id ?? '')?.[1] ?? [],
      ),
    ),
  };
}

/** A process that has just taken a shard does not hear of it yet. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 0; tries < 10; tries += 1)
    try {
      return await work();
    } catch {
      await rest(1_000);
    }
  return work();
}
