import { describe, expect, it } from 'vitest';
import type { PollState } from '../../../src/poll/domain/state.ts';
import { pollPicture, pollPictureAlt } from '../../../src/poll/view/picture.ts';
import { pollClosing, pollPanel, pollReview } from '../../../src/poll/view/panel.ts';
import { obsoleteKeys } from '../../../src/engine/delivery/obsolete.ts';
import { pollSurfaces } from '../../../src/poll/view/surfaces.ts';
import { participant } from '../../support/people.ts';
import { plainView } from '../../support/plain-view.ts';
import { openPoll, PollRun, rules, setUp, vote } from '../../support/polls.ts';
import { en, fr } from '../../support/scenes.ts';
import { question, options as tools, voters } from '../../support/ten-voters.ts';

const bo = participant('bo');
const hour = 3_600_000;
const attributionOptOuts = { ...rules, named: false };
const posts = (poll: PollState, now = 0) =>
  pollSurfaces(poll, fr, now).items.flatMap((item) => ('post' in item ? [item.post] : []));
/** Those that go have a dash before them. */
const keys = (poll: PollState, now = 0) => [
  ...obsoleteKeys(poll.placement, pollSurfaces(poll, fr, now)).map((key) => `-${key}`),
  ...posts(poll, now).map(({ key }) => key),
];
const shown = (poll: PollState, key: string, now = 0) => {
  const found = posts(poll, now).find((post) => post.key === key);
  return found === undefined ? undefined : plainView(found.view());
};
/** With ordinary spaces, as one reads it. */
const spaced = (text: string) => text.replaceAll(/[\u00A0\u202F]/gu, ' ');
const placed = (run: PollRun, key: string) =>
  (run.state.placement.posts[key] = { channel: 'salon', message: key, revision: '1' });

function tenVoters(ranking: 'yes' | 'approval' = 'yes', named = true): PollRun {
  const options = tools.map(({ fr: label }, index) => ({ id: `o${index + 1}`, label }));
  const run = openPoll({
    type: 'create',
    setUp: setUp([], { question: question.fr, options, rules: { ...rules, ranking, named } }),
  });
  for (const { name, stances } of voters) {
    const said = (stance: string) =>
      options.filter((_, index) => stances[index] === stance).map(({ id }) => id);
    run.try(vote(said('yes'), said('ifNeedBe')), participant(name));
  }
  return run;
}

const withPad = (poll: PollState, notesPad?: string) =>
  pollSurfaces(poll, fr, 0, notesPad).items.map((item) =>
    'post' in item ? plainView(item.post.view()) : '',
  );

describe('the group’s notes pad', () => {
  const pad = 'https://pad.example/verger';

  it('is a link under the card, and under the result, where the community set one', () => {
    const closed = tenVoters();
    closed.try({ type: 'close' });
    expect(withPad(openPoll().state, pad)).toEqual([expect.stringContaining('le pad du groupe')]);
    expect(withPad(closed.state, pad)).toEqual([
      expect.stringContaining('le pad du groupe'),
      expect.stringContaining('le pad du groupe'),
    ]);
  });

  it('is nowhere else', () => {
    expect(withPad(openPoll().state).join('')).not.toContain('pad');
  });
});

