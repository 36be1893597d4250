import { describe, expect, it } from 'vitest';
import type { RecapStep } from '../../../src/recap/domain/due.ts';
import {
  emptyRecap,
  recapDays,
  type RecapProblem,
  type RecapState,
} from '../../../src/recap/domain/state.ts';
import { recapStatus, type RecapGaps } from '../../../src/recap/view/status.ts';
import { leftOutSurfaces, recapNotices } from '../../../src/recap/view/workshop-notices.ts';
import { facilitatorThread } from '../../../src/agenda/domain/post-keys.ts';
import { plainView } from '../../support/plain-view.ts';
import { tuesdays } from '../../support/recaps.ts';
import { allOpen, en, fr, now } from '../../support/scenes.ts';
import { expectSameShape } from '../../support/shape.ts';
import { posts } from '../../support/surfaces.ts';

const schedule = { ...tuesdays, by: 'ana', since: now, generation: 1 };
const scheduled: RecapState = { ...emptyRecap(), schedule };
const quiet: RecapStep = { kind: 'wait', until: undefined };
const waiting: RecapStep = { kind: 'wait', until: now };
const sending: RecapStep = {
  kind: 'send',
  recap: { week: '2025-W06', due: now, channel: 'c', locale: 'fr', generation: 1 },
  begun: undefined,
};
const what = { channel: '7' };
const trouble = (more: Partial<RecapProblem> = {}): RecapProblem => ({
  week: '2025-W06',
  at: now,
  what,
  ...more,
});

type Status = readonly [recap: RecapState, step: RecapStep, gaps?: RecapGaps];
const view = ([recap, step, gaps]: Status, t = fr) => recapStatus(recap, step, t, gaps);
const lines = (status: Status, t = fr) => plainView(view(status, t)).split('\n').slice(1);

const skipped = (reason: 'away' | 'failed'): RecapState => ({
  ...scheduled,
  skipped: { week: '2025-W05', due: now, reason },
});
const failing = (problem: RecapProblem): RecapState => ({ ...scheduled, problem });

const cases: readonly [string, Status, string, string][] = [
  [
    'nothing is scheduled',
    [emptyRecap(), quiet],
    'Aucun récapitulatif n’est prévu.',
    'No recap is scheduled.',
  ],
  [
    'one is scheduled',
    [scheduled, waiting],
    `Le prochain : <moment ${now}>.`,
    `The next one: <moment ${now}>.`,
  ],
  [
    'one is on its way',
    [scheduled, sending],
    'est publié maintenant dans #c.',
    'is on its way to #c.',
  ],
  [
    'Palabre was away',
    [skipped('away'), waiting],
    'plus d’une journée',
    'away for more than a day',
  ],
  ['it could not post', [skipped('failed'), waiting], 'de toute une journée', 'for a whole day'],
  [
    'it may not post',
    [failing(trouble({ what: { ...what, permission: 'send' } })), waiting],
    'je ne peux pas publier dans #7 : il me manque la permission « Envoyer des messages »',
    'I’m missing the permission “Send Messages”',
  ],
  [
    'the channel is gone',
    [failing(trouble({ what: { ...what, gone: true } })), waiting],
    'je ne trouve plus le salon',
    'I haven’t been able to find the channel',
  ],
  [
    'the channel is gone for good',
    [failing(trouble({ what: { ...what, gone: true }, stopped: true })), quiet],
    'je ne l’envoie plus',
    'I’ve stopped sending it',
  ],
  [
    'the platform does not answer',
    [failing(trouble({ what: { ...what, unresponsive: true } })), waiting],
    'Discord ne me répond pas',
    'Discord hasn’t been answering me',
  ],
  [
    'one subject is left out',
    [scheduled, waiting, { channel: 'c', count: 1 }],
    'Un sujet d’un salon privé n’y est pas',
    'One subject',
  ],
  [
    'several subjects are left out',
    [scheduled, waiting, { channel: 'c', count: 3 }],
    '3 sujets de salons privés n’y sont pas',
    '3 subjects',
  ],
];

