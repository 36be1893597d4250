import { describe, expect, it } from 'vitest';
import { pollActions } from '../../../src/poll/view/actions.ts';
import { pollCard } from '../../../src/poll/view/card.ts';
import { figure } from '../../../src/poll/view/figure.ts';
import { pollForm, voteForm } from '../../../src/poll/view/forms.ts';
import { framadateRules } from '../../../src/poll/domain/rules.ts';
import { writeRules } from '../../../src/poll/view/rules.ts';
import { voteReceipt } from '../../../src/poll/view/receipt.ts';
import { plainForm, plainView } from '../../support/plain-view.ts';
import { en, fr, now, pollWith, type PollGiven } from '../../support/scenes.ts';

const card = (given: PollGiven = {}, t = fr) => plainView(pollCard(pollWith(given), t));

describe('a poll’s card', () => {
  it('has the rules before the vote, and says that nobody has voted', () => {
    expect(card()).toBe(
      [
        '# Quels outils ?',
        '(Noms visibles · résultats en direct · l’étoile va au choix qui a le plus de « oui »)',
        '  Contacter quelqu’un 0 0%',
        '  Le mode d’emploi 0 0%',
        '  Un praxithon 0 0%',
        'Personne n’a encore voté.',
        '[Je vote] [Qui a voté quoi] [Gérer le sondage]',
      ].join('\n'),
    );
    expect(card({}, en)).toContain(
      '(Names shown · results live · the star goes to the option with the most “yes” votes)',
    );
  });

  it('writes 4 (+3), and no yes figure if there is none: (+7)', () => {
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

  it('gives the star to the most yes only, and to all options that tie', () => {
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

  it('shows no figure, bar or star while its results are hidden', () => {
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
        '(Noms visibles · résultats à la fermeture · l’étoile va au choix qui a le plus de « oui »)',
        '  Contacter quelqu’un',
        '  Le mode d’emploi',
        '  Un praxithon',
        '2 votant·e·s',
        '[Je vote] [Gérer le sondage]',
      ].join('\n'),
    );
    const table = pollCard(pollWith(hidden), fr).blocks.find(({ kind }) => kind === 'table');
    expect(table).toHaveProperty('rows.0.share', 0);
  });

  it('looks the same whatever option leads, while its results are hidden', () => {
    const rules = { resultsWhileOpen: false };
    expect(card({ rules, votes: [['a', '']] })).toBe(card({ rules, votes: [['c', 'ab']] }));
  });

  it('shows its results once it is closed, best first, and only in its table', () => {
    const shown = card({ rules: { resultsWhileOpen: false }, votes: [['b', 'a']], closed: true });
    expect(shown).toMatch(/★ Le mode d’emploi 1 100%\n {2}Contacter quelqu’un/u);
    expect(shown).toContain(`1 votant·e · fermé le <moment ${now}>`);
    expect(shown).toMatch(/\n\[Qui a voté quoi\]$/u);
  });
});

describe('a ballot', () => {
  it('opens with the person’s latest vote', () => {
    const poll = pollWith({ votes: [['a', 'b']] });
    expect(plainForm(voteForm(poll, fr, poll.ballots['v2']))).toBe(
      [
        '# Quels outils ?',
        'Oui (Ce qui vous convient.): ☑ Contacter quelqu’un ☐ Le mode d’emploi ☐ Un praxithon',
        'Si nécessaire (Ce qui irait, à la rigueur. Le reste compte comme un non.): ☐ Contacter quelqu’un ☑ Le mode d’emploi ☐ Un praxithon',
        'Un commentaire (Facultatif. Il sera affiché avec votre nom.): …',
      ].join('\n'),
    );
  });

  it('only has yes if the poll has two positions', () => {
    expect(
      plainForm(voteForm(pollWith({ rules: { ifNeedBe: false } }), fr, undefined)),
    ).not.toContain('Si nécessaire');
  });

  it('is repeated in its receipt, including the no, with how to change it', () => {
    const poll = pollWith({ votes: [['a', 'b']] });
    const ballot = poll.ballots['v2'] ?? { yes: [], ifNeedBe: [], no: [], name: '', at: 0 };
    const receipt = (both: number, t = fr) => plainView(voteReceipt(poll, ballot, both, t));
    expect(receipt(0)).toBe(
      [
        'Votre vote est enregistré :',
        'Choix cochés : 2/3',
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

describe('the receipt of an anonymous ballot', () => {
  it('says what is kept and what is shown, and promises nothing else', () => {
    const poll = pollWith({ rules: { named: false }, votes: [['a', 'b']] });
    const ballot = poll.ballots['v2'] ?? { yes: [], ifNeedBe: [], no: [], name: '', at: 0 };
    const [inFrench, inEnglish] = [fr, en].map((t) => plainView(voteReceipt(poll, ballot, 0, t)));
    expect(inFrench).toContain('Je garde votre bulletin avec votre identifiant');
    expect(inFrench).toContain('des totaux, à partir de trois bulletins');
    expect(inFrench).not.toContain('Personne ne verra');
    expect(inEnglish).toContain('Palabre keeps your ballot with your user ID');
    expect(inEnglish).toContain('could read what it keeps');
  });
});

describe('the form of a poll', () => {
  const create = pollActions.createSend.ref({});

  it('suggests Framadate’s rules', () => {
    const empty = { question: '', options: '', rules: writeRules(framadateRules), closes: '' };
    expect(plainForm(pollForm(create, fr, empty))).toBe(
      [
        '# Nouveau sondage',
        'La question *: ',
        'Les choix, un par ligne * (De 2 à 20. Pour limiter les places, finissez la ligne par (max 12).): ',
        'Comment on vote: ☑ Avec « si nécessaire » ☐ Résultat à la fermeture ☐ Sans les noms ☐ L’étoile compte aussi les « si nécessaire »',
        'Fin du vote (Facultatif. Date seule : fin de la journée. Heure seule : la prochaine fois. Ex. : 17 h 30): ',
      ].join('\n'),
    );
  });

  it('reopens as it was filled in', () => {
    const typed = {
      question: 'Quand ?',
      options: 'lundi\nmardi',
      rules: writeRules({
        ...framadateRules,
        ifNeedBe: false,
        named: false,
        resultsWhileOpen: false,
      }),
      closes: '2026-12-04 17:00',
    };
    const shown = plainForm(pollForm(create, en, typed));
    expect(shown).toContain('The question *: Quand ?');
    expect(shown).toContain('☐ With “if need be” ☑ Result when it closes ☑ Without names');
    expect(shown).toContain(': 2026-12-04 17:00');
  });
});
