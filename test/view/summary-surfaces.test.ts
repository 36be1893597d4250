import { describe, expect, it } from 'vitest';
import { type Surfaces } from '../../src/view/surfaces.ts';
import { allOpen, type Stage } from '../support/scenes.ts';
import { posts, surfaces } from '../support/surfaces.ts';

const summaryKeys = (all: Surfaces) =>
  posts(all).flatMap(({ key, revision }) =>
    key.startsWith('summary:') ? [`${key}/${revision}`] : [],
  );

/** As the reconciler records it once it has posted all of it. */
function posted(stage: Stage): Stage {
  for (const { key, revision, withdrawn } of posts(surfaces(stage)))
    if (key.startsWith('summary:') && withdrawn !== true) stage.place(key, '900', revision);
  return stage;
}

describe('the summary', () => {
  it('is not shown before it is asked for', () => {
    expect(summaryKeys(surfaces(allOpen()))).toEqual([]);
  });

  it('ends with the report', () => {
    const stage = allOpen().by('ana', { type: 'askSummary' });
    const messages = posts(surfaces(stage)).filter(({ key }) => key.startsWith('summary:'));
    expect(messages.length).toBeGreaterThan(2);
    expect(messages.map((post) => post.view().files?.length ?? 0)).toEqual([
      ...messages.slice(1).map(() => 0),
      1,
    ]);
  });

  it('is frozen once it is posted whole, whatever is written after', () => {
    const stage = posted(allOpen().by('ana', { type: 'askSummary' }));
    stage.write('nour', 'loin', { idee: 'Trop tard.' });
    expect(summaryKeys(surfaces(stage))).toEqual([]);
  });

  it('is finished when a crash cut it short', () => {
    const stage = allOpen().by('ana', { type: 'askSummary' });
    const [first] = summaryKeys(surfaces(stage));
    stage.place('summary:1', '900', '1');
    expect(summaryKeys(surfaces(stage))[0]).toBe(first);
    expect(summaryKeys(surfaces(stage)).at(-1)).toMatch(/\/1\.last$/u);
  });

  it('asked for again edits the same messages', () => {
    const stage = posted(allOpen().by('ana', { type: 'askSummary' }));
    const before = Object.keys(stage.workshop.placement.posts);
    stage.by('ana', { type: 'askSummary' });
    const again = posts(surfaces(stage)).filter(({ key }) => key.startsWith('summary:'));
    expect(again.map(({ key }) => key)).toEqual(before);
    expect(new Set(again.map(({ revision }) => revision))).toEqual(new Set(['2', '2.last']));
  });

  it('grown shorter takes away the messages it no longer needs', () => {
    const stage = posted(allOpen().by('ana', { type: 'askSummary' }));
    stage.place('summary:99', '999', '1.last').by('ana', { type: 'askSummary' });
    const gone = posts(surfaces(stage)).filter(({ withdrawn }) => withdrawn === true);
    expect(gone.map(({ key }) => key)).toEqual(['summary:99']);
  });
});
