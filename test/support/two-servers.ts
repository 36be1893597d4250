import { createPollIn, updatePoll } from '../../src/poll/cases.ts';
import { actOn, startWorkshop } from '../../src/workshop/cases.ts';
import { openedWorkshop } from '../../src/workshop/stream.ts';
import { changeCommunity } from '../../src/community/stream.ts';
import { PermissionFlagsBits as Bit } from 'discord.js';
import { changePlans } from '../../src/plan/stream.ts';
import { changeRecap } from '../../src/recap/stream.ts';
import type { Actor } from '../../src/kernel/people.ts';
import type { Result } from '../../src/kernel/result.ts';
import type { Guild, Person } from '../../src/rehearsal/local-discord/index.ts';
import { until } from '../../src/rehearsal/look.ts';
import type { Entry } from '../../src/program/permissions.ts';
import type { PersonaName } from './personas.ts';
import { setSmallStage, type SmallStage } from './small-stage.ts';

/** What is in the channel that not everybody can see. */
export interface Held {
  readonly workshop: string;
  /** By creator: a former facilitator, and a current one. */
  readonly polls: Readonly<Record<'former' | 'facilitator', string>>;
  readonly contribution: string;
  /** The message with the contribution, in its thread. */
  readonly message: { readonly channelId: string; readonly messageId: string };
}

export interface TwoServers {
  readonly stage: SmallStage;
  readonly people: Readonly<Record<PersonaName, Person>>;
  /** Somebody to choose, in each server. */
  readonly spares: readonly [Person, Person];
  readonly closed: string;
  readonly held: Held;
  /** Somebody with every right in the other server, and the channel they act from. */
  readonly ruler: { readonly person: Person; readonly from: string };
  /** The channel somebody acts from: the closed one for those who can see it. */
  from(name: PersonaName, entry?: Entry): string;
  /** Each call creates a new one, so that one gesture does not affect the next. */
  newPlan(): Promise<string>;
  newContribution(): Promise<string>;
  handToSpare(): Promise<void>;
}

const actor = ({ id, name }: Person): Actor => ({ id, name, moderates: false });

export const secret = 'mot-caché';

/** Two communities with one bot; the first has a channel that only some can see. */
export async function openTwoServers(): Promise<TwoServers> {
  const stage = await setSmallStage();
  const { guild, channel, discord } = stage;
  const inside = guild.addRole({ name: 'dedans' });
  const facilitation = guild.addRole({ name: 'animation' });
  guild.overwrite(channel.id, { role: guild.everyoneRoleId }, { deny: Bit.ViewChannel });
  for (const role of [inside.id, facilitation.id])
    guild.overwrite(channel.id, { role }, { allow: Bit.ViewChannel });
  guild.overwrite(channel.id, { person: discord.botId }, { allow: Bit.ViewChannel });
  const open = guild.addTextChannel({ name: 'place-publique-7f' });
  const aside = guild.addTextChannel({ name: 'salon-voisin-7f' });
  const begun = guild.addTextChannel({ name: 'salon-libre-7f' });
  const other = discord.addGuild({ name: 'Ailleurs', locale: 'fr' });
  const elsewhere = other.addTextChannel({ name: 'ailleurs' });
  const people = peopleOf(guild, other, inside.id, facilitation.id);
  const spare = guild.addMember({ name: 'Relève', roles: [inside.id] });
  guild.overwrite(channel.id, { person: people.manager.id }, { allow: Bit.ManageEvents });
  for (const { id } of [open, begun])
    guild.overwrite(id, { person: people.outsider.id }, { allow: Bit.ManageEvents });
  const makers = new Makers(stage, people, spare);
  const held = await makers.hold(facilitation.id);
  await makers.holdAside(aside.id);
  guild.setRoles(people.former.id, [inside.id]);
  return {
    stage,
    people,
    spares: [spare, other.addMember({ name: 'Ailleurs' })],
    closed: channel.id,
    held,
    ruler: {
      person: other.addMember({
        name: 'Régente',
        locale: 'fr',
        permissions: Bit.ManageGuild | Bit.ManageEvents,
      }),
      from: elsewhere.id,
    },
    from: (name, entry) => {
      if (name === 'stranger') return elsewhere.id;
      // Starting a workshop creates one.
      if (name === 'outsider' && entry === 'workshop start') return begun.id;
      return name === 'guest' || name === 'outsider' ? open.id : channel.id;
    },
    newPlan: () => makers.plan(),
    newContribution: () => makers.contribution(held.workshop),
    handToSpare: () => makers.handToSpare(held.workshop),
  };
}

function peopleOf(
  guild: Guild,
  other: Guild,
  inside: string,
  facilitation: string,
): TwoServers['people'] {
  const add = (name: string, roles: string[], permissions?: bigint) =>
    guild.addMember({ name, locale: 'fr', roles, ...(permissions && { permissions }) });
  return {
    stranger: other.addMember({ name: 'Étrangère', locale: 'fr' }),
    guest: add('Invité', []),
    outsider: add('Dehors', []),
    member: add('Membre', [inside]),
    participant: add('Participante', [inside]),
    former: add('Ancienne', [inside, facilitation]),
    other: add('Autre', [inside]),
    facilitator: add('Animatrice', [inside]),
    manager: add('Gestionnaire', [inside]),
    holder: add('Porteuse', [inside, facilitation]),
    administrator: add('Administration', [inside], Bit.ManageGuild),
    robot: guild.addMember({ name: 'Robot', locale: 'fr', roles: [inside], bot: true }),
  };
}

