import * as fc from 'fast-check';
import { pillarIds } from '../../src/kernel/pillars.ts';
import { circles } from '../../src/kernel/circles.ts';
import type {
  CanvasPicture,
  CirclesPicture,
  GridPicture,
  Picture,
  WordsPicture,
} from '../../src/kernel/view/picture.ts';
import { anyLongText, anyText } from './any-text.ts';

const lang = fc.constantFrom('fr' as const, 'en' as const);
const nameKind = fc.constantFrom('person' as const, 'organisation' as const, 'field' as const);
const anyName = fc.oneof(
  anyLongText,
  fc.constantFrom('李小龙', 'W'.repeat(200), '🎉', 'Z\u0301\u0302\u0303\u0304', 'العربية', 'עברית'),
);
const count = fc.oneof(fc.nat(3), fc.nat(99_999));
const some = <T>(all: fc.Arbitrary<T>, most: number) =>
  fc.oneof(fc.array(all, { maxLength: 5 }), fc.array(all, { maxLength: most }));

const points = fc.array(
  fc.oneof(fc.record({ text: anyName }), fc.record({ label: anyLongText, text: anyName })),
  { maxLength: 3 },
);

const anyWordsPicture: fc.Arbitrary<WordsPicture> = fc
  .record({
    kind: fc.constant('words' as const),
    lang,
    title: anyText,
    subtitle: anyLongText,
    words: some(fc.record({ word: anyName, count: count.map((each) => each + 1) }), 60),
    more: anyText,
  })
  .filter(({ words }) => words.length > 0);

const measures = fc.oneof(
  fc.constant({}),
  fc.record({ motivations: count }),
  fc.record({ motivations: count, contributions: count }),
);

const anyRings = fc.subarray([...circles], { minLength: 1 }).chain((chosen) =>
  fc.tuple(
    ...chosen.map((circle) =>
      fc.record({
        circle: fc.constant(circle),
        title: anyLongText,
        short: anyText,
        symbols: some(nameKind, 200),
        sums: measures,
        names: fc.array(fc.record({ name: anyName, kind: nameKind, counts: measures }), {
          maxLength: 10,
        }),
        notes: fc.array(anyText, { maxLength: 2 }),
      }),
    ),
  ),
);

const anyCirclesPicture: fc.Arbitrary<CirclesPicture> = fc.record({
  kind: fc.constant('circles' as const),
  lang,
  title: anyLongText,
  rings: anyRings,
  words: fc.record({
    person: anyText,
    organisation: anyText,
    field: anyText,
    motivations: anyText,
    contributions: anyText,
  }),
});

const anyCanvasPicture: fc.Arbitrary<CanvasPicture> = fc.record({
  kind: fc.constant('canvas' as const),
  lang,
  title: anyLongText,
  subtitle: anyText,
  pillars: fc
    .subarray([...pillarIds], { minLength: 1 })
    .chain((chosen) =>
      fc.tuple(
        ...chosen.map((pillar) =>
          fc.record({ pillar: fc.constant(pillar), title: anyText, points, more: anyText }),
        ),
      ),
    ),
  nothing: anyText,
});

const anyGridPicture: fc.Arbitrary<GridPicture> = fc
  .subarray([1, 6, 50, 100, 5000], { minLength: 1, maxLength: 4 })
  .chain((scales) =>
    fc.record({
      kind: fc.constant('grid' as const),
      lang,
      title: anyLongText,
      pillar: fc.constantFrom(...pillarIds),
      scales: fc.constant(scales.map((scale) => ({ scale, label: `Pour ${scale}` }))),
      rows: fc.array(
        fc.record({
          title: anyLongText,
          cells: fc.array(
            fc.oneof(fc.record({ points: fc.constant([]) }), fc.record({ count: anyText, points })),
            { minLength: scales.length, maxLength: scales.length },
          ),
          apart: anyText,
        }),
        { minLength: 1, maxLength: 8 },
      ),
      nothing: anyText,
    }),
  );

/** Any picture of a summary that its types allow. */
export const anySummaryPicture: fc.Arbitrary<Exclude<Picture, { kind: 'poll' }>> = fc.oneof(
  anyWordsPicture,
  anyCirclesPicture,
  anyCanvasPicture,
  anyGridPicture,
);