describe('what the channel shows of a poll', () => {
  it('is its card alone while people vote', () => {
    expect(keys(openPoll().state)).toEqual(['poll']);
  });

  it('says that an option came, to who voted without it', () => {
    const run = openPoll();
    const options = ['Choix a', 'Choix b', 'Choix c', 'Choix d'].map((label) => ({ label }));
    run.try(vote(['a']), bo);
    run.try({ type: 'change', options });
    expect(shown(run.state, 'added:o4')).toBe(
      [
        'Un choix s’ajoute au vote : *Choix d*. Si vous avez déjà voté, votre bulletin reste valable : « Je vote » permet de le compléter.',
        '[Je vote]',
      ].join('\n'),
    );
    expect(shown(run.state, 'poll')).toContain(
      'Un choix a été ajouté : un bulletin n’y répond pas encore',
    );
    placed(run, 'added:o4');
    run.try({ type: 'change', options: [...options, { label: 'Choix e' }] });
    expect(keys(run.state)).toEqual(['-added:o4', 'poll', 'added:o5']);
    run.try({ type: 'close' });
    expect(keys(run.state)).toEqual(['-added:o4', 'poll', 'result']);
  });

  it('recalls the vote once before it closes, until it does, however late it comes', () => {
    const run = new PollRun();
    const closesAt = run.now + 4 * hour;
    run.try({ type: 'create', setUp: setUp(['a', 'b'], { closesAt }) });
    run.try({ type: 'open' });
    const key = `reminder:${closesAt}`;
    expect(keys(run.state, closesAt - hour - 1)).toEqual(['poll']);
    expect(keys(run.state, closesAt - hour)).toEqual(['poll', key]);
    expect(keys(run.state, closesAt - 1)).toEqual(['poll', key]);
    expect(shown(run.state, key, closesAt - 1)).toBe(
      `*Lesquels ?* Le vote se termine <relative ${closesAt}>. Personne n’a encore voté.\n[Je vote]`,
    );
    placed(run, key);
    run.now = closesAt;
    run.try({ type: 'close' });
    expect(keys(run.state, closesAt)).toEqual([`-${key}`, 'poll', 'result']);
  });

  it('takes back a reminder that another hour makes untrue', () => {
    const run = new PollRun();
    const closesAt = run.now + 4 * hour;
    run.try({ type: 'create', setUp: setUp(['a', 'b'], { closesAt }) });
    run.try({ type: 'open' });
    placed(run, `reminder:${closesAt}`);
    run.now = closesAt - hour;
    const options = ['Choix a', 'Choix b'].map((label) => ({ label }));
    run.try({ type: 'change', options, closesAt: closesAt + 10 * hour });
    expect(keys(run.state, run.now)).toEqual([`-reminder:${closesAt}`, 'poll']);
  });

  it('is the result, with its picture, once it is closed', () => {
    const run = tenVoters();
    run.try({ type: 'close' });
    const result = shown(run.state, 'result') ?? '';
    expect(result).toMatch(/^\(Le vote est fermé. Voici le résultat :\)\n# Quels outils/u);
    expect(result).toContain('*Meilleur choix : Contacter directement.*');
    expect(result).toContain('10 votant·e·s · fermé le');
    expect(result).toContain('[image: Quels outils vous aideraient ?');
  });

  it('is, of two ballots without names, that there is no result to show, and why', () => {
    const run = openPoll({
      type: 'create',
      setUp: setUp(['a', 'b'], { rules: attributionOptOuts }),
    });
    run.try(vote(['b']), bo);
    run.try(vote(['b']), participant('chi'));
    run.try({ type: 'close' });
    expect(spaced(shown(run.state, 'result') ?? '')).toBe(
      [
        '(Le vote est fermé.)',
        '# Lesquels ?',
        'Un vote sans les noms ne montre son résultat qu’à partir de trois bulletins : avec moins, on devinerait qui a répondu quoi.',
      ].join('\n'),
    );
    const card = spaced(shown(run.state, 'poll') ?? '');
    expect(card).toMatch(/ {2}Choix a\n {2}Choix b\n2 votant·e·s · fermé/u);
    expect(card).toMatch(/trois bulletins : avec moins, on devinerait qui a répondu quoi.\)$/u);
  });

  it('says before the vote, without names, that the result takes three ballots', () => {
    const run = new PollRun();
    const closesAt = run.now + 4 * hour;
    const rulesOf = { rules: attributionOptOuts, closesAt };
    run.try({ type: 'create', setUp: setUp(['a', 'b'], rulesOf) });
    run.try({ type: 'open' });
    const line = 'Vote sans les noms · résultats à la fermeture, à partir de trois bulletins';
    expect(shown(run.state, 'poll')).toContain(line);
    expect(shown(run.state, `reminder:${closesAt}`, closesAt - hour)).toContain(
      'Le résultat s’affichera à la fermeture, s’il y a alors au moins trois bulletins.',
    );
  });

  it('tells nobody, without names, of an option that came before the first vote', () => {
    const run = openPoll({
      type: 'create',
      setUp: setUp(['a', 'b'], { rules: attributionOptOuts }),
    });
    const options = ['Choix a', 'Choix b', 'Choix c'].map((label) => ({ label }));
    run.try({ type: 'change', options });
    run.try(vote(['a']), bo);
    expect(keys(run.state)).toEqual(['poll']);
  });

  it('says that nobody voted, without a picture of nothing', () => {
    const run = openPoll();
    run.try({ type: 'close' });
    expect(shown(run.state, 'result')).toBe(
      '(Le vote est fermé. Voici le résultat :)\n# Lesquels ?\nPersonne n’a voté.',
    );
  });

  it('leaves the result to the summary where the workshop’s end closed it', () => {
    const run = openPoll();
    run.try({ type: 'close', withWorkshop: true });
    expect(keys(run.state)).toEqual(['poll']);
  });
});

