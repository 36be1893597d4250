import { describe, expect, it } from 'vitest';
import { retentions } from '../../../src/community/domain/retention.ts';
import { maxTerritories, type Settings } from '../../../src/community/domain/community.ts';
import { communityActions } from '../../../src/community/view/actions.ts';
import { namingReceipt, namingRow } from '../../../src/community/view/attribution.ts';
import { settingsForm } from '../../../src/community/view/form.ts';
import { settingsView, type RetentionPreview } from '../../../src/community/view/settings.ts';
import { ordinarySpaces, plainForm, plainView } from '../../support/plain-view.ts';
import { buttonsOf } from '../../support/reading.ts';
import { en, fr } from '../../support/scenes.ts';
import { expectSameShape, shapeOfForm } from '../../support/shape.ts';

const around = {
  defaults: { locale: 'fr' as const, timezone: 'America/Toronto' },
  now: Date.UTC(2026, 0, 15),
};
const view = (settings: Settings, t = fr, preview?: RetentionPreview) =>
  settingsView(settings, around, t, preview);
const shown = (...given: Parameters<typeof view>) => plainView(view(...given));
const lineOf = (begins: string, text: string) =>
  text.split('\n').find((line) => line.startsWith(`- ${begins}`));

describe('the settings of a community', () => {
  const every: readonly [string, Settings][] = [
    ['nothing chosen', {}],
    ['a language', { locale: 'en' }],
    ['a time zone', { timezone: 'Europe/Paris' }],
    ['a role', { facilitatorRole: '9' }],
    ['no territories', { territories: [] }],
    ['one territory', { territories: ['Ici.'] }],
    ['several territories', { territories: ['Ici.', 'Là.', 'Là-bas.'] }],
    ...retentions.map((retention): [string, Settings] => [`kept ${retention}`, { retention }]),
  ];

  it.each(every)('are six lines and two buttons, with %s, in both languages', (_what, settings) => {
    const lines = shown(settings).split('\n');
    expect(lines.filter((line) => line.startsWith('- '))).toHaveLength(6);
    expect(buttonsOf(view(settings)).map(({ action }) => action)).toEqual([
      communityActions.settingsEdit.ref({}),
      communityActions.settingsLeaving.ref({ atOnce: 'yes' }),
      communityActions.settingsExamine.ref({}),
    ]);
    expectSameShape(view(settings), view(settings, en));
  });

  it('are in the reader’s own language, not the community’s', () => {
    expect(lineOf('Langue', shown({ locale: 'en' }))).toBe(
      '- Langue des messages publics : anglais',
    );
    expect(lineOf('Language', shown({}, en))).toBe('- Language of public messages: French');
  });

  it('show a role as a role, so that it is named and not pinged', () => {
    const text = JSON.stringify(view({ facilitatorRole: '9' }).blocks);
    expect(text).toContain(JSON.stringify({ kind: 'role', id: '9' }));
  });

  it('say what happens once Palabre is removed, and let that be chosen', () => {
    expect(shown({})).toContain('- Si on me retire d’ici : j’efface tout après 30 jours');
    const atOnce = { eraseWhenLeft: true } as const;
    expect(shown(atOnce, en)).toContain(
      '- If I’m removed from here: I’ll erase everything right away',
    );
    expect(buttonsOf(view(atOnce))[1]?.action).toBe(
      communityActions.settingsLeaving.ref({ atOnce: 'no' }),
    );
  });

  it('take no territories for the template’s own', () => {
    expect(shown({ territories: [] })).toContain('- Territoires : ceux du gabarit');
    expect(shown({ territories: [] }, en)).toContain('- Territories: the template’s own');
  });
});

