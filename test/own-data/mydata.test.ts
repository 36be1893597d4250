import { beforeEach, describe, expect, it } from 'vitest';
import { ownDataActions } from '../../src/own-data/view/actions.ts';
import { answerText, labels, viewOf } from '../support/reading.ts';
import { en, fr } from '../support/sentences.ts';
import { OwnLives, type Deed, type Name } from '../support/own-lives.ts';

let lives: OwnLives;
beforeEach(async () => {
  lives = await OwnLives.begin();
});

/** A workshop of Zoé's with all sorts of things of Ben's in it, and of Kim's. */
async function lived(): Promise<void> {
  const story: [Deed, Name, Name][] = [
    ['scheduleRecap', 'zqben', 'zqkim'],
    ['language', 'zqben', 'zqkim'],
    ['openPoll', 'zqben', 'zqkim'],
    ['vote', 'zqben', 'zqkim'],
    ['vote', 'zqkim', 'zqben'],
    ['start', 'zqzoe', 'zqben'],
    ['passTheStick', 'zqkim', 'zqben'],
    ['introduce', 'zqben', 'zqkim'],
    ['contribute', 'zqben', 'zqkim'],
    ['contributeUnsigned', 'zqben', 'zqkim'],
    ['contribute', 'zqkim', 'zqben'],
    ['handOver', 'zqzoe', 'zqben'],
    ['foreword', 'zqben', 'zqkim'],
    ['askRecap', 'zqzoe', 'zqkim'],
    ['answerRecap', 'zqben', 'zqkim'],
  ];
  for (const [deed, by, other] of story) await lives.do(deed, by, other);
}

const files = async (name: string, particulars = {}) =>
  viewOf(await lives.app.as(name, particulars).use('mydata export')).files ?? [];
const page = async (name: string) => (await files(name))[1]?.text ?? '';
const kinds = async (name: string): Promise<string[]> => {
  return (await heldOf(name)).filter(({ former }) => former !== true).map(({ kind }) => kind);
};
const heldOf = async (name: string): Promise<{ kind: string; former?: boolean }[]> => {
  const parsed: { held: { kind: string }[] } = JSON.parse((await files(name))[0]?.text ?? '');
  return parsed.held;
};

describe('/mydata export', () => {
  it('gives everything one provided, what was not signed and what is only noted too', async () => {
    await lived();
    expect((await kinds('zqben')).toSorted((a, b) => a.localeCompare(b))).toEqual([
      'ballot',
      'contribution',
      'contribution',
      'facilitating',
      'foreword',
      'introduction',
      'language',
      'pollMade',
      'presence',
      'recapAnswer',
      'recapRequested',
    ]);
    const text = JSON.stringify(await files('zqben'));
    for (let said = 1; said <= 8; said += 1)
      if ((await lives.stored()).includes(`zqbendit${said}"`))
        expect(text).toContain(`zqbendit${said}`);
    expect(text).toContain('lundi');
  });

  it('gives what one changed or took back since, as long as the records have it, as such', async () => {
    await lives.do('start', 'zqzoe', 'zqkim');
    await lives.do('contribute', 'zqben', 'zqkim');
    await lives.do('edit', 'zqben', 'zqkim');
    await lives.do('withdraw', 'zqben', 'zqkim');
    const former = (await heldOf('zqben')).filter((each) => each.former === true);
    const words = former.filter(({ kind }) => kind === 'contribution');
    expect(JSON.stringify(words)).toMatch(/zqbendit1.*zqbendit2/u);
    expect(await kinds('zqben')).toEqual(['presence']);
    expect(await page('zqben')).toContain(fr('ownData.formerOne'));
    await lives.erase('zqben');
    expect(await heldOf('zqben')).toEqual([]);
  });

  it('gives nothing of anybody else', async () => {
    await lived();
    expect(JSON.stringify(await files('zqben'))).not.toMatch(/zqkim|zqzoe/u);
  });

  it('says so where nothing is kept, in one’s own language', async () => {
    expect(await kinds('zqmax')).toEqual([]);
    const answer = await lives.app.as('zqmax', { language: 'en-US' }).use('mydata export');
    expect(answerText(answer)).toContain('I don’t keep anything about you here');
    expect((await files('zqmax', { language: 'en-US' })).map(({ name }) => name)).toEqual([
      'my-data.json',
      'my-data.html',
    ]);
  });

  it('gives a page on which nobody’s words can do anything but be read', async () => {
    await lives.do('start', 'zqzoe', 'zqkim');
    const ben = lives.guest('zqben');
    const form = await ben.use('contribute', { board: 'people' });
    if (form.kind !== 'form') throw new Error(form.kind);
    await ben.submit(form.form, { idea: '<script>alert(1)</script>' });
    expect(await page('zqben')).toContain('&lt;script&gt;');
    expect(await page('zqben')).not.toContain('<script');
  });

  it('is refused where the store does not answer, and tells so', async () => {
    lives.app.store.reads = false;
    expect(answerText(await lives.guest('zqlou').use('mydata export'))).toBe(
      fr('error.storeDown', { reader: 'facilitator' }),
    );
  });
});

