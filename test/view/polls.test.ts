import { describe, expect, it } from 'vitest';
import { pollForm, voteForm } from '../../src/view/forms.ts';
import { figure, pollCard } from '../../src/view/poll-card.ts';
import { voteReceipt } from '../../src/view/receipts.ts';
import { plainForm, plainView } from '../support/plain-view.ts';
import { en, fr, now, pollWith, type PollGiven } from '../support/scenes.ts';

const card = (given: PollGiven = {}, t = fr) => plainView(pollCard(pollWith(given), t));

describe('a poll’s card', () => {
  it('says the rules before the vote, and that nobody has voted', () => {
    expect(card()).toBe(
      [
        '# Quels outils ?',
        '(Noms visibles · résultats en direct · l’étoile va au plus de « oui »)',
        '  Contacter quelqu’un 0 0%',
        '  Le mode d’emploi 0 0%',
        '  Un praxithon 0 0%',
        'Personne n’a encore voté.',
        '[Je vote]',
      ].join('\n'),
    );
    expect(card({}, en)).toContain('(Names shown · results live · the star goes to the most yes)');
  });

  it('writes 4 (+3), and no yes figure where there is none: (+7)', () => {
    const votes = [
      ...Array.from({ length: 4 }, () => ['a', 'b'] as const),
      ...Array.from({ length: 3 }, () => ['', 'ab'] as const),
    ];
    const shown = card({ votes });
    expect(shown).toContain('★ Contacter quelqu’un 4 (+3) 57%');
    expect(shown).toContain('  Le mode d’emploi (+7) 0%');
    expect(shown).toContain('7 votant·e·s');
  });

  it.each([
    [0, 0, '0'],
    [4, 0, '4'],
    [4, 3, '4 (+3)'],
    [0, 7, '(+7)'],
  ])('writes %i yes and %i if need be as %j', (yes, ifNeedBe, written) => {
    expect(figure({ yes, ifNeedBe })).toBe(written);
  });

  it('gives the star to the most yes alone, and to all of those that are level', () => {
    expect(
      card({
        votes: [
          ['a', 'b'],
          ['', 'b'],
        ],
      }),
    ).toMatch(/★ Contacter[^★]*$/u);
    expect(card({ votes: [['ab', '']] }).match(/★/gu)).toHaveLength(2);
    expect(card({ votes: [['', 'abc']] })).not.toContain('★');
  });

  it('shows no figure, no bar and no star while its results are hidden', () => {
    const hidden = {
      rules: { resultsWhileOpen: false },
      votes: [
        ['a', 'b'],
        ['a', ''],
      ],
    } as const;
    expect(card(hidden)).toBe(
      [
        '# Quels outils ?',
        '(Noms visibles · résultats à la fermeture · l’étoile va au plus de « oui »)',
        '  Contacter quelqu’un',
        '  Le mode d’emploi',
        '  Un praxithon',
        '2 votant·e·s',
        '[Je vote]',
      ].join('\n'),
    );
    const table = pollCard(pollWith(hidden), fr).blocks.find(({ kind }) => kind === 'table');
    expect(table).toHaveProperty('rows.0.share', 0);
  });

  it('looks the same whoever leads, while its results are hidden', () => {
    const rules = { resultsWhileOpen: false };
    expect(card({ rules, votes: [['a', '']] })).toBe(card({ rules, votes: [['c', 'ab']] }));
  });

  it('shows its results once it is closed, and no button', () => {
    const shown = card({ rules: { resultsWhileOpen: false }, votes: [['a', 'b']], closed: true });
    expect(shown).toContain('★ Contacter quelqu’un 1 100%');
    expect(shown).toContain(`1 votant·e · fermé à <clock ${now}>`);
    expect(shown).not.toContain('[');
  });
});

describe('a ballot', () => {
  it('opens with what was last said', () => {
    const poll = pollWith({ votes: [['a', 'b']] });
    expect(plainForm(voteForm(poll, fr, poll.ballots['v2']))).toBe(
      [
        '# Quels outils ?',
        'Oui (Ce qui vous convient.): ☑ Contacter quelqu’un ☐ Le mode d’emploi ☐ Un praxithon',
        'Si nécessaire (Ce qui irait, à la rigueur. Le reste compte comme un non.): ☐ Contacter quelqu’un ☑ Le mode d’emploi ☐ Un praxithon',
      ].join('\n'),
    );
  });

  it('asks only yes where a poll has two positions', () => {
    expect(
      plainForm(voteForm(pollWith({ rules: { ifNeedBe: false } }), fr, undefined)),
    ).not.toContain('Si nécessaire');
  });

  it('is repeated in its receipt, the no included, with how to change it', () => {
    const poll = pollWith({ votes: [['a', 'b']] });
    const ballot = poll.ballots['v2'] ?? { yes: [], ifNeedBe: [], name: '', at: 0 };
    const receipt = (both: number, t = fr) => plainView(voteReceipt(poll, ballot, both, t));
    expect(receipt(0)).toBe(
      [
        'Votre vote est enregistré :',
        '*Oui :* Contacter quelqu’un',
        '*Si nécessaire :* Le mode d’emploi',
        '*Non :* Un praxithon',
        '(Vous pouvez changer d’avis jusqu’à la fermeture.)',
        '[Changer mon vote] [Retirer mon vote]',
      ].join('\n'),
    );
    expect(receipt(1)).toContain('(Un choix était coché deux fois : il compte comme un oui.)');
    expect(receipt(2)).toContain(
      '(2 choix étaient cochés deux fois : ils comptent comme des oui.)',
    );
    expect(receipt(0, en)).toContain('*If need be:* Le mode d’emploi');
  });
});

describe('the form of a poll', () => {
  it('proposes Framadate’s way', () => {
    expect(plainForm(pollForm(fr, {}))).toBe(
      [
        '# Nouveau sondage',
        'La question *: …',
        'Les choix, un par ligne * (De 2 à 20 choix.): …',
        'On répond par *: ☑ Oui, si nécessaire, non ☐ Oui ou non',
        'Les résultats se voient *: ☑ En direct ☐ Après la fermeture',
        'Les noms des votant·e·s *: ☑ Visibles ☐ Cachés',
      ].join('\n'),
    );
  });

  it('opens again as it was filled', () => {
    const typed = {
      question: 'Quand ?',
      options: 'lundi\nmardi',
      stances: 'two',
      results: 'after',
      names: 'hidden',
    };
    const shown = plainForm(pollForm(en, typed));
    expect(shown).toContain('The question *: Quand ?');
    expect(shown).toContain('☑ Yes or no');
    expect(shown).toContain('☑ After the poll closes');
    expect(shown).toContain('☑ Hidden');
  });
});
