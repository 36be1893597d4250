import { describe, expect, it } from 'vitest';
import { createTranslator, type MessageKey } from '../../src/i18n/translator.ts';
import { locales, type Locale, type Localized } from '../../src/kernel/text.ts';
import type { Board, Template } from '../../src/template/domain/template.ts';
import { boardButton, buttonWidth, formButton } from '../../src/template/view/board-name.ts';
import { catalogues, french, samplesFor } from '../support/messages.ts';
import { shippedTemplate } from '../support/rehearsed.ts';
import { texts } from '../support/texts.ts';

const isButton = (key: string): key is MessageKey =>
  key.startsWith('button.') && Object.hasOwn(french, key);

const tooLong = (labels: readonly string[]) => labels.filter((label) => label.length > buttonWidth);

function houseLabels(locale: Locale): string[] {
  const t = createTranslator(locale, catalogues[locale]);
  return Object.keys(french)
    .filter(isButton)
    .flatMap((key) =>
      samplesFor(catalogues[locale][key] ?? '').map((values) => t.dynamic(key, values)),
    );
}

const boardsOf = ({ pillars, exercises, steps }: Template): Board[] => [
  ...pillars.map(({ board }) => board),
  ...exercises.flatMap(({ boards }) => boards),
  ...steps.flatMap((step) => (step.kind === 'debrief' ? [step.board] : [])),
];

describe.each(locales)('what is written on a button in %s', (locale) => {
  it('fits on one line of a phone', () => {
    expect(tooLong(houseLabels(locale))).toEqual([]);
  });

  it.each(['en-commun', 'dix-minutes'])('is whole, and fits on one line, in %s', (id) => {
    const { pick } = texts.translatorOf(locale, 'America/Toronto');
    const boards = boardsOf(shippedTemplate(id));
    const named = boards.map((board) => boardButton(board, pick));
    const forms = boards.flatMap((board) => board.forms.map(({ button }) => pick(button)));
    const both = boards.flatMap((board) =>
      board.forms.map((form) => formButton(board, form, '', pick)),
    );
    expect(named.filter((label) => label.endsWith('…'))).toEqual([]);
    expect(tooLong([...named, ...forms, ...both])).toEqual([]);
  });
});

describe('the button of a board with a long name', () => {
  it('is cut between words rather than by the platform', () => {
    const board = { label: '3', title: { fr: 'Je veux documenter un carnet de veille commun' } };
    expect(boardButton(board, ({ fr = '' }) => fr)).toBe('3 Je veux documenter un carnet de…');
  });
});

const inFrench = ({ fr = '' }: Localized) => fr;
const nameSomebody = { button: { fr: 'Je nomme une personne' } };
const other = { button: { fr: 'Je nomme une organisation' } };
const named = (board: Pick<Board, 'title' | 'label'>) =>
  formButton({ ...board, forms: [nameSomebody, other] }, nameSomebody, '🤝 ', inFrench);

describe('the button of one form of several', () => {
  it('has the board’s name, or its number or its sign if that would be too long', () => {
    const long = { title: { fr: 'La communauté mobilisée autour du jardin' } };
    expect(named({ title: { fr: 'Les gens' } })).toBe('Les gens · Je nomme une personne');
    expect(named({ title: { fr: 'Gens mobilisés' } })).toBe('🤝 Je nomme une personne');
    expect(named({ ...long, label: '1.1' })).toBe('1.1 · Je nomme une personne');
    expect(named(long)).toBe('🤝 Je nomme une personne');
  });
});
