import { describe, expect, it } from 'vitest';
import { facilitatorThread } from '../../../src/agenda/domain/post-keys.ts';
import { obsoleteKeys } from '../../../src/engine/delivery/obsolete.ts';
import { timeSurfaces } from '../../../src/agenda/view/time-surfaces.ts';
import type { Scene } from '../../../src/workshop/view/scene.ts';
import { closingScene } from '../../support/closing-template.ts';
import { plainView } from '../../support/plain-view.ts';
import { en, minute, now, Stage } from '../../support/scenes.ts';
import { posts } from '../../support/surfaces.ts';

/** At the exercise of 20 minutes, whose two boards are open. */
const atWork = () =>
  new Stage().at('exercice').by('ana', { type: 'startExercise', exercise: 'cercles' });
const ends = now + 20 * minute;

interface Given {
  readonly minutes: number;
  readonly privateThreads?: boolean;
}

function items(scene: Scene, { minutes, privateThreads = true }: Given) {
  return posts(timeSurfaces({ scene, privateThreads, now: now + minutes * minute }));
}

/** Where each word stands: `proches: …`. */
function said(scene: Scene, given: Given): string[] {
  return items(scene, given).map(({ thread = 'salon', view }) => `${thread}: ${plainView(view())}`);
}

const key = (stage: Stage) => items(stage.scene(), { minutes: 40 })[0]?.key;

const places = (scene: Scene, given: Given) =>
  said(scene, given).map((line) => line.split(': ')[0]);

describe('where a word on the time goes', () => {
  it('is nowhere before the first, nor where there is no time', () => {
    expect(items(atWork().scene(), { minutes: 9 })).toEqual([]);
    expect(items(new Stage().scene(), { minutes: 900 })).toEqual([]);
  });

  it('is the threads where people work, at half-time', () => {
    expect(places(atWork().scene(), { minutes: 10 })).toEqual(['thread:proches', 'thread:loin']);
  });

  it('is the facilitators’ thread too when the end nears, for they would miss it', () => {
    expect(places(atWork().scene(), { minutes: 15 })).toEqual([
      'thread:proches',
      'thread:loin',
      facilitatorThread,
    ]);
    expect(places(atWork().scene(), { minutes: 15, privateThreads: false })).toEqual([
      'thread:proches',
      'thread:loin',
    ]);
  });

  it('is the channel, once, for a step that has no thread', () => {
    expect(places(new Stage().at('tour').scene(), { minutes: 10 })).toEqual(['salon']);
  });

  it('is the facilitators’ thread alone when the time is up, or else the channel', () => {
    expect(places(atWork().scene(), { minutes: 20 })).toEqual([facilitatorThread]);
    expect(places(atWork().scene(), { minutes: 20, privateThreads: false })).toEqual(['salon']);
  });

  it('is the one thread of a pillar that was opened', () => {
    const stage = new Stage()
      .at('pilier')
      .by('ana', { type: 'openPillar', pillar: 'community' }, { type: 'extend', minutes: 20 });
    expect(places(stage.scene(), { minutes: 10 })).toEqual(['thread:gens']);
  });
});

describe('what a word says', () => {
  it('is how long is really left', () => {
    const when = `<relative ${ends}>, à <clock ${ends}>.`;
    expect(said(atWork().scene(), { minutes: 10 })[0]).toBe(
      `thread:proches: ⏳ La moitié du temps est passée : fin ${when}`,
    );
    expect(said(atWork().scene(), { minutes: 15 })[0]).toBe(
      `thread:proches: ⏳ Il reste peu de temps : fin ${when}`,
    );
    expect(said(atWork().scene(en), { minutes: 15 })[0]).toBe(
      `thread:proches: ⏳ Not much time left: this step ends <relative ${ends}>, at <clock ${ends}>.`,
    );
  });

  it('asks the facilitators what comes next, and closes nothing', () => {
    expect(said(atWork().scene(), { minutes: 20 })).toEqual([
      [
        `${facilitatorThread}: ⏰ *Les cercles* : le temps est écoulé. Rien ne se ferme tout seul. On passe à la suite, ou on prolonge ?`,
        '[Suivant ▸] [+ 5 min]',
      ].join('\n'),
    ]);
    expect(said(atWork().scene(en), { minutes: 20 })[0]).toContain(
      '*The circles*: time is up. Nothing closes by itself. Move on, or add time?\n[Next ▸] [+5 min]',
    );
  });

  it('offers to end the workshop at its last step', () => {
    const stage = new Stage().at('suite').by('ana', { type: 'extend', minutes: 1 });
    expect(said(stage.scene(), { minutes: 1 })[0]).toContain('[Terminer] [+ 5 min]');
  });

  it.each([
    [22, `<clock ${ends}>`],
    [20 + 13 * 60, `le <moment ${ends}>`],
  ])('tells since when the time is up where it could not be told then', (minutes, when) => {
    expect(said(atWork().scene(), { minutes })[0]).toContain(
      `le temps est écoulé depuis ${when} ; je n’ai pas pu vous le dire plus tôt.`,
    );
    expect(said(atWork().scene(en), { minutes })[0]).toContain(
      `time has been up since ${when.replace('le ', '')};`,
    );
  });
});

