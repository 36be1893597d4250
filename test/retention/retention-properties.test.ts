import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eraseOld } from '../../src/retention/expired.ts';
import { erasedAt, retentions, type Retention } from '../../src/community/domain/retention.ts';
import { CommunityLife } from '../support/community-life.ts';

type Step =
  | { readonly do: 'begin' | 'end'; readonly what: 'workshop' | 'poll'; readonly in: 'g' | 'h' }
  | { readonly do: 'wait'; readonly days: number }
  | { readonly do: 'look' | 'restart' }
  | { readonly do: 'keep'; readonly in: 'g' | 'h'; readonly retention: Retention };

const community = fc.constantFrom('g' as const, 'h' as const);
const what = fc.constantFrom('workshop' as const, 'poll' as const);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constantFrom('begin' as const, 'end' as const), what, in: community }),
  fc.record({ do: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 400 }) }),
  fc.record({ do: fc.constantFrom('look' as const, 'look' as const, 'restart' as const) }),
  fc.record({
    do: fc.constant('keep' as const),
    in: community,
    retention: fc.constantFrom(...retentions),
  }),
);

const weekMs = 7 * 24 * 60 * 60_000;

/** What the property expects, told apart from how it is done. */
interface Thing {
  readonly id: string;
  readonly what: 'workshop' | 'poll';
  readonly in: 'g' | 'h';
  end: number | undefined;
  /** Since when its facilitators know that it will be erased. */
  told: number | undefined;
  erased: boolean;
}

class Expected {
  readonly life: CommunityLife;
  readonly things: Thing[] = [];
  readonly kept: Record<'g' | 'h', Retention> = { g: 'sixMonths', h: 'sixMonths' };

  constructor(life: CommunityLife) {
    this.life = life;
  }

  async take(next: Step): Promise<void> {
    if (next.do === 'wait') this.life.days(next.days);
    if (next.do === 'restart') this.life.restart();
    if (next.do === 'keep') {
      this.kept[next.in] = next.retention;
      await this.life.keep(next.in, next.retention);
    }
    if (next.do === 'begin') {
      const id = await this.life[next.what](next.in);
      this.things.push({
        id,
        what: next.what,
        in: next.in,
        end: undefined,
        told: undefined,
        erased: false,
      });
    }
    if (next.do === 'end') await this.#end(next);
    if (next.do === 'look') await this.#look();
  }

  async #end({ what: kind, in: where }: { what: Thing['what']; in: Thing['in'] }): Promise<void> {
    const thing = this.things.find(
      (each) => each.what === kind && each.in === where && each.end === undefined,
    );
    if (thing === undefined) return;
    thing.end = this.life.now;
    await (kind === 'workshop' ? this.life.end(thing.id) : this.life.close(thing.id));
  }

  async #look(): Promise<void> {
    for (const thing of this.things) {
      const until = thing.end === undefined ? undefined : erasedAt(thing.end, this.kept[thing.in]);
      if (until === undefined) continue;
      const { now } = this.life;
      if (until - weekMs <= now) thing.told ??= now;
      const knows = thing.what === 'poll' || (thing.told ?? now) + weekMs <= now;
      if (until <= now && knows) thing.erased = true;
    }
    for (const id of ['g', 'h']) await eraseOld(this.life.context, id);
  }
}

describe('whatever ends, whenever one looks', () => {
  it('keeps what must be kept, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30, size: 'max' }), async (steps) => {
        const life = await CommunityLife.begin();
        const expected = new Expected(life);
        for (const next of steps) await expected.take(next);
        for (const { id, what: kind, in: where, end, erased } of expected.things) {
          const streams = kind === 'poll' ? [`poll/${id}`] : [`workshop/${id}`, `poll/${id}-vote`];
          for (const stream of streams)
            expect((await life.records(stream)) === 0, stream).toBe(erased);
          const isListed = !erased && (kind === 'poll' || end !== undefined);
          expect((await life.listed(where)).includes(id)).toBe(isListed);
        }
      }),
      { numRuns: 60 },
    );
  });
});