describe('how long things are kept', () => {
  it.each([
    ['forever', 'pour toujours', 'forever'],
    ['thirtyDays', '30 jours', '30 days'],
    ['ninetyDays', '90 jours', '90 days'],
    ['sixMonths', '180 jours', '180 days'],
    ['oneYear', '1 an', '1 year'],
    ['twoYears', '2 ans', '2 years'],
    ['fiveYears', '5 ans', '5 years'],
  ] as const)('%s is said in words', (retention, french, english) => {
    expect(lineOf('Durée de conservation', shown({ retention }))).toBe(
      `- Durée de conservation : ${french}`,
    );
    expect(lineOf('Kept', shown({ retention }, en))).toBe(`- Kept: ${english}`);
  });

  it('comes with what it means wherever something will be erased, and only there', () => {
    for (const retention of retentions) {
      const warned = shown({ retention }).includes('C’est définitif');
      expect(warned).toBe(retention !== 'forever');
    }
  });

  it.each([
    [{ due: 0, first: undefined }, 'il n’y a donc rien à effacer', 'there’s nothing to erase'],
    [{ due: 0, first: 5 }, 'Premier effacement : <date 5>.', 'First to be erased: <date 5>.'],
    [
      { due: 1, first: 5 },
      '1 atelier ou sondage a déjà dépassé',
      '1 workshop or poll is already past',
    ],
    [{ due: 3, first: 5 }, '3 ateliers ou sondages ont déjà', '3 workshops or polls are already'],
  ])('says what comes of a change: %j', (preview, french, english) => {
    expect(shown({ retention: 'oneYear' }, fr, preview)).toContain(french);
    expect(shown({ retention: 'oneYear' }, en, preview)).toContain(english);
    expectSameShape(
      view({ retention: 'oneYear' }, fr, preview),
      view({ retention: 'oneYear' }, en, preview),
    );
  });

  it('lets people keep everything while that can still be chosen', () => {
    const preview = { due: 1, first: 5 };
    expect(shown({ retention: 'oneYear' }, fr, preview)).toContain('Pour tout garder');
    expect(shown({ retention: 'oneYear' }, en, preview)).toContain('To keep everything');
    expect(shown({ retention: 'forever' }, fr, preview)).not.toContain('Pour tout garder');
  });
});

describe('the form of the territories', () => {
  it('is empty where there are none, and may stay so', () => {
    expect(plainForm(settingsForm({}, fr))).toContain(': …');
    const [field] = settingsForm({}, fr).fields;
    expect(field).toMatchObject({ required: false, max: maxTerritories });
  });

  it('has one per line, as the community wrote them', () => {
    const [field] = settingsForm({ territories: ['Ici  même.', 'Là.'] }, fr).fields;
    expect(field).toMatchObject({ value: 'Ici  même.\nLà.' });
  });

  it('keeps what was typed, were it nothing, over what is recorded', () => {
    const [field] = settingsForm({ territories: ['Ici.'] }, fr, {
      territories: '',
      notesPad: '',
    }).fields;
    expect(field).toMatchObject({ value: '' });
  });

  it('asks the same in both languages', () => {
    expect(shapeOfForm(settingsForm({}, en))).toEqual(shapeOfForm(settingsForm({}, fr)));
  });
});

const receipt = (named: boolean, t = fr) => plainView(namingReceipt(named, t));

describe('who is named in summaries', () => {
  it('is told what no longer names them, what still does, and how to change their mind', () => {
    expect(receipt(false)).toMatch(/ne vous nomment plus\. Ce que vous avez écrit y reste/u);
    expect(receipt(false)).toContain('(Votre nom reste à trois endroits. Dans les fils');
    expect(receipt(false, en)).toContain('no longer name you.');
    expect(receipt(false, en)).toContain('(Your name stays in three places. In the threads');
  });

  it('is told what names them again, and that what has no name stays so', () => {
    expect(receipt(true)).toContain('Ce que vous avez écrit sans votre nom reste sans nom.');
    expect(receipt(true, en)).toContain('What you wrote without your name stays without it.');
    expect(receipt(true)).not.toContain('Votre nom reste');
  });

  it.each([true, false])('can undo it from the receipt: %s', (named) => {
    expect(buttonsOf(namingReceipt(named, fr))).toEqual(
      namingRow(named, fr).flatMap((row) => (row.kind === 'buttons' ? row.buttons : [])),
    );
    expectSameShape(namingReceipt(named, fr), namingReceipt(named, en));
  });

  it('presses one button for each, that says what it will do', () => {
    const [hide] = buttonsOf(namingReceipt(true, fr));
    const [show] = buttonsOf(namingReceipt(false, fr));
    expect([hide?.action, show?.action]).toEqual([
      communityActions.hideName.ref({}),
      communityActions.showName.ref({}),
    ]);
    expect(ordinarySpaces(show?.label ?? '')).toBe('Me nommer de nouveau dans les bilans');
  });
});
