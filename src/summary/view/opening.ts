import { andMore } from '../../i18n/lists.ts';
import type { Board, Template } from '../../template/domain/template.ts';
import type { Summary } from '../domain/summary.ts';
import type { BoardSummary } from '../domain/board-summary.ts';
import { joined, person, strong, time, type Rich } from '../../kernel/rich.ts';
import { boardName } from '../../template/view/board-name.ts';
import { listOf } from '../../template/view/card-blocks.ts';
import type { Scene } from '../../workshop/view/scene.ts';
import { entryInBrief, inBrief, signed, threadOf } from './voice.ts';
import type { Block } from '../../kernel/view/view.ts';

const ideaLength = 260;
const wordsShown = 60;
const wordLength = 40;

const organised = ({ organiser }: Template): string[] =>
  organiser === undefined ? [] : [organiser, ' · '];

/** What people read first: what it was, a facilitator's word, who and how many. */
export function openingBlocks(scene: Scene, summary: Summary): Block[] {
  const { t, workshop } = scene;
  return [
    { kind: 'title', text: t.say('summary.title', { title: summary.title }) },
    {
      kind: 'small',
      text: [
        ...organised(workshop.opening.template),
        time(summary.at, 'date', t),
        ...(summary.updatedAt === null
          ? []
          : [' · ', ...t.say('summary.updated', { when: time(summary.updatedAt, 'date', t) })]),
      ],
    },
    ...forewordBlocks(scene, summary),
    { kind: 'text', text: [strong(...figuresLine(scene, summary))] },
  ];
}

/** What was done, on top of the thread that tells it. */
export function doneBlocks(scene: Scene, summary: Summary): Block[] {
  return listOf(doneLines(scene, summary));
}

/** Set apart with its author: it is the only text written for the summary. */
function forewordBlocks({ t }: Scene, { foreword }: Summary): Block[] {
  if (foreword === null) return [];
  return [
    { kind: 'text', text: [foreword.text] },
    {
      kind: 'small',
      text:
        foreword.by === undefined
          ? t.say('summary.wordUnsigned')
          : t.say('summary.wordBy', { person: person(foreword.by.id) }),
    },
  ];
}

function figuresLine({ t }: Scene, { figures }: Summary): Rich {
  const { people, contributions, votes, ideas } = figures;
  const line = t.say('summary.figures', { people, contributions, votes });
  return ideas === 0 ? line : [...line, ' · ', ...t.say('summary.ideasCount', { count: ideas })];
}

/** What was done, with links to the threads that have everything. */
function doneLines(scene: Scene, summary: Summary): Rich[] {
  const { t } = scene;
  const { introductions, pillars, exercises, debriefs, polls } = summary;
  const speakers = introductions.length;
  return [
    ...(speakers === 0
      ? []
      : [line(scene, t.plain('summary.goRound'), t.say('summary.spoke', { count: speakers }))]),
    ...boardsLine(scene, t.plain('summary.pillars'), pillars),
    ...exercises.flatMap(({ title, boards }) => boardsLine(scene, t.pick(title), boards)),
    ...boardsLine(scene, t.plain('summary.debriefs'), debriefs),
    ...polls.map(({ question }) => line(scene, t.plain('summary.vote'), [question])),
  ];
}

function boardsLine(scene: Scene, label: string, boards: readonly BoardSummary[]): Rich[] {
  if (boards.length === 0) return [];
  const links = boards.map(({ board, entries }): Rich => {
    const called = calledOf(scene, board);
    const thread = threadOf(scene, board.id, called);
    return [...(thread.length === 0 ? [called] : thread), `\u00A0(${entries.length})`];
  });
  return [line(scene, label, joined(links, ' · '))];
}

/** “Pillars” stands before: of a pillar's board, the pillar's own name is enough. */
function calledOf({ workshop, t }: Scene, board: Board): string {
  const { pillars } = workshop.opening.template;
  const pillar = pillars.find((each) => each.board.id === board.id);
  return pillar === undefined ? boardName(board, t.pick) : t.pick(pillar.title);
}

const line = ({ t }: Scene, label: string, text: Rich): Rich =>
  t.say('summary.labelled', { label: strong(label), text });

/** The words of the go-round, for when there is no picture of them. */
export function wordsLine({ t }: Scene, { introductions }: Summary): Block[] {
  if (introductions.length === 0) return [];
  const words = introductions
    .slice(0, wordsShown)
    .map(({ word }): Rich => [strong(inBrief(word, wordLength))]);
  const more = introductions.length - words.length;
  const rest: Rich[] = more === 0 ? [] : [andMore(more, t)];
  return [
    { kind: 'text', text: t.say('summary.words', { words: joined([...words, ...rest], ' · ') }) },
  ];
}

/** Ideas that facilitators highlighted, in their authors' words. */
export function ideasBlocks(scene: Scene, ideas: Summary['ideas']): Block[] {
  if (ideas.length === 0) return [];
  return [
    { kind: 'heading', text: scene.t.say('summary.ideas') },
    ...ideas.map((entry): Block => {
      const by = signed(scene, entryInBrief(scene, entry, ideaLength), entry);
      const thread = threadOf(scene, entry.board);
      return { kind: 'quote', text: thread.length === 0 ? by : [...by, ' · ', ...thread] };
    }),
  ];
}
