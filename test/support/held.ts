import { changeCommunity } from '../../src/community/stream.ts';
import type { Place } from '../../src/engine/context.ts';
import type { Actor, Person } from '../../src/kernel/people.ts';
import type { Result } from '../../src/kernel/result.ts';
import { changePlans } from '../../src/plan/stream.ts';
import { createPollIn, updatePoll } from '../../src/poll/cases.ts';
import type { Bot } from '../../src/program/bot.ts';
import { changeRecap } from '../../src/recap/stream.ts';
import { until } from '../../src/rehearsal/look.ts';
import { actOn, startWorkshop } from '../../src/workshop/cases.ts';
import { openedWorkshop } from '../../src/workshop/stream.ts';

/** What is in the channel that not everybody can see. */
export interface Held {
  readonly workshop: string;
  /** By creator: a former facilitator, and a current one. */
  readonly polls: Readonly<Record<'former' | 'facilitator', string>>;
  readonly contribution: string;
  /** The message with the contribution, in its thread. */
  readonly message: { readonly channelId: string; readonly messageId: string };
}

/** Where it is made, and by whom. */
export interface Where {
  readonly bot: Bot;
  readonly place: Place;
  readonly ana: Person;
  readonly people: Readonly<Record<'other' | 'participant' | 'former' | 'facilitator', Person>>;
  /** Somebody to hand over to. */
  readonly spare: Person;
}

const actor = ({ id, name }: Person): Actor => ({ id, name, moderates: false });

export const secret = 'mot-caché';

/** Creates, through the program itself, what the people in the test then try to access. */
export class Makers {
  readonly #where: Where;
  #plans = 0;

  constructor(where: Where) {
    this.#where = where;
  }

  get #bot(): Bot {
    return this.#where.bot;
  }

  get #place(): Place {
    return this.#where.place;
  }

  /** Somebody with every right, for what must exist before anybody tries anything. */
  get #ana(): Actor {
    return { ...actor(this.#where.ana), moderates: true };
  }

  get #people(): Where['people'] {
    return this.#where.people;
  }

  async giveRole(facilitatorRole: string): Promise<void> {
    const settings = { facilitatorRole };
    const change = { type: 'changeSettings', settings } as const;
    sure(await changeCommunity(this.#bot.context, this.#place.community, this.#ana, change));
  }

  async hold(): Promise<Held> {
    const bot = this.#bot;
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
    const place = { ...this.#place, channel };
    const by = actor(this.#people.other);
    sure(await startWorkshop(this.#bot.context, place, by, 'dix-minutes', 'À côté'));
  }

  async contribution(workshop: string): Promise<string> {
    const acted = await actOn(this.#bot.context, workshop, actor(this.#people.participant), {
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
    const { context } = this.#bot;
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
    const changed = await changePlans(this.#bot.context, this.#place.community, this.#ana, {
      type: 'plan',
      id: `p${this.#plans}`,
      now,
      channel: this.#place.channel,
      template: 'dix-minutes',
      title: secret,
      startsAt,
      endsAt: startsAt + 60 * 60_000,
    });
    const ahead = Object.values(sure(changed)).find(
      ({ status, channel }) => status === 'ahead' && channel === this.#place.channel,
    );
    return ahead?.id ?? '';
  }

  async handToSpare(workshop: string): Promise<void> {
    const { id, name } = this.#where.spare;
    await actOn(this.#bot.context, workshop, this.#ana, {
      type: 'handOver',
      to: { id, name },
    });
  }

  /** Posted in the workshop's channel, so that only people who can see it get its buttons. */
  async recap(): Promise<void> {
    const { community, channel } = this.#place;
    const asked = { type: 'ask', week: '2026-W40', channel, locale: 'fr' } as const;
    sure(await changeRecap(this.#bot.context, community, this.#ana, asked));
    await this.#bot.reconciler.settled();
  }

  async #shown(workshop: string, contribution: string): Promise<Held['message']> {
    const bot = this.#bot;
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