/** Creates, through the program itself, what the people in the test then try to access. */
class Makers {
  readonly #stage: SmallStage;
  readonly #people: TwoServers['people'];
  readonly #spare: Person;
  #plans = 0;

  constructor(stage: SmallStage, people: TwoServers['people'], spare: Person) {
    this.#stage = stage;
    this.#people = people;
    this.#spare = spare;
  }

  /** Ana, for what must exist before anybody tries anything. */
  get #ana(): Actor {
    return { ...actor(this.#stage.ana), moderates: true };
  }

  get #place() {
    return { community: this.#stage.guild.id, channel: this.#stage.channel.id };
  }

  async hold(facilitatorRole: string): Promise<Held> {
    const { bot, guild } = this.#stage;
    const settings = { facilitatorRole };
    sure(
      await changeCommunity(bot.context, guild.id, this.#ana, { type: 'changeSettings', settings }),
    );
    const started = await startWorkshop(bot.context, this.#place, this.#ana, 'dix-minutes', secret);
    const workshop = sure(started).id;
    const { id, name } = this.#people.facilitator;
    sure(await actOn(bot.context, workshop, this.#ana, { type: 'handOver', to: { id, name } }));
    sure(
      await actOn(bot.context, workshop, this.#ana, { type: 'openPillar', pillar: 'community' }),
    );
    const contribution = await this.contribution(workshop);
    const polls = {
      former: await this.poll('former'),
      facilitator: await this.poll('facilitator'),
    };
    await this.recap();
    return { workshop, polls, contribution, message: await this.#shown(workshop, contribution) };
  }

  /** Another workshop, with its own facilitator, in which nobody else acts. */
  async holdAside(channel: string): Promise<void> {
    const { bot, guild } = this.#stage;
    const place = { community: guild.id, channel };
    sure(
      await startWorkshop(bot.context, place, actor(this.#people.other), 'dix-minutes', 'À côté'),
    );
  }

  async contribution(workshop: string): Promise<string> {
    const acted = await actOn(this.#stage.bot.context, workshop, actor(this.#people.participant), {
      type: 'contribute',
      board: 'gens',
      form: 'post-it',
      values: { presents: secret },
      anonymous: false,
    });
    const added = sure(acted).events.find(({ type }) => type === 'contribution.added');
    if (added?.type !== 'contribution.added') throw new Error('nothing was contributed');
    return added.id;
  }

  async poll(maker: 'former' | 'facilitator'): Promise<string> {
    const { context } = this.#stage.bot;
    const options = ['Un', 'Deux'].map((label, index) => ({ id: `o${index + 1}`, label }));
    const rules = { ifNeedBe: true, resultsWhileOpen: true, named: true, ranking: 'yes' } as const;
    const draft = { question: secret, options, rules };
    const { id } = sure(
      await createPollIn(context, this.#place, actor(this.#people[maker]), draft),
    );
    sure(await updatePoll(context, id, this.#ana, true, { type: 'open' }));
    return id;
  }

  async plan(): Promise<string> {
    const now = Date.now();
    const startsAt = now + 24 * 60 * 60_000 + (this.#plans += 1);
    const changed = await changePlans(this.#stage.bot.context, this.#stage.guild.id, this.#ana, {
      type: 'plan',
      id: `p${this.#plans}`,
      now,
      channel: this.#stage.channel.id,
      template: 'dix-minutes',
      title: secret,
      startsAt,
      endsAt: startsAt + 60 * 60_000,
    });
    const ahead = Object.values(sure(changed)).find(
      ({ status, channel }) => status === 'ahead' && channel === this.#stage.channel.id,
    );
    return ahead?.id ?? '';
  }

  async handToSpare(workshop: string): Promise<void> {
    const { id, name } = this.#spare;
    await actOn(this.#stage.bot.context, workshop, this.#ana, {
      type: 'handOver',
      to: { id, name },
    });
  }

  /** Posted in the workshop's channel, so that only people who can see it get its buttons. */
  async recap(): Promise<void> {
    const { bot, guild, channel } = this.#stage;
    const asked = { type: 'ask', week: '2026-W40', channel: channel.id, locale: 'fr' } as const;
    sure(await changeRecap(bot.context, guild.id, this.#ana, asked));
    await bot.reconciler.settled();
  }

  async #shown(workshop: string, contribution: string): Promise<Held['message']> {
    const { bot } = this.#stage;
    for (;;) {
      await bot.reconciler.settled(100);
      const { placement } = sure(await openedWorkshop(bot.context, workshop));
      const post = placement.posts[`contribution:${contribution}`];
      if (post !== undefined) return { channelId: post.channel, messageId: post.message };
      await until('a little', () => true);
    }
  }
}

function sure<T>(result: Result<T, { readonly kind: string }>): T {
  if (!result.ok) throw new Error(`refused: ${result.error.kind}`);
  return result.value;
}
