import type { Contribution } from '../../board/domain/board.ts';
import { andMore } from '../../i18n/lists.ts';
import type { CircleSummary, Placed } from '../domain/parts.ts';
import type { Grid } from '../domain/exercises.ts';
import type { BoardSummary } from '../domain/board-summary.ts';
import type { Field } from '../../template/domain/template.ts';
import { joined, strong, type Rich } from '../../kernel/rich.ts';
import { boardName } from '../../template/view/board-name.ts';
import { listOf } from '../../template/view/card-blocks.ts';
import { contributionLines } from '../../board/view/post.ts';
import type { Scene } from '../../workshop/view/scene.ts';
import { entryInBrief, inBrief, restBlocks, signed, someVoices, threadOf } from './voice.ts';
import type { Block } from '../../kernel/view/view.ts';

/** Voices quoted from a board or for each question: enough to get a sense of what people said. */
const voicesOfBoard = 3;
const voicesOfQuestion = 2;
const entryLength = 260;
const answerLength = 160;
const placedShown = 6;
const placedNamed = 12;
const placedLength = 110;
const nameLength = 60;

/** What a board gathered: by question if it asks several, otherwise voice by voice. */
export function boardBlocks(scene: Scene, summary: BoardSummary): Block[] {
  const { entries, board } = summary;
  if (entries.length === 0) return [{ kind: 'text', text: scene.t.say('summary.nothing') }];
  const questions = questionsOf(scene, summary);
  const { blocks, shown } =
    questions.length > 1 ? byQuestion(scene, summary, questions) : byVoice(scene, entries);
  return [...blocks, ...restBlocks(scene, board.id, entries.length - shown.size)];
}

interface ShownVoices {
  readonly blocks: readonly Block[];
  readonly shown: ReadonlySet<string>;
}

/**
 * A question that several forms ask counts once; a form with a subject is read as a whole, by
 * subject.
 */
function questionsOf({ t }: Scene, { board }: BoardSummary): Field[] {
  const asked = board.forms
    .filter(({ subject }) => subject === undefined)
    .flatMap(({ fields }) => fields.filter(({ question }) => question !== undefined));
  return [
    ...new Map(asked.map((field) => [t.pick(field.question ?? field.label), field])).values(),
  ];
}

function byVoice(scene: Scene, entries: readonly Contribution[]): ShownVoices {
  const voices = someVoices(scene, entries, voicesOfBoard);
  return {
    blocks: voices.map((entry): Block => ({
      kind: 'quote',
      text: signed(scene, entryInBrief(scene, entry, entryLength), entry),
    })),
    shown: new Set(voices.map(({ id }) => id)),
  };
}

function byQuestion(
  scene: Scene,
  { entries }: BoardSummary,
  questions: readonly Field[],
): ShownVoices {
  const shown = new Set<string>();
  const blocks = questions.flatMap((field): Block[] => {
    const answering = entries.filter(({ values }) => values[field.id] !== undefined);
    const voices = someVoices(scene, answering, voicesOfQuestion);
    for (const { id } of voices) shown.add(id);
    return voices.length === 0 ? [] : [answers(scene, field, voices)];
  });
  const others = entries.filter(({ values }) =>
    questions.every(({ id }) => values[id] === undefined),
  );
  const voices = someVoices(scene, others, voicesOfQuestion);
  for (const { id } of voices) shown.add(id);
  return { blocks: [...blocks, ...besides(scene, voices)], shown };
}

/** What was said outside the questions: right under the last one, it would pass for its answer. */
function besides(scene: Scene, voices: readonly Contribution[]): Block[] {
  if (voices.length === 0) return [];
  const title: Rich = [strong(scene.t.plain('summary.besides'))];
  const lines = voices.map((each) => signed(scene, entryInBrief(scene, each, entryLength), each));
  return [{ kind: 'quote', text: joined([title, ...lines], '\n') }];
}

function answers(scene: Scene, field: Field, voices: readonly Contribution[]): Block {
  const question: Rich = [strong(scene.t.pick(field.question ?? field.label))];
  const lines = voices.map((entry) =>
    signed(scene, [inBrief(entry.values[field.id] ?? '', answerLength)], entry),
  );
  return { kind: 'quote', text: joined([question, ...lines], '\n') };
}

