import { updatePoll, createPollIn } from '../../src/poll/cases.ts';
import { actOn, startWorkshop } from '../../src/workshop/cases.ts';
import type { AppContext } from '../../src/engine/context.ts';
import { openedWorkshop } from '../../src/workshop/stream.ts';
import { changeCommunity } from '../../src/community/stream.ts';
import { upkeep } from '../../src/poll/upkeep.ts';
import type { Retention } from '../../src/community/domain/retention.ts';
import type { Result } from '../../src/kernel/result.ts';
import { allOf } from '../contract/journal.ts';
import { openTestApp, type TestApp } from './test-app.ts';
import { moderator } from './people.ts';
import { rules } from './polls.ts';

const ada = moderator('ada');

function sure<T>(result: Result<T, unknown>): T {
  if (result.ok) return result.value;
  throw new Error(JSON.stringify(result.error));
}

/** Communities whose workshops and polls begin and end, with a clock moved by hand. */
export class CommunityLife {
  /** Milliseconds since 1970. */
  now = Date.UTC(2026, 0, 15, 18);
  app: TestApp;
  #channels = 0;

  private constructor(app: TestApp) {
    this.app = app;
  }

  static async begin(): Promise<CommunityLife> {
    const life: { it?: CommunityLife } = {};
    const app = await openTestApp({ clock: () => life.it?.now ?? 0 });
    life.it = new CommunityLife(app);
    return life.it;
  }

  get context(): AppContext {
    return this.app.context;
  }

  days(count: number): void {
    this.now += count * 24 * 60 * 60_000;
  }

  /** What a new process finds in the store. */
  restart(): void {
    this.app = this.app.restart();
  }

  async keep(community: string, retention: Retention): Promise<void> {
    const intent = { type: 'changeSettings', settings: { retention } } as const;
    sure(await changeCommunity(this.context, community, ada, intent));
  }

  /** A workshop at its last step, which is a poll. */
  async workshop(community: string): Promise<string> {
    const place = { community, channel: `c${(this.#channels += 1)}` };
    const { id } = sure(await startWorkshop(this.context, place, ada, 'small', undefined));
    for (let step = 1; step < 5; step += 1)
      sure(await actOn(this.context, id, ada, { type: 'next', skipOptional: false }));
    await this.#upkeep(id);
    return id;
  }

  async end(workshop: string): Promise<void> {
    sure(await actOn(this.context, workshop, ada, { type: 'end' }));
    await this.#upkeep(workshop);
  }

  async #upkeep(id: string): Promise<void> {
    await upkeep(this.context, sure(await openedWorkshop(this.context, id)));
  }

  async poll(community: string): Promise<string> {
    const options = ['Un', 'Deux'].map((label, index) => ({ id: `o${index}`, label }));
    const draft = { question: 'Lequel ?', options, rules };
    const place = { community, channel: 'salon' };
    const { id } = sure(await createPollIn(this.context, place, ada, draft));
    sure(await updatePoll(this.context, id, ada, ada.moderates, { type: 'open' }));
    return id;
  }

  async close(poll: string): Promise<void> {
    sure(await updatePoll(this.context, poll, ada, ada.moderates, { type: 'close' }));
  }

  /** What the community keeps: workshops that ended, and polls. */
  async listed(community: string): Promise<string[]> {
    const { past, polls } = sure(await this.context.streams.communities.read(community));
    return [...past, ...polls.map(({ id }) => id)];
  }

  /** How many records the journal has for a stream. */
  async records(stream: string): Promise<number> {
    return (await allOf(this.context.tools.journal, stream)).length;
  }
}
