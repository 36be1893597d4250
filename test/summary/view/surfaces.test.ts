import { describe, expect, it } from 'vitest';
import type { PollState } from '../../../src/poll/domain/state.ts';
import type { Post } from '../../../src/kernel/view/surfaces.ts';
import { allOpen, pollWith, type Stage } from '../../support/scenes.ts';
import { obsoleteKeys } from '../../../src/engine/delivery/obsolete.ts';
import { posts, surfaces } from '../../support/surfaces.ts';

const summaryPosts = (stage: Stage): Post[] =>
  posts(surfaces(stage)).filter(({ key }) => key.startsWith('summary:'));
const obsolete = (stage: Stage) =>
  obsoleteKeys(stage.workshop.placement, surfaces(stage)).filter((key) =>
    key.startsWith('summary:'),
  );
const keys = (list: readonly Post[]) => list.map(({ key }) => key);

/** As the reconciler records what it posted: all of it, or what a crash left time for. */
function posted(stage: Stage, those: (post: Post) => boolean = () => true): Stage {
  for (const post of summaryPosts(stage).filter(those)) stage.place(post.key, '900', post.revision);
  return stage;
}

const asked = (stage = allOpen()) => stage.by('ana', { type: 'askSummary' });

describe('the summary', () => {
  it('is not shown before it is asked for', () => {
    expect(summaryPosts(allOpen())).toEqual([]);
  });

  it('is one message in the channel, with the report; the rest is in a thread under it', () => {
    const messages = summaryPosts(asked());
    expect(messages.length).toBeGreaterThan(2);
    const rest = messages.slice(1);
    expect(messages.map(({ slow = false }) => slow)).toEqual([true, ...rest.map(() => false)]);
    const [first, ...others] = messages.map(({ thread }) => thread);
    expect(first).toBeUndefined();
    expect(new Set(others)).toEqual(new Set(['thread:summary:']));
    const threads = surfaces(asked()).items.flatMap((item) =>
      'thread' in item ? item.thread : [],
    );
    expect(threads.find(({ key }) => key === 'thread:summary:')).toMatchObject({
      anchor: 'summary:1',
      people: [],
    });
  });

  it('is posted in its order: none of its messages before the one above it', () => {
    const messages = summaryPosts(asked());
    expect(messages.map(({ after }) => after)).toEqual([undefined, ...keys(messages).slice(0, -1)]);
  });

  it('is frozen once it is posted whole, whatever is written, marked or said after', () => {
    const stage = posted(asked()).write('nour', 'loin', { idee: 'Trop tard.' });
    stage.by(
      'ana',
      { type: 'markContribution', id: stage.last.id },
      { type: 'setForeword', text: 'Merci !' },
    );
    expect(summaryPosts(stage)).toEqual([]);
  });

  it('asked for again edits the same messages', () => {
    const stage = posted(asked());
    const before = Object.keys(stage.workshop.placement.posts);
    const again = summaryPosts(asked(stage));
    expect(keys(again)).toEqual(before);
    for (const { revision } of again) expect(revision).toMatch(/^2\./u);
  });

  it.each([
    ['its beginning', (post: Post) => post.key === 'summary:1'],
    ['all but one in the middle', (post: Post) => post.key !== 'summary:2'],
    ['all but the last', (post: Post) => post.revision?.endsWith('.last') !== true],
  ])('is finished when only %s could be posted', (_what, those) => {
    const stage = posted(asked(), those);
    const missing = summaryPosts(stage).filter(
      ({ key, revision }) => stage.workshop.placement.posts[key]?.revision !== revision,
    );
    expect(keys(missing)).toEqual(keys(summaryPosts(asked()).filter((post) => !those(post))));
  });

  it('is finished as one summary, when something was said between its two halves', () => {
    const stage = posted(asked(), ({ key }) => key === 'summary:1');
    stage.write('nour', 'loin', { idee: 'Entre les deux.' });
    const [first] = summaryPosts(stage);
    expect(first?.revision).toMatch(/^1\./u);
    expect(first?.revision).not.toBe(stage.workshop.placement.posts['summary:1']?.revision);
  });

  it('grown shorter takes away the messages it no longer needs, even after a crash', () => {
    const stage = posted(asked());
    const length = summaryPosts(asked(stage)).length;
    stage.place(`summary:${length + 1}`, '999', '1.x.last');
    expect(obsolete(stage)).toEqual([`summary:${length + 1}`]);
    posted(stage);
    expect(obsolete(stage)).toEqual([`summary:${length + 1}`]);
  });

  it('grown longer goes on below, and no message is called the last but one', () => {
    const stage = posted(asked());
    const before = summaryPosts(asked(allOpen())).length;
    for (const board of ['gens', 'loin', 'retours'])
      for (let n = 0; n < 12; n += 1)
        stage.write(`p${n}`, board, {
          idee: `${n} ${'*_~'.repeat(100)}`,
          pourquoi: 'y'.repeat(300),
        });
    for (let n = 3; n < 18; n += 1) stage.by('ana', { type: 'markContribution', id: `c${n}` });
    const after = summaryPosts(asked(stage));
    expect(after.length).toBeGreaterThan(before);
    expect(after.filter(({ revision }) => revision?.endsWith('.last'))).toHaveLength(1);
  });
});

/** What is drawn in the summary of a workshop with this poll. */
const drawnWith = (poll: PollState) =>
  posts(surfaces(asked(allOpen().collect('nour', 'gens', 'Tout le quartier.')), { polls: [poll] }))
    .filter(({ key }) => key.startsWith('summary:'))
    .flatMap(({ view }) => view().blocks)
    .flatMap((block) => (block.kind === 'picture' ? block.picture.kind : []));

describe('the pictures of a posted summary', () => {
  it('are those of what was said, the vote’s once its result may be seen', () => {
    const votes = [['a', 'b']] as const;
    const rules = { resultsWhileOpen: false };
    expect(drawnWith(pollWith({ votes }))).toEqual(expect.arrayContaining(['canvas', 'poll']));
    expect(drawnWith(pollWith({ votes, rules }))).not.toContain('poll');
    expect(drawnWith(pollWith({ votes, rules, closed: true }))).toContain('poll');
    expect(drawnWith(pollWith({ closed: true }))).not.toContain('poll');
  });
});
