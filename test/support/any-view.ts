import { time } from './times.ts';
import * as fc from 'fast-check';
import type { Inline, Rich } from '../../src/kernel/rich.ts';
import type { ActionRef } from '../../src/kernel/view/action.ts';
import { boardActions } from '../../src/board/view/actions.ts';
import { goRoundActions } from '../../src/go-round/view/actions.ts';
import type {
  Block,
  Button,
  Choice,
  Form,
  FormField,
  Row,
  View,
} from '../../src/kernel/view/view.ts';
import { anyLongText, anyWords } from './any-text.ts';
import { pollPicture } from './painter.ts';

const snowflake = fc.bigInt({ min: 10n ** 17n, max: 10n ** 19n }).map(String);

const mark: fc.Arbitrary<Inline> = fc.oneof(
  snowflake.map((id): Inline => ({ kind: 'person', id })),
  snowflake.map((id): Inline => ({ kind: 'channel', id })),
  snowflake.map((id): Inline => ({ kind: 'role', id })),
  fc.nat().map((at): Inline => time(at, 'relative')),
  anyLongText.map((text): Inline => ({ kind: 'strong', of: [text] })),
  anyWords.map((label): Inline => ({ kind: 'link', url: 'https://exemple.org/a', label })),
);
export const anyRich: fc.Arbitrary<Rich> = fc.array(
  fc.oneof({ weight: 3, arbitrary: anyLongText }, { weight: 1, arbitrary: mark }),
  { minLength: 0, maxLength: 6 },
);

/** Beside a row; no two of a message have one address. */
const besideRow: fc.Arbitrary<Button> = fc.record({
  label: anyWords,
  action: fc
    .uuid()
    .map((contribution) => boardActions.contributionRead.ref({ workshop: 'w', contribution })),
});
const share = fc.double({ min: 0, max: 1, noNaN: true });
const anyBlock: fc.Arbitrary<Block> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('title', 'heading', 'text', 'small', 'quote'),
    text: anyRich,
  }),
  fc.record({ kind: fc.constant('list' as const), items: fc.array(anyRich, { maxLength: 60 }) }),
  fc.record({
    kind: fc.constant('table' as const),
    rows: fc.array(
      fc.record(
        {
          label: anyWords.map((text) => text.slice(0, 80)),
          figure: fc.constantFrom('', '4 (+3)', '(+7)', '10000'),
          share,
          best: fc.boolean(),
          button: besideRow,
        },
        { requiredKeys: ['label', 'figure', 'share', 'best'] },
      ),
      { maxLength: 20 },
    ),
  }),
  fc.record({ words: anyWords, long: fc.boolean() }).map(({ words, long }): Block => {
    const alt = long ? `${words} `.repeat(200) : words;
    return { kind: 'picture', picture: pollPicture(words), alt };
  }),
  fc.constant<Block>({ kind: 'divider' }),
);

const choices = (most: number): fc.Arbitrary<Choice[]> =>
  fc
    .array(fc.record({ label: anyWords, help: anyWords }), { minLength: 2, maxLength: most })
    .map((all) => all.map((choice, index) => ({ id: `o${index}`, ...choice })));

const buttonRow: fc.Arbitrary<Row> = fc
  .array(fc.record({ label: anyWords, tone: fc.constantFrom('main', 'plain', 'danger') }), {
    minLength: 1,
    maxLength: 25,
  })
  .map((all) => ({
    kind: 'buttons',
    buttons: all.map((button, index) => ({
      ...button,
      action: boardActions.contributionRead.ref({ workshop: 'w', contribution: `c${index}` }),
    })),
  }));
const list: fc.Arbitrary<Row> = fc
  .record({ placeholder: anyWords, options: choices(30) })
  .map((row) => ({
    ...row,
    kind: 'choose',
    action: boardActions.mineChoose.ref({ workshop: 'w' }),
  }));
const people: fc.Arbitrary<Row> = anyWords.map((placeholder) => ({
  kind: 'choosePerson',
  action: goRoundActions.stickGive.ref({ workshop: 'w' }),
  placeholder,
}));

const someRows = fc
  .tuple(...[buttonRow, list, people].map((row) => fc.option(row, { nil: undefined, freq: 2 })))
  .map((rows) => rows.filter((row) => row !== undefined));

/** Any view with content, with as many buttons and lists as a message can hold. */
export const anyView: fc.Arbitrary<View> = fc
  .record({
    accent: fc.constantFrom('#E69F00', '#5B5F66'),
    first: anyWords,
    blocks: fc.array(anyBlock, { maxLength: 45 }),
    rows: someRows,
    files: fc.constantFrom([], [{ name: 'bilan.md', text: 'Bilan' }]),
  })
  .map(({ first, blocks, ...view }) => ({
    ...view,
    blocks: [{ kind: 'text', text: [first] }, ...blocks],
  }));

const fieldBase = { label: anyWords, required: fc.boolean() };
const anyField: fc.Arbitrary<FormField> = fc.oneof(
  fc
    .record({
      ...fieldBase,
      help: anyWords,
      kind: fc.constantFrom('short' as const, 'paragraph' as const),
      max: fc.integer({ min: 1, max: 4000 }),
      value: anyLongText,
    })
    .map((field) => ({ ...field, id: '' })),
  fc
    .record({ ...fieldBase, kind: fc.constant('someOf' as const), options: choices(25) })
    .map((field) => ({ ...field, id: '', values: ['o0', 'o1'] })),
  fc
    .record({ ...fieldBase, kind: fc.constant('oneOf' as const), options: choices(10) })
    .map((field) => ({ ...field, id: '', value: 'o1' })),
  fc
    .record({ ...fieldBase, kind: fc.constant('member' as const), value: snowflake })
    .map((field) => ({ ...field, id: '' })),
);

const longest: ActionRef = boardActions.contributeSend.ref({
  workshop: 'w'.repeat(21),
  board: 'b'.repeat(24),
  form: 'f'.repeat(24),
});

export const anyForm: fc.Arbitrary<Form> = fc
  .record({ title: anyWords, fields: fc.array(anyField, { minLength: 1, maxLength: 5 }) })
  .map(({ title, fields }) => ({
    title,
    action: longest,
    fields: fields.map((field, index) => ({ ...field, id: `f${index}` })),
  }));
