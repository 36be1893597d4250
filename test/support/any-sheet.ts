import * as fc from 'fast-check';
import { textKey } from '../../src/kernel/same-text.ts';
import { isBlank } from '../../src/kernel/written.ts';
import { sheetStances, type PollSheet } from '../../src/poll/export/sheet.ts';
import { stanceOf } from '../../src/poll/export/read-stance.ts';
import { anyText } from './any-text.ts';

const visible = '\' " "" , ; = + - @ ＝ =1+1 |calc & &amp; &amp;amp; a Oui שלום 👩‍👩‍👧‍👦'.split(' ');
const signs = visible.concat([' ', '\t', '\n', '\r', '\r\n', '\u202E', '\uFEFF']);
const marks = fc.array(fc.constantFrom(...signs), { maxLength: 8 }).map((all) => all.join(''));

/** Text people type, including what could break a CSV table or be run by a spreadsheet. */
const anyCellText: fc.Arbitrary<string> = fc.oneof(marks, anyText);

/** As a CSV file keeps it. */
export const withoutNewlines = (text: string) => text.replaceAll(/[\r\n]/gu, '');
const saysSomething = (text: string) => !isBlank(text);

/** The label of an option, as far as the file tells. */
export const labelFrom = (heading: readonly string[]) =>
  heading.map(withoutNewlines).filter(saysSomething).join(', ');

const anyTitle = anyCellText.filter((text) => saysSomething(text) && text.length <= 30);

/** A row of moments that are all yes or no could be taken for an anonymous ballot. */
const anyMoment = anyCellText.filter((text) => {
  const kept = withoutNewlines(text);
  return text.length <= 30 && (!saysSomething(kept) || stanceOf(kept) === undefined);
});

const anyHeading: fc.Arbitrary<string[]> = fc.oneof(
  anyTitle.map((day) => [day]),
  fc.tuple(anyTitle, anyMoment),
);

const anyRow = (width: number) =>
  fc.record({
    name: anyCellText,
    stances: fc.array(fc.constantFrom(...sheetStances), { minLength: width, maxLength: width }),
  });

/** Any valid poll: 2 to 20 distinct options, none longer than a ballot can show. */
export const anySheet: fc.Arbitrary<PollSheet> = fc
  .uniqueArray(anyHeading, {
    minLength: 2,
    maxLength: 20,
    selector: (heading) => textKey(labelFrom(heading)),
  })
  .chain((headings) =>
    fc.record({
      question: fc.constant('Laquelle ?'),
      locale: fc.constantFrom('fr' as const, 'en' as const),
      options: fc.constant(headings.map((heading) => ({ label: heading.join(', '), heading }))),
      rows: fc.array(anyRow(headings.length), { maxLength: 12 }),
    }),
  );