/** A board under its name, among others of the same exercise. */
export function namedBoard(scene: Scene, summary: BoardSummary): Block[] {
  return [
    { kind: 'text', text: [strong(boardName(summary.board, scene.t.pick))] },
    ...boardBlocks(scene, summary),
  ];
}

/** From the core outwards; the closer the circle, the fuller the sign. */
const circleSigns = { mobilised: '◉', mobilisable: '◎', sensible: '○' } as const;

/** A circle of the community: who is in it and why, in the words of those who placed them. */
export function circleBlocks(scene: Scene, summary: CircleSummary): Block[] {
  const { circle, boards, placed, apart } = summary;
  const title = boards.map(({ board }) => boardName(board, scene.t.pick)).join(' · ');
  // Counts names; elsewhere, a board counts contributions.
  const names = scene.t.plain('picture.names', { count: placed.length });
  const count = placed.length === 0 ? '' : ` (${names})`;
  const others = someVoices(scene, apart, 1);
  const items = [
    ...placed.slice(0, placedShown).map((each) => placedLine(scene, each)),
    ...others.map((entry) => signed(scene, entryInBrief(scene, entry, placedLength), entry)),
  ];
  const rest = alsoPlaced(scene, summary, apart.length - others.length);
  return [
    { kind: 'text', text: [strong(`${circleSigns[circle]} ${title}${count}`)] },
    items.length === 0
      ? { kind: 'text', text: scene.t.say('summary.nothing') }
      : { kind: 'list', items },
    ...(rest.length === 0 ? [] : [{ kind: 'small' as const, text: rest }]),
  ];
}

function placedLine(scene: Scene, { name, entries }: Placed): Rich {
  const [first] = entries.flatMap((entry) => contributionLines(scene, entry));
  const label = strong(inBrief(name, nameLength));
  if (first === undefined) return [label];
  return scene.t.say('summary.labelled', { label, text: inBrief(first.value, placedLength) });
}

/** The others by name only, how many are not listed at all, and where to find them all. */
function alsoPlaced(scene: Scene, { boards, placed }: CircleSummary, notShown: number): Rich {
  const rest = placed.slice(placedShown);
  const named = rest.slice(0, placedNamed);
  const more = rest.length - named.length + notShown;
  if (named.length === 0 && more === 0) return [];
  const names = named.map(({ name }) => inBrief(name, nameLength)).join(', ');
  const also =
    named.length === 0
      ? andMore(more, scene.t)
      : scene.t.say('summary.also', { names, count: more });
  const threads = boards
    .map(({ board }) => threadOf(scene, board.id))
    .filter((thread) => thread.length > 0);
  if (threads.length === 0) return also;
  return scene.t.say('summary.moreIn', { more: also, thread: joined(threads, ' · ') });
}

/** A scenario of an exercise « for 1 and for 50 »: what was said at each scale. */
export function scenarioBlocks(
  scene: Scene,
  { board, cells, apart }: Grid['rows'][number],
): Block[] {
  const { t } = scene;
  const voices = [...cells.map(({ entries }) => entries), apart].filter(({ length }) => length > 0);
  const notShown = voices.reduce((sum, { length }) => sum + length - 1, 0);
  const line = ({ scale, entries }: (typeof cells)[number]): Rich => [
    ...t.say('summary.scale', { scale }),
    ' ',
    ...cellText(scene, entries),
  ];
  const said = cells.filter(({ entries }) => entries.length > 0).map(line);
  return [
    { kind: 'text', text: [strong(boardName(board, t.pick))] },
    ...listOf([...said, ...(apart.length === 0 ? [] : [cellText(scene, apart)])]),
    ...restBlocks(scene, board.id, notShown),
    // After how many more answered: right above it, they would pass for answers to this.
    ...listOf(cells.filter(({ entries }) => entries.length === 0).map(line)),
  ];
}

function cellText(scene: Scene, entries: readonly Contribution[]): Rich {
  const [voice] = someVoices(scene, entries, 1);
  if (voice === undefined) return scene.t.say('summary.nothing');
  return signed(scene, entryInBrief(scene, voice, entryLength), voice);
}
