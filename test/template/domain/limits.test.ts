import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outlineSchema } from '../../../src/template/domain/outline.ts';
import { parseTemplate, templateSchema } from '../../../src/template/domain/parse.ts';
import { expectSame, throughJson } from '../../support/same.ts';
import { sampleSource, sampleTemplate } from '../../support/sample-template.ts';

type Path = readonly (string | number)[];

/** The sample workshop, with this value in that place. */
function sampleWith(path: Path, value: unknown, source: unknown = sampleSource): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(source))
    return source.map((each: unknown, index) =>
      index === key ? sampleWith(rest, value, each) : each,
    );
  const entries = typeof source === 'object' && source !== null ? Object.entries(source) : [];
  const former: unknown = new Map(entries).get(String(key));
  return { ...Object.fromEntries(entries), [key]: sampleWith(rest, value, former) };
}

const accepts = (path: Path, value: unknown) => parseTemplate(sampleWith(path, value)).success;
/** Where an author is told of a mistake. */
const mistakes = (source: unknown) =>
  (parseTemplate(source).error?.issues ?? []).map(({ path }) => path.join('.'));

const stepAt = (id: string) => sampleSource.steps.findIndex((step) => step['id'] === id);
const text = (length: number) => ({ fr: 'x'.repeat(length), en: 'x'.repeat(length) });
const board = ['exercises', 0, 'boards', 0];
const form = [...board, 'forms', 0];
const field = [...form, 'fields', 0];
const poll = ['steps', stepAt('sondage')];

describe('what a phone can show', () => {
  it.each<[string, number, Path]>([
    ['the title of a workshop', 90, ['title']],
    ['its project', 90, ['project']],
    ['its description', 100, ['description']],
    ['the title of a pillar', 60, ['pillars', 0, 'title']],
    ['the title of an exercise', 80, ['exercises', 0, 'title']],
    ['the title of a board', 80, [...board, 'title']],
    ['the button of a form', 80, [...form, 'button']],
    ['the title of a form', 45, [...form, 'title']],
    ['the label of a field', 45, [...field, 'label']],
    ['the placeholder of a field', 100, [...field, 'placeholder']],
    ['the title of a step', 90, ['steps', 0, 'title']],
    ['the short title of a step', 30, ['steps', 0, 'short']],
    ['the word asked for in the go-round', 45, ['steps', stepAt('tour'), 'relation']],
    ['the question of a poll', 200, [...poll, 'question']],
    ['an option of a poll', 80, [...poll, 'options', 0, 'label']],
  ])('limits %s to %i characters, in each language', (_, limit, path) => {
    expect(accepts(path, text(limit))).toBe(true);
    for (const locale of ['fr', 'en'])
      expect(
        mistakes(sampleWith(path, { ...text(limit), [locale]: 'x'.repeat(limit + 1) })),
      ).toEqual([[...path, locale].join('.')]);
  });

  it.each<[string, number, Path]>([
    ['the organiser', 60, ['organiser']],
    ['the label of an exercise', 10, ['exercises', 0, 'label']],
    ['the label of a board', 10, [...board, 'label']],
  ])('limits %s to %i characters, in every language the same', (_, limit, path) => {
    expect(accepts(path, 'x'.repeat(limit))).toBe(true);
    expect(accepts(path, 'x'.repeat(limit + 1))).toBe(false);
  });

  it.each<[string, Path]>([
    ['the title of a workshop', ['title']],
    ['the prompt of a board', [...board, 'prompt']],
    ['a question', [...poll, 'question']],
  ])('has something to show: %s is never empty', (_, path) => {
    expect(mistakes(sampleWith(path, { fr: '', en: 'x' }))).toEqual([`${path.join('.')}.fr`]);
  });
});