describe('/mydata erase', () => {
  it('says what will go and what will stay before anything goes', async () => {
    await lived();
    const before = await lives.stored();
    const answer = await lives.guest('zqben').use('mydata erase');
    const text = answerText(answer);
    for (const line of ['2 contributions', '1 ballot', 'the language you chose'])
      expect(text).toContain(line);
    expect(text).toContain(en('ownData.staysTotals'));
    expect(labels(answer)).toEqual([en('button.eraseMe')]);
    expect(await lives.stored()).toBe(before);
  });

  it('takes somebody out of a workshop that goes on, and leaves the others as they were', async () => {
    await lived();
    const kim = await kinds('zqkim');
    expect(answerText(await lives.erase('zqben'))).toBe(en('ownData.erased'));
    expect(await lives.stored()).not.toContain('zqben');
    expect(lives.shown()).not.toContain('zqben');
    expect(await kinds('zqkim')).toEqual(kim);
    expect(lives.shown()).toContain('zqkimdit');
  });

  it('changes a summary that was posted, which says so, its report and a recap that quoted them', async () => {
    await lived();
    await lives.do('postSummary', 'zqzoe', 'zqkim');
    await lives.do('end', 'zqzoe', 'zqkim');
    await lives.do('askRecap', 'zqzoe', 'zqkim');
    expect(lives.shown()).toContain('zqben');
    expect(lives.shown()).not.toContain('mis à jour le ');
    await lives.erase('zqben');
    expect(lives.shown()).not.toContain('zqben');
    expect(lives.shown()).toContain('zqkim');
    expect(lives.shown()).toContain('mis à jour le ');
    expect(await lives.reports()).not.toContain('zqben');
  });

  it('takes out of an open vote what one chose, and leaves the totals of a closed one', async () => {
    await lived();
    await lives.do('end', 'zqzoe', 'zqkim');
    await lives.do('closePoll', 'zqben', 'zqkim');
    await lives.do('openPoll', 'zqzoe', 'zqkim');
    await lives.do('vote', 'zqben', 'zqkim');
    const totals = await lives.totals();
    expect(JSON.stringify(totals)).toContain('2');
    await lives.erase('zqben');
    expect(await lives.totals()).toEqual(totals);
    const open = (await lives.community()).polls.at(-1)?.id ?? '';
    expect(await lives.app.context.streams.polls.read(open)).toMatchObject({
      value: { status: 'open', voters: 0, ballots: {}, createdBy: 'zqzoe' },
    });
  });

  it('drops a poll that only its author has seen', async () => {
    await lives.do('createPoll', 'zqben', 'zqkim');
    await lives.erase('zqben');
    expect((await lives.community()).polls).toEqual([]);
    expect(await lives.stored()).not.toContain('Quel jour');
  });

  it('takes a facilitator out of the facilitators’ thread', async () => {
    await lives.do('start', 'zqben', 'zqkim');
    const inside = () => [...lives.bed.chat.threads.values()].flatMap((each) => [...each.people]);
    expect(inside()).toContain('zqben');
    await lives.erase('zqben');
    expect(inside()).not.toContain('zqben');
  });

  it('lets somebody who comes back begin anew, and erases them again', async () => {
    await lived();
    await lives.erase('zqben');
    await lives.do('contribute', 'zqben', 'zqkim');
    expect(await kinds('zqben')).toEqual(['presence', 'contribution']);
    await lives.erase('zqben');
    expect(await lives.stored()).not.toContain('zqben');
  });

  it('erases what was withdrawn long ago, of which only the records know', async () => {
    await lives.do('start', 'zqzoe', 'zqkim');
    await lives.do('contributeUnsigned', 'zqben', 'zqkim');
    await lives.do('withdraw', 'zqben', 'zqkim');
    const preview = answerText(await lives.guest('zqben').use('mydata erase'));
    expect(preview).toContain(fr('ownData.formerMany', { count: 1 }));
    expect(await lives.stored()).toContain('zqbendit');
    await lives.erase('zqben');
    expect(await lives.stored()).not.toContain('zqben');
  });

  it('erases in this community alone', async () => {
    const there = lives.app.as('zqben', { community: 'h', channel: 'e', managesEvents: true });
    await there.use('workshop start', { template: 'small' });
    await lives.do('start', 'zqben', 'zqkim');
    await lives.erase('zqben');
    expect(await lives.app.context.streams.communities.read('h')).toMatchObject({
      value: { workshops: { e: expect.any(String) } },
    });
    expect(await lives.stored()).toContain('zqben');
  });

  it('is promised all the same when the store stops answering in the middle', async () => {
    await lived();
    lives.dieAfterWrites(3);
    const answer = await lives.app
      .as('zqben', { language: 'en-US' })
      .press(ownDataActions.erase.ref({}));
    expect(answerText(answer)).toBe(en('ownData.eraseLater'));
  });
});

/** After how many writes the process ends; all there are in the long form. */
const ends =
  process.env['LONG_FORM'] === undefined
    ? [0, 1, 2, 4, 7, 11, 16, 22, 29, 37]
    : Array.from({ length: 60 }, (_, writes) => writes);

describe('an erasure during which the process ends', () => {
  it.each(ends)(
    'after %i writes is done after the next start, or was never begun',
    async (writes) => {
      await lived();
      await lives.do('postSummary', 'zqzoe', 'zqkim');
      await lives.do('end', 'zqzoe', 'zqkim');
      // What ended and shows it is noted to be at rest, which is a write too.
      await lives.startAgain();
      const before = await lives.stored();
      lives.dieAfterWrites(writes);
      await lives.guest('zqben').press(ownDataActions.erase.ref({}));
      await lives.startAgain();
      if (writes === 0) {
        expect(await lives.stored()).toBe(before);
        return;
      }
      expect(await lives.stored()).not.toContain('zqben');
      expect(lives.shown()).not.toContain('zqben');
      expect(await lives.stored()).toContain('zqkimdit');
      expect((await lives.community()).shownAgain).toEqual([]);
    },
  );
});
