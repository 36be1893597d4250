import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

/** The slides of the workshop as it was held, without their pictures and the names of people. */
const source = readFileSync(join(import.meta.dirname, 'en-commun.source.fr.txt'), 'utf8');
const template: unknown = parse(
  readFileSync(join(import.meta.dirname, '../../../src/templates/en-commun.yaml'), 'utf8'),
);

/** What was corrected on purpose: a slip, or what only a slide can say so. */
const corrected: readonly (readonly [from: string, to: string])[] = [
  ["Des plateformes d'En commun", "les plateformes d'En commun"],
  ['Abenakis', 'abénakis'],
  ["de tenir en compte d'amplifier voix et", "d'amplifier les voix et"],
  ['Pour ce faire nous vous référez au', 'Pour ce faire, nous vous invitons à consulter le'],
  ['reconnaissance territoriales', 'reconnaissance territoriale'],
  ['connaissances actuelles;', 'connaissances actuel ;'],
  [
    "de tenir en compte l'immense privilège que nous avons pour se rencontrer et briser",
    "de tenir compte de l'immense privilège que nous avons de nous rencontrer et de briser",
  ],
  ['plateformes En communs', 'plateformes En commun'],
  ['Étude cas projet', 'Étude de cas, projet'],
  ['2021 – mai à 2022 - janv', 'De mai 2021 à janvier 2022'],
  ['version Beta', 'version bêta'],
  [
    '+ de 10K notes, + de 260K visites (moyenne de 3K',
    'Plus de 10 000 notes, plus de 260 000 visites (moyenne de 3 000',
  ],
  ['one-on-one', 'individuelles'],
  ['Organisation praxithon', 'Organisation de praxithons'],
  ['type marchande', 'type marchand'],
  ['réfléchir la soutenabilité', 'réfléchir à la soutenabilité'],
  ["d'auto-production", "d'autoproduction"],
  ['femProcomun\nde Barcelone', 'femProcomuns de Barcelone'],
  [
    'pour réfléchir ou analyser\nun projet dans la perspective\n',
    "pour réfléchir à un projet, ou l'analyser, dans la perspective ",
  ],
  ['résoudre à leurs', 'répondre à leurs'],
  ["Y-a-t-il de l'inter-coopération", "Y a-t-il de l'intercoopération"],
  ['Ressources physique ', 'Ressources physiques '],
  ['(un leg)', '(un legs)'],
  ['partage concerne :', 'partage concernent :'],
  ['de partager à travers', 'le partage à travers'],
  ['répllication', 'réplication'],
  ['ont émergées', 'ont émergé'],
  ['le projet répond\n', 'le projet répond-il\n'],
  ['Exercice 3 – Ressources & Coproduction', 'Exercice 3 – Ressources et coproduction'],
  ['ressources actuelles', 'ressources actuels'],
  ['Suivre l', 'à suivre l'],
  ['donner des idées et commentaires', 'à donner des idées et des commentaires'],
  ['contribuent à la coproduction', 'contribue à la coproduction'],
  ['(bénévole, troc, salarié,', '(bénévolat, troc, salaire,'],
  ['les connaissances, compétences', 'les connaissances et les compétences'],
  ['Wikipedia', 'Wikipédia'],
  ['le flux de production ? Les étapes', 'le flux de production, étape par étape'],
  ["Faire l'exercice\npour 1 et pour 50", "Faites l'exercice deux fois : pour 1"],
  ["Faire l'exercice\npour 1 et 50", "Faites l'exercice deux fois : pour 1"],
];

/** What another part of Palabre is or says, or what was lost with the pictures. */
const elsewhere: readonly RegExp[] = [
  /^\d+ MIN$/u, // the time of the step
  /^Pause - 10 min$/u, // the step, and its time
  /^\[?(Framapad|Exercice 3\.\d)/u, // the boards stand for the pads
  /^EXERCICE 2\.1 - /u, // the label of a board
  /^Optionnel – /u, // the step says that it is
  /^(<input|Votant·e \d|Somme )/u, // the vote itself
  /^Foire aux questions\t/u, // its options, which another test has
  /^$/u,
];

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Every text of the template, in French or in no language. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(texts);
  if (!isRecord(value)) return [];
  return typeof value['fr'] === 'string' ? [value['fr']] : Object.values(value).flatMap(texts);
}

/** Words alone: signs, capitals and the marks of lists aside. */
const words = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}']+/gu, ' ')
    .trim();

const said = ` ${texts(template).map(words).join(' | ')} `;

const sentences = corrected
  .reduce((text, [from, to]) => text.replaceAll(from, to), source)
  .split(/\n|(?<=[.,]) (?=[A-ZÀÉ])/u)
  .map((line) => line.trim())
  .filter((line) => !elsewhere.some((each) => each.test(line)) && words(line) !== '');

describe('the workshop “en-commun” says what its authors said', () => {
  it('in every sentence, but for what was corrected on purpose', () => {
    expect(sentences.length).toBeGreaterThan(120);
    expect(sentences.filter((line) => !said.includes(` ${words(line)} `))).toEqual([]);
  });

  it.each(corrected)('“%s” is a slip of the source', (from) => expect(source).toContain(from));

  it('keeps the bold of the source', () => {
    const bold = texts(template).flatMap((text) => text.match(/\*\*[^*]+\*\*/gu) ?? []);
    expect(bold).toEqual([
      '**Connecter les savoirs et les personnes, pour une société plus équitable et écologique.**',
      '**rompt avec la vision binaire**',
      '**En commun – Soutien et développement**',
    ]);
  });
});