const shown = (stage: Stage, minutes: number) => {
  for (const { key } of items(stage.scene(), { minutes })) stage.place(key, key);
  return stage;
};
const withdrawn = (stage: Stage, minutes: number) => {
  const at = now + minutes * minute;
  const surfaces = timeSurfaces({ scene: stage.scene(), privateThreads: true, now: at });
  return obsoleteKeys(stage.workshop.placement, surfaces).map((key) => key.split(':')[1]);
};

describe('a word that no longer holds', () => {
  it('goes when the next one comes', () => {
    expect(withdrawn(shown(atWork(), 10), 15)).toEqual(['half', 'half']);
    expect(withdrawn(shown(atWork(), 15), 20)).toEqual(['soon', 'soon', 'soon']);
  });

  it.each([
    ['paused', { type: 'pause' }],
    ['extended', { type: 'extend', minutes: 5 }],
    ['over with', { type: 'next', skipOptional: false }],
    ['ended with the workshop', { type: 'end' }],
  ] as const)('goes when the time is %s', (_what, intent) => {
    expect(withdrawn(shown(atWork(), 20).by('ana', intent), 20)).toEqual(['over']);
  });

  it('stays until then, though it could not be said any more', () => {
    expect(items(atWork().scene(), { minutes: 14 })).toEqual([]);
    expect(places(shown(atWork(), 10).scene(), { minutes: 14 })).toHaveLength(2);
  });

  it('has another key when it speaks of another end', () => {
    expect(key(atWork())).not.toBe(key(atWork().by('ana', { type: 'extend', minutes: 5 })));
  });
});

/** The same exercise, whose two boards close. */
const closing = () =>
  new Stage(closingScene).at('exercice').by('ana', { type: 'startExercise', exercise: 'cercles' });

describe('a word on a time that closes boards', () => {
  it('says so before the end, to those who write and to those who facilitate', () => {
    const before = said(closing().scene(), { minutes: 15 });
    expect(before).toHaveLength(3);
    for (const notice of before)
      expect(notice).toContain(`à <clock ${ends}>. Ensuite, les tableaux se ferment.`);
    expect(said(closing().scene(en), { minutes: 15 })[0]).toContain(
      `at <clock ${ends}>. Then the boards close.`,
    );
    expect(said(closing().scene(), { minutes: 10 })[0]).not.toContain('se ferment');
  });

  it('says to the facilitators what is closed, and that adding time opens it', () => {
    expect(said(closing().scene(), { minutes: 20 })).toEqual([
      [
        `${facilitatorThread}: ⏰ *Les cercles* : le temps est écoulé et les tableaux sont fermés. On passe à la suite, ou on prolonge ? Si on prolonge, ils rouvrent.`,
        '[Suivant ▸] [+ 5 min]',
      ].join('\n'),
    ]);
    expect(said(closing().scene(en), { minutes: 20 })[0]).toContain(
      '*The circles*: time is up and the boards are closed. Move on, or add time? Adding time opens them again.\n[Next ▸] [+5 min]',
    );
  });

  it('says it as truly when it comes late', () => {
    expect(said(closing().scene(), { minutes: 30 })[0]).toContain(
      `le temps est écoulé depuis <clock ${ends}> et les tableaux sont fermés ; je n’ai pas pu vous le dire plus tôt. On passe à la suite, ou on prolonge ? Si on prolonge, ils rouvrent.`,
    );
    expect(said(closing().scene(en), { minutes: 30 })[0]).toContain(
      `time has been up since <clock ${ends}> and the boards are closed; I couldn’t tell you sooner.`,
    );
  });

  it('speaks of one board where there is one', () => {
    const debrief = new Stage(closingScene).at('retour').scene();
    expect(said(debrief, { minutes: 5 })[0]).toContain('Ensuite, le tableau se ferme.');
    expect(said(debrief, { minutes: 10 })[0]).toContain(
      'écoulé et le tableau est fermé. On passe à la suite, ou on prolonge ? Si on prolonge, il rouvre.',
    );
  });

  it('speaks of none where the exercise was not started, nor at a break', () => {
    const early = new Stage(closingScene).at('exercice').by('ana', { type: 'extend', minutes: 20 });
    expect(said(early.scene(), { minutes: 15 })[0]).not.toContain('se ferme');
    const pause = new Stage().at('pause');
    for (const [stage, minutes] of [
      [early, 20],
      [pause, 10],
    ] as const)
      expect(said(stage.scene(), { minutes })[0]).toMatch(
        /le temps est écoulé\. On passe à la suite, ou on prolonge\s\?/u,
      );
    expect(said(pause.scene(), { minutes: 12 })[0]).toMatch(/plus tôt\. On passe/u);
  });
});