describe('the numbers of a template', () => {
  it.each<[string, Path, number, number]>([
    ['the minutes of a step', ['steps', stepAt('tour'), 'minutes'], 1, 480],
    ['the minutes of a break', ['steps', stepAt('pause'), 'minutes'], 1, 480],
    ['the characters of a field', [...field, 'max'], 1, 1500],
  ])('are within bounds: %s', (_, path, least, most) => {
    expect([least - 1, least, most, most + 1].map((value) => accepts(path, value))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect([1.5, '10', Number.NaN, Infinity].some((value) => accepts(path, value))).toBe(false);
  });

  it.each<[string, Path, number, number, (index: number) => unknown]>([
    ['fields', [...form, 'fields'], 1, 5, (index) => ({ id: `f${index}`, label: text(3) })],
    [
      'forms',
      [...board, 'forms'],
      1,
      4,
      (index) => ({
        id: `f${index}`,
        button: text(3),
        title: text(3),
        fields: [{ id: 'idee', label: text(3) }],
      }),
    ],
    [
      'options',
      [...poll, 'options'],
      2,
      20,
      (index) => ({ id: `o${index}`, label: text(index + 1) }),
    ],
  ])('of %s are within bounds', (_, path, least, most, entry) => {
    const list = (length: number) => Array.from({ length }, (__, index) => entry(index));
    expect([least - 1, least, most, most + 1].map((length) => accepts(path, list(length)))).toEqual(
      [false, true, true, false],
    );
  });

  it('of steps are one to forty', () => {
    const [welcome] = sampleSource.steps;
    const steps = (length: number) => ({
      ...sampleSource,
      exercises: [],
      steps: Array.from({ length }, (_, index) => ({ ...welcome, id: `s${index}` })),
    });
    expect([0, 1, 40, 41].map((length) => parseTemplate(steps(length)).success)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});

describe('an id', () => {
  it.each(['a', '0', 'un-deux', 'x'.repeat(24)])('can be %j', (id) => {
    expect(accepts(['id'], id)).toBe(true);
  });

  it.each(['', '-un', 'x'.repeat(25), 'constructor', '__proto__', 'un_deux', 'un:deux', 'É'])(
    'travels in buttons and is the key of an object, so it is never %j',
    (id) => {
      expect(mistakes(sampleWith(['id'], id))).toEqual(['id']);
    },
  );
});

const label = (fr: string, en: string) => ({ fr, en });

describe('the options of a template’s poll', () => {
  const options = (...labels: object[]) =>
    sampleWith(
      [...poll, 'options'],
      labels.map((each, index) => ({ id: `o${index}`, label: each })),
    );
  const place = poll.join('.');

  it('differ in each language, whatever their capitals', () => {
    expect(mistakes(options(label('Un', 'One'), label('Deux', 'Two')))).toEqual([]);
    expect(mistakes(options(label('Un', 'One'), label('UN', 'Two')))).toEqual([
      `${place}.options.1.label.fr`,
    ]);
    expect(mistakes(options(label('É', 'One'), label('é', 'ONE'), label('Trois', 'one')))).toEqual([
      `${place}.options.1.label.fr`,
      `${place}.options.1.label.en`,
      `${place}.options.2.label.en`,
    ]);
  });

  it('may say in one language what another says in the other', () => {
    expect(mistakes(options(label('Pain', 'Bread'), label('Douleur', 'Pain')))).toEqual([]);
  });

  it('have an id each', () => {
    const twice = [label('Un', 'One'), label('Deux', 'Two')].map((each) => ({
      id: 'o',
      label: each,
    }));
    expect(mistakes(sampleWith([...poll, 'options'], twice))).toEqual([`${place}.options.1.id`]);
  });
});

describe('any template', () => {
  /** A place in the sample source, and something else to put there. */
  const places = (source: unknown, at: Path = []): Path[] =>
    typeof source === 'object' && source !== null
      ? [
          at,
          ...Object.entries(source).flatMap(([key, inner]) =>
            places(inner, [...at, Array.isArray(source) ? Number(key) : key]),
          ),
        ]
      : [at];
  const anyPlace = fc.constantFrom(...places(sampleSource));
  const anyValue = fc.oneof(
    fc.constantFrom(undefined, null, '', 'x', 0, -1, [], {}, [null], ['x'], true),
    fc.jsonValue(),
  );

  it('that was accepted is accepted again as it was read, and then reads the same', () => {
    const again = templateSchema.safeParse(throughJson(sampleTemplate));
    expectSame(again.data, sampleTemplate);
    expectSame(parseTemplate(sampleTemplate).data, sampleTemplate);
  });

  it('broken anywhere is refused and never throws, or reads the same a second time', () => {
    fc.assert(
      fc.property(anyPlace, anyValue, (path, value) => {
        const parsed = parseTemplate(sampleWith(path, value));
        if (parsed.success) expectSame(parseTemplate(parsed.data).data, parsed.data);
        else expect(parsed.error.issues.length).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
  });

  it('has an outline, whatever it is made of', () => {
    fc.assert(
      fc.property(anyPlace, anyValue, (path, value) => {
        expect(outlineSchema.safeParse(sampleWith(path, value)).success).toBe(true);
      }),
      { numRuns: 200 },
    );
    fc.assert(
      fc.property(fc.anything(), (source) => outlineSchema.safeParse(source).success),
      { numRuns: 200 },
    );
  });

  it('broken in one part is told of nothing else that is wrong in the others', () => {
    const label = { ...text(3), fr: 7 };
    expect(mistakes(sampleWith([...field, 'label'], label))).toEqual([
      [...field, 'label', 'fr'].join('.'),
    ]);
    expect(mistakes(sampleWith(['pillars', 0, 'board'], 'rien'))).toEqual(['pillars.0.board']);
    expect(mistakes(sampleWith(['exercises'], 'rien'))).toEqual(['exercises']);
  });
});
