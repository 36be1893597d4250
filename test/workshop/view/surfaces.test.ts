import { obsoleteKeys } from '../../../src/engine/delivery/obsolete.ts';
import { describe, expect, it } from 'vitest';
import { pollSurfaces } from '../../../src/poll/view/surfaces.ts';
import { facilitatorThread } from '../../../src/agenda/domain/post-keys.ts';
import { emptyPoll } from '../../../src/poll/domain/state.ts';
import { plainView } from '../../support/plain-view.ts';
import { allOpen, fr, now, pollWith, Stage } from '../../support/scenes.ts';
import { outline, postOf, surfaces } from '../../support/surfaces.ts';

const facilitation = [`[${facilitatorThread}]`, `facilitator@${facilitatorThread}`];

describe('what a workshop must show', () => {
  it('is at first the facilitators’ card, the agenda and the first step', () => {
    expect(outline(surfaces(new Stage()))).toEqual([...facilitation, 'agenda', 'step:accueil']);
  });

  it('has one message for each step that was visited, in the order they were', () => {
    const stage = new Stage().at('tour').by('ana', { type: 'back' }).at('pilier');
    expect(outline(surfaces(stage))).toEqual([
      ...facilitation,
      'agenda',
      'step:accueil',
      'step:terres',
      'step:deroulement',
      'step:tour',
      'step:pilier',
    ]);
  });

  it('leaves the message of the poll’s step to the poll itself', () => {
    expect(outline(surfaces(new Stage().at('vote')))).not.toContain('step:vote');
  });

  it('invites the facilitators in their thread, named after the workshop', () => {
    const stage = new Stage(undefined, 'Verger '.repeat(20)).by('ana', {
      type: 'handOver',
      to: { id: 'louis', name: 'Louis' },
    });
    const [first] = surfaces(stage).items;
    expect(first).toHaveProperty('thread.people', ['ana', 'louis']);
    expect(first).toHaveProperty('thread.name', `🎙️ Animation\u00A0· ${'Verger '.repeat(20)}`);
  });

  it('puts the facilitators’ card in the channel where private threads are not allowed', () => {
    expect(outline(surfaces(new Stage(), { privateThreads: false }))).toEqual([
      'facilitator',
      'agenda',
      'step:accueil',
    ]);
  });

  it('edits its cards as they change, and a step’s message with what there is to do', () => {
    const all = surfaces(new Stage().at('tour'));
    expect(postOf(all, 'agenda').revision).toBeUndefined();
    expect(postOf(all, 'step:tour').revision).toBeUndefined();
    expect(postOf(all, 'step:accueil').revision).toBe('past');
  });

  it('leaves its cards as they are once it is closed', () => {
    const all = surfaces(new Stage().at('tour').by('ana', { type: 'end' }));
    for (const key of ['agenda', 'facilitator', 'step:tour'])
      expect(postOf(all, key).revision).toBe('closed');
  });
});

describe('a board’s thread', () => {
  it('hangs under the message of its pillar’s step, once people are there', () => {
    const stage = new Stage().at('pilier').by('ana', { type: 'openPillar', pillar: 'community' });
    expect(outline(surfaces(stage))).toContain('[thread:gens < step:pilier]');
    expect(outline(surfaces(stage))).toContain('board:gens@thread:gens');
  });

  it('hangs under a message of its own when its pillar is opened before', () => {
    const stage = new Stage().by('ana', { type: 'openPillar', pillar: 'community' });
    expect(outline(surfaces(stage)).slice(-3)).toEqual([
      'anchor:gens',
      '[thread:gens < anchor:gens]',
      'board:gens@thread:gens',
    ]);
    expect(plainView(postOf(surfaces(stage), 'anchor:gens').view())).toBe(
      '## 🤝 Les gens\n(Les réponses vont dans le fil ci-dessous.)\n[Je contribue]',
    );
  });

  it('stays under that message when the step is reached later', () => {
    const stage = new Stage()
      .by('ana', { type: 'openPillar', pillar: 'community' })
      .place('anchor:gens', '300')
      .at('pilier');
    expect(outline(surfaces(stage))).toContain('[thread:gens < anchor:gens]');
  });

  it('of an exercise hangs under a message of its own, one for each board', () => {
    const stage = new Stage().by('ana', { type: 'startExercise', exercise: 'cercles' });
    expect(outline(surfaces(stage)).slice(-6)).toEqual([
      'anchor:proches',
      '[thread:proches < anchor:proches]',
      'board:proches@thread:proches',
      'anchor:loin',
      '[thread:loin < anchor:loin]',
      'board:loin@thread:loin',
    ]);
  });

  it('of a debrief hangs under the message of its step', () => {
    expect(outline(surfaces(new Stage().at('retour')))).toContain('[thread:retours < step:retour]');
  });

  it('has each of its contributions, and goes on showing none that was withdrawn', () => {
    const stage = allOpen()
      .write('nour', 'loin', { idee: 'Un puits.' })
      .write('louis', 'loin', { idee: 'Une serre.' });
    const { id } = stage.last;
    expect(postOf(surfaces(stage), `contribution:${id}`).thread).toBe('thread:loin');
    stage.place(`contribution:${id}`, '900', '1');
    const gone = () => obsoleteKeys(stage.workshop.placement, surfaces(stage));
    expect(gone()).toEqual([]);
    stage.by('louis', { type: 'withdrawContribution', id });
    expect(gone()).toEqual([`contribution:${id}`]);
  });

  it('edits a contribution when its author corrects it', () => {
    const stage = allOpen().write('nour', 'loin', { idee: 'Un puit.' });
    const { id } = stage.last;
    expect(postOf(surfaces(stage), `contribution:${id}`).revision).toBe('1');
    stage.by('nour', {
      type: 'editContribution',
      id,
      values: { idee: 'Un puits.' },
      anonymous: false,
    });
    const corrected = postOf(surfaces(stage), `contribution:${id}`);
    expect(corrected.revision).toBe('2');
    expect(plainView(corrected.view())).toContain('Un puits.');
  });
});

describe('a poll', () => {
  it('is shown once it is open, kept up to date, and left as it is once it is closed', () => {
    expect(pollSurfaces(emptyPoll('p1'), fr, now).items).toEqual([]);
    expect(pollSurfaces({ ...pollWith(), status: 'draft' }, fr, now).items).toEqual([]);
    expect(postOf(pollSurfaces(pollWith(), fr, now), 'poll').revision).toBeUndefined();
    const closed = postOf(pollSurfaces(pollWith({ closed: true }), fr, now), 'poll');
    expect(closed.revision).toBe('closed');
    expect(plainView(closed.view())).toContain('Quels outils ?');
  });
});

describe('everything that is posted', () => {
  it('has a key of its own', () => {
    const stage = allOpen()
      .write('nour', 'loin', { idee: 'Un puits.' })
      .collect('louis', 'gens', 'Une serre.')
      .by('ana', { type: 'askSummary' });
    const keys = surfaces(stage).items.map((item) =>
      'post' in item ? item.post.key : item.thread.key,
    );
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toEqual(
      expect.arrayContaining(
        Object.keys(stage.workshop.boards.contributions).map((id) => `contribution:${id}`),
      ),
    );
  });
});
