import { describe, expect, it } from 'vitest';
import { lastingSurfaces } from '../../../src/workshop/view/lasting.ts';
import { foldLasting, type LastingEvent } from '../../../src/workshop/domain/lasting.ts';
import { plainView } from '../../support/plain-view.ts';
import { allOpen, en, fr } from '../../support/scenes.ts';

const day = 24 * 60 * 60_000;

function postsAfter(event: LastingEvent, ended = false, t = fr) {
  const stage = ended ? allOpen().by('ana', { type: 'end' }) : allOpen();
  const { workshop } = stage.scene();
  const state = structuredClone(workshop);
  foldLasting(state, event);
  return lastingSurfaces({ workshop: state, t }, true).items.flatMap((item) =>
    'post' in item ? [item.post] : [],
  );
}

describe('what facilitators are told of how long a workshop lasts', () => {
  it('asks whether it goes on, says what happens otherwise, and lets them answer', () => {
    const asked = { type: 'workshop.quietAsked', at: 100 * day } as const;
    const [post] = postsAfter(asked);
    expect(post).toMatchObject({ key: `quiet:${100 * day}`, thread: 'thread:facilitators' });
    const text = post === undefined ? '' : plainView(post.view());
    expect(text).toMatch(/Est-ce qu’il continue \? Sinon, je le terminerai le/u);
    expect(text).toContain('[On continue] [Terminer]');
    expect(postsAfter(asked, true)).toEqual([]);
  });

  it('tells a week before what will be erased, with the report to keep', () => {
    const told = { type: 'workshop.erasureTold', toldAt: 0, at: 7 * day } as const;
    const [post] = postsAfter(told, true);
    expect(post).toMatchObject({ key: `erasure:${7 * day}`, slow: true });
    expect(post === undefined ? '' : plainView(post.view())).toContain('Voici le rapport');
    const [english] = postsAfter(told, true, en);
    expect(english === undefined ? '' : plainView(english.view())).toContain('Here’s the report');
    expect(postsAfter(told)).toEqual([]);
  });

  it('makes the report again once somebody took back what is in it', () => {
    const told = { type: 'workshop.erasureTold', toldAt: 0, at: 7 * day } as const;
    const stage = allOpen().by('ana', { type: 'end' });
    const revision = () => {
      const state = structuredClone(stage.scene().workshop);
      foldLasting(state, told);
      const [item] = lastingSurfaces({ workshop: state, t: fr }, true).items;
      return item !== undefined && 'post' in item ? item.post.revision : undefined;
    };
    const before = revision();
    expect(before).toEqual(expect.any(String));
    stage.by('ana', { type: 'askSummary' });
    expect(revision()).not.toBe(before);
  });
});