const alt = (t: typeof fr) => spaced(pollPictureAlt(tenVoters().state, t)).split('\n');

describe('the picture of a poll', () => {
  it.each([
    ['yes', ['6 (+2)', '5 (+2)', '4 (+3)', '3 (+3)', '3 (+2)', '2 (+1)', '(+7)']],
    ['approval', ['6 (+2)', '5 (+2)', '4 (+3)', '(+7)', '3 (+3)', '3 (+2)', '2 (+1)']],
  ] as const)('has the seven sums in their order and the star, by %s', (ranking, sums) => {
    const picture = pollPicture(tenVoters(ranking).state, fr);
    expect(picture.options.map(({ sum }) => sum)).toEqual(sums);
    expect(picture.options.filter(({ best }) => best).map(({ label }) => label)).toEqual([
      'Contacter directement',
    ]);
    expect(picture.voters.map(({ name }) => name)).toEqual(voters.map(({ name }) => name));
    for (const [index, { sum }] of picture.options.entries()) {
      const yes = picture.voters.filter(({ stances }) => stances[index] === 'yes').length;
      expect(sum.startsWith(yes === 0 ? '(' : `${yes} `)).toBe(true);
    }
    expect(picture.voterCount).toBe(10);
  });

  it('is told in words to who does not see it', () => {
    expect(alt(fr).slice(0, 4)).toEqual([
      'Quels outils vous aideraient ?',
      '10 votant·e·s',
      'Meilleur choix : Contacter directement.',
      'Contacter directement : 6 oui, 2 si nécessaire',
    ]);
    expect(alt(fr)).toHaveLength(10);
    expect(alt(en)[2]).toBe('Best option: Contacter directement.');
  });

  it('draws bars, and nobody’s name, for an anonymous poll and for a crowd', () => {
    expect(pollPicture(tenVoters('yes', false).state, fr).voters).toEqual([]);
    const crowd = openPoll();
    for (let who = 0; who < 31; who += 1) crowd.try(vote(['a']), participant(`v${who}`));
    expect(pollPicture(crowd.state, fr).voters).toEqual([]);
    crowd.try({ type: 'withdraw' }, participant('v0'));
    expect(pollPicture(crowd.state, fr).voters).toHaveLength(30);
  });
});

describe('what the people who manage a poll are shown', () => {
  it('is the poll as all will see it, to be opened or corrected', () => {
    const run = new PollRun();
    run.try({ type: 'create', setUp: setUp(['a', 'b']) });
    expect(plainView(pollReview(run.state, fr))).toMatch(
      /^\(Voici votre sondage\. Personne d’autre ne le voit pour l’instant\.\)\n# Lesquels \?[^]*\[Ouvrir le vote\] \[Corriger\]$/u,
    );
    expect(pollPanel(run.state, fr)).toEqual(pollReview(run.state, fr));
  });

  it('is what can be done with it, and no more than anybody sees of a hidden result', () => {
    const hidden = openPoll({
      type: 'create',
      setUp: setUp(['a', 'b'], { rules: { ...rules, resultsWhileOpen: false } }),
    });
    expect(plainView(pollPanel(hidden.state, fr))).toBe(
      [
        '*Lesquels ?*',
        '(0 votant·e)',
        '(Le résultat s’affichera à la fermeture, pour vous aussi.)',
        '(Pour recevoir tous les votes dans un fichier : /sondage exporter.)',
        '[Ajouter des choix, changer l’heure] [Fermer le vote]',
      ].join('\n'),
    );
    expect(plainView(pollClosing(hidden.state, fr))).toBe(
      'Fermer ce vote ? *Lesquels ?* Personne n’a encore voté. C’est définitif.\n[Fermer et publier le résultat]',
    );
    hidden.try({ type: 'close' });
    expect(plainView(pollPanel(hidden.state, fr))).not.toContain('[');
  });
});