describe('the state of the recap', () => {
  it.each(cases)('is told when %s', (_when, status, french, english) => {
    expect(lines(status).join('\n')).toContain(french);
    expect(lines(status, en).join('\n')).toContain(english);
  });

  it.each(cases)('is told in as many lines in English, when %s', (_when, status) => {
    expectSameShape(view(status), view(status, en));
  });

  it('is one line while nothing is scheduled', () => {
    expect(lines([emptyRecap(), quiet])).toHaveLength(1);
  });

  it('says when, where, in which language, for whom an empty week, and who chose it', () => {
    expect(lines([scheduled, quiet])).toEqual([
      '- Chaque *mardi* à *9 h 30* (heure de l’Est), dans #c, en français.',
      '- Une semaine où il ne se passe rien : une seule ligne.',
      '- Programmé par @ana.',
    ]);
    const silent = { ...scheduled, schedule: { ...schedule, whenEmpty: 'silence' as const } };
    expect(lines([silent, quiet], en)).toEqual([
      '- Every *Tuesday* at *9:30 a.m.* (Eastern Time), in #c, in French.',
      '- A week when nothing happens: no post.',
      '- Scheduled by @ana.',
    ]);
  });

  it('has a name for every day, in each language', () => {
    for (const t of [fr, en]) {
      const first = recapDays.map(
        (day) => lines([{ ...scheduled, schedule: { ...schedule, day } }, quiet], t)[0],
      );
      expect(new Set(first).size).toBe(7);
      for (const line of first) expect(line).not.toContain('day.');
    }
  });

  it('does not speak of what is left out where nothing is', () => {
    expect(lines([scheduled, quiet, { channel: 'c', count: 0 }])).toEqual(
      lines([scheduled, quiet]),
    );
  });
});

const scene = (t = fr) => allOpen().scene(t);
const noNews = { problem: undefined, leftOutOf: undefined };
const notices = (news: Parameters<typeof recapNotices>[1], isPrivate: boolean, t = fr) => ({
  blocks: recapNotices(scene(t), news, isPrivate),
});
const leftOut = { ...noNews, leftOutOf: '7' };

describe('what facilitators are told of the recap', () => {
  it('is nothing while all is well', () => {
    for (const isPrivate of [true, false]) {
      expect(recapNotices(scene(), noNews, isPrivate)).toEqual([]);
      expect(leftOutSurfaces(scene(), noNews, isPrivate).items).toEqual([]);
    }
  });

  it('is what keeps it from being posted, on their card', () => {
    const news = { ...noNews, problem: trouble({ what: { ...what, gone: true } }) };
    expect(plainView(notices(news, true))).toMatch(/^Récapitulatif de la semaine\. ⚠️ Depuis/u);
    expect(plainView(notices(news, true, en))).toMatch(/^Weekly recap\. ⚠️ I haven’t been able/u);
  });

  it.each([true, false])('is said once that their workshop is left out: a thread, %s', (hasOne) => {
    const [onCard, inThread] = [
      recapNotices(scene(), leftOut, hasOne),
      posts(leftOutSurfaces(scene(), leftOut, hasOne)),
    ];
    expect(onCard.length + inThread.length).toBe(1);
    expect(inThread.map(({ thread }) => thread)).toEqual(hasOne ? [facilitatorThread] : []);
  });

  it('is where the recap is, whom it would concern, and that nothing must be done', () => {
    const text = plainView(notices(leftOut, false));
    expect(text).toContain('dans #7, ne dit rien de cet atelier');
    expect(text).toContain('lire #100');
    expect(text).toContain('vous n’avez rien à faire');
    expect(plainView(notices(leftOut, false, en))).toContain('there’s nothing to do');
  });
});
