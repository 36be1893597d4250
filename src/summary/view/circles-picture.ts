import { isBlank } from '../../kernel/written.ts';
import type { ExerciseSummary } from '../domain/exercises.ts';
import type { CircleSummary, Placed } from '../domain/parts.ts';
import { circles, type Circle } from '../../kernel/circles.ts';
import type { Field } from '../../template/domain/template.ts';
import type { Translator } from '../../i18n/translator.ts';
import { boardName } from '../../template/view/board-name.ts';
import type {
  CirclesPicture,
  CirclesPictureMeasures,
  CirclesPictureName,
  CirclesPictureRing,
  Illustration,
  NameKind,
} from '../../kernel/view/picture.ts';
import { plainWords } from '../../kernel/view/plain-words.ts';

/** The most names listed under each circle; the others are symbols in the drawing. */
const namesListed = 10;
const shortNames = {
  mobilised: 'picture.mobilised',
  mobilisable: 'picture.mobilisable',
  sensible: 'picture.sensible',
} as const;
const kindsCounted = [
  ['person', 'picture.people'],
  ['organisation', 'picture.organisations'],
  ['field', 'picture.fields'],
] as const;
/** The model's fields whose answers are counted. */
const measures = ['motivations', 'contributions'] as const;

/**
 * Who is in which circle of an exercise; undefined if nobody is. Shows who is mentioned, never who
 * mentioned them.
 */
export function circlesPicture(
  { title, circles: summaries }: Pick<ExerciseSummary, 'title' | 'circles'>,
  t: Translator,
): Illustration | undefined {
  if (summaries.every(({ placed }) => placed.length === 0)) return undefined;
  const picture: CirclesPicture = {
    kind: 'circles',
    lang: t.locale,
    title: t.pick(title),
    rings: summaries.toSorted(outwards).map((summary) => ringOf(summary, t)),
    words: {
      person: t.plain('picture.person'),
      organisation: t.plain('picture.organisation'),
      field: t.plain('picture.field'),
      ...measured(summaries, (field) => t.pick(field.label)),
    },
  };
  return { picture, alt: alternative(picture, t) };
}

const outwards = (a: { circle: Circle }, b: { circle: Circle }) =>
  circles.indexOf(a.circle) - circles.indexOf(b.circle);

function ringOf(summary: CircleSummary, t: Translator): CirclesPictureRing {
  const names = summary.placed
    .map((placed) => nameOf(placed, summary))
    .toSorted((a, b) => weightOf(b) - weightOf(a));
  const rest = names.length - namesListed;
  const apart = summary.apart.length;
  return {
    circle: summary.circle,
    title: summary.boards.map(({ board }) => boardName(board, t.pick)).join(', '),
    short: t.plain(shortNames[summary.circle]),
    symbols: names.map(({ kind }) => kind),
    sums:
      names.length === 0
        ? {}
        : measured([summary], (_, id) => sum(names.map(({ counts }) => counts[id] ?? 0))),
    names: names.slice(0, namesListed),
    notes: [
      ...(rest > 0 ? [t.plain('picture.more', { count: rest })] : []),
      ...(names.length + apart === 0 ? [t.plain('picture.nothing')] : []),
      ...(apart > 0 ? [t.plain('picture.apart', { count: apart })] : []),
    ],
  };
}

function nameOf({ name, entries }: Placed, summary: CircleSummary): CirclesPictureName {
  return {
    name: plainWords(name) || name,
    kind: kindOf(entries[0]?.form, summary),
    counts: measured(
      [summary],
      (_, id) => entries.filter(({ values }) => !isBlank(values[id] ?? '')).length,
    ),
  };
}

function kindOf(form: string | undefined, { boards }: CircleSummary): NameKind {
  const forms = boards.flatMap(({ board }) => board.forms);
  return forms.find(({ id }) => id === form)?.as ?? 'field';
}

/** One value for each field that the forms of these circles count. */
function measured<T>(
  summaries: readonly CircleSummary[],
  valueOf: (field: Field, id: (typeof measures)[number]) => T,
): CirclesPictureMeasures<T> {
  const fields = summaries.flatMap(({ boards }) =>
    boards.flatMap(({ board }) => board.forms.flatMap((form) => form.fields)),
  );
  const found = measures.flatMap((id) => {
    const field = fields.find((each) => each.id === id);
    return field === undefined ? [] : [[id, valueOf(field, id)] as const];
  });
  return Object.fromEntries(found);
}

const sum = (figures: readonly number[]) => figures.reduce((total, each) => total + each, 0);

/** How much was said about a name; those with the least are left out first. */
function weightOf({ counts }: CirclesPictureName): number {
  return (counts.motivations ?? 0) + (counts.contributions ?? 0);
}

function alternative({ title, rings, words }: CirclesPicture, t: Translator): string {
  const figures = rings.map(({ title, symbols, sums }) =>
    [
      t.plain('picture.labelled', { label: title, text: namesByKind(symbols, t) }),
      ...measures.flatMap((id) => {
        const [label, text] = [words[id], sums[id]];
        return label === undefined || text === undefined
          ? []
          : [t.plain('picture.labelled', { label, text })];
      }),
    ].join(' · '),
  );
  const names = rings
    .filter(({ names }) => names.length > 0)
    .map(({ short, names, notes }) =>
      t.plain('picture.labelled', {
        label: short,
        text: [...names.map(({ name }) => name), ...notes].join(', '),
      }),
    );
  return [title, ...figures, ...names].join('\n');
}

/** « 8 noms (5 personnes, 3 organisations) », as the symbols of the drawing say it. */
function namesByKind(symbols: readonly NameKind[], t: Translator): string {
  const kinds = kindsCounted.flatMap(([kind, key]) => {
    const count = symbols.filter((each) => each === kind).length;
    return count === 0 ? [] : [t.plain(key, { count })];
  });
  const names = t.plain('picture.names', { count: symbols.length });
  return kinds.length === 0 ? names : `${names} (${kinds.join(', ')})`;
}
