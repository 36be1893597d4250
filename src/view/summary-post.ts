import type { Contribution } from '../domain/board.ts';
import type { BoardSummary, ExerciseSummary, PollSummary, Summary } from '../domain/summary.ts';
import { findHousedBoard } from '../domain/template-lookup.ts';
import { channel, joined, person, strong, type Rich } from '../i18n/rich.ts';
import { neutralAccent, pillarAccent, pillarOfBoard, pillarSign } from './accent.ts';
import { boardName } from './agenda-card.ts';
import { cardsBlocks } from './card-blocks.ts';
import { contributionLines } from './contribution-post.ts';
import { excerpt } from './excerpt.ts';
import { tallyRow } from './poll-card.ts';
import type { Scene } from './scene.ts';
import type { Block, View } from './view.ts';

/** Voices quoted from each board: enough to hear the room, the report holds them all. */
const quoted = 3;
const quoteLength = 220;
const namesShown = 60;

/** The summary as a short sequence of messages: figures, a section a pillar or exercise, what's next. */
export function summaryViews(scene: Scene, summary: Summary): View[] {
  return [
    overview(scene, summary),
    ...together(summary.pillars.map((board) => boardSection(scene, board))),
    ...summary.exercises.map((exercise) => exerciseSection(scene, exercise)),
    ...together(summary.debriefs.map((board) => boardSection(scene, board))),
    ...summary.polls.map((poll) => pollSection(scene, poll)),
    ending(scene, summary),
  ];
}

function overview({ t }: Scene, summary: Summary): View {
  const { people, contributions, votes } = summary.figures;
  const voices = summary.introductions.map(({ word }): Rich => [strong(excerpt(word, 40))]);
  return {
    accent: neutralAccent,
    blocks: [
      { kind: 'title', text: t.say('summary.title', { title: summary.title }) },
      { kind: 'text', text: t.say('summary.figures', { people, contributions, votes }) },
      ...(voices.length === 0
        ? []
        : [
            {
              kind: 'text' as const,
              text: t.say('summary.words', { words: joined(voices.slice(0, 60), ' · ') }),
            },
          ]),
    ],
  };
}

function boardSection(scene: Scene, summary: BoardSummary): View {
  const pillar = pillarOfBoard(scene.workshop.opening.template, summary.board.id);
  const title = `${pillarSign(pillar)}${boardName(summary.board, scene.t.pick)}`;
  return {
    accent: pillarAccent(pillar),
    blocks: [{ kind: 'heading', text: [title] }, ...boardBlocks(scene, summary)],
  };
}

function exerciseSection(scene: Scene, { exercise, title, boards, grid }: ExerciseSummary): View {
  const { t } = scene;
  const [pillar] = exercise.pillars;
  const parts = grid === undefined ? boards.flatMap((board) => namedBoard(scene, board)) : [];
  return {
    accent: pillarAccent(pillar),
    blocks: [
      { kind: 'heading', text: [`${pillarSign(pillar)}${t.pick(title)}`] },
      ...parts,
      ...(grid?.rows.flatMap(({ board, cells }): Block[] => [
        { kind: 'text', text: [strong(boardName(board, t.pick)), ...threadOf(scene, board.id)] },
        {
          kind: 'list',
          items: cells.map(({ scale, entries }) => [
            ...t.say('summary.scale', { scale }),
            ' ',
            ...cellText(scene, entries),
          ]),
        },
      ]) ?? []),
    ],
  };
}

function cellText(scene: Scene, entries: readonly Contribution[]): Rich {
  const [first] = entries;
  if (first === undefined) return scene.t.say('summary.nothing');
  const lines = contributionLines(scene, first).map(({ label, value }) =>
    label === undefined ? value : scene.t.plain('summary.labelled', { label, text: value }),
  );
  const more = entries.length - 1;
  return [
    excerpt(lines.join(' / '), quoteLength),
    ...(more > 0 ? [' ', ...scene.t.say('summary.more', { count: more })] : []),
  ];
}

function namedBoard(scene: Scene, summary: BoardSummary): Block[] {
  const { board } = summary;
  return [
    { kind: 'text', text: [strong(boardName(board, scene.t.pick)), ...threadOf(scene, board.id)] },
    ...boardBlocks(scene, summary, false),
  ];
}

function threadOf({ workshop }: Scene, board: string): Rich {
  const thread = workshop.placement.threads[`thread:${board}`];
  return thread === undefined ? [] : [' ', channel(thread)];
}

function boardBlocks(scene: Scene, summary: BoardSummary, linked = true): Block[] {
  const { t } = scene;
  const { entries, unanswered, board } = summary;
  const more = entries.length - quoted;
  const link = linked ? threadOf(scene, board.id) : [];
  return [
    ...entries
      .slice(0, quoted)
      .map((entry): Block => ({ kind: 'quote', text: quote(scene, entry) })),
    ...(entries.length === 0 ? [{ kind: 'text' as const, text: t.say('summary.nothing') }] : []),
    ...(more > 0
      ? [{ kind: 'small' as const, text: [...t.say('summary.more', { count: more }), ...link] }]
      : []),
    ...(unanswered.length > 0 && entries.length > 0 ? [unansweredBlock(scene, summary)] : []),
  ];
}

function unansweredBlock({ t }: Scene, { unanswered }: BoardSummary): Block {
  const names = [...new Set(unanswered.map((field) => t.pick(field.question ?? field.label)))];
  return { kind: 'small', text: t.say('summary.unanswered', { questions: names.join(' · ') }) };
}

function quote(scene: Scene, entry: Contribution): Rich {
  const lines = contributionLines(scene, entry).map(({ value }) => value);
  const subject = subjectOf(scene, entry);
  const text = excerpt([...subject, ...lines].join(' / '), quoteLength);
  const by: Rich = entry.anonymous ? scene.t.say('contribution.anonymous') : [person(entry.author)];
  return [text, ' (', ...by, ')'];
}

function subjectOf({ workshop }: Scene, entry: Contribution): string[] {
  const housed = findHousedBoard(workshop.opening.template, entry.board);
  const subject = housed?.board.forms.find(({ id }) => id === entry.form)?.subject;
  const value = subject === undefined ? undefined : entry.values[subject];
  return value === undefined ? [] : [value];
}

/** Short sections share a message: a channel must stay readable an hour later. */
function together(sections: readonly View[]): View[] {
  if (sections.length === 0) return [];
  const blocks = sections.flatMap((section, index): readonly Block[] =>
    index === 0 ? section.blocks : [{ kind: 'divider' }, ...section.blocks],
  );
  return [{ accent: neutralAccent, blocks }];
}

function pollSection({ t }: Scene, poll: PollSummary): View {
  return {
    accent: neutralAccent,
    blocks: [
      { kind: 'heading', text: [poll.question] },
      poll.lines === undefined
        ? { kind: 'small', text: t.say('poll.resultsHidden') }
        : { kind: 'table', rows: poll.lines.map((line) => tallyRow(line, poll.voters)) },
      { kind: 'small', text: t.say('poll.voters', { count: poll.voters }) },
    ],
  };
}

function ending({ t }: Scene, summary: Summary): View {
  const names = summary.people.slice(0, namesShown).map(({ id }): Rich => [person(id)]);
  return {
    accent: neutralAccent,
    blocks: [
      ...summary.closing.flatMap((step): Block[] => [
        { kind: 'heading', text: [t.pick(step.title)] },
        ...cardsBlocks(step, t),
      ]),
      ...(names.length === 0
        ? []
        : [
            {
              kind: 'text' as const,
              text: t.say('summary.thanks', { people: joined(names, ', ') }),
            },
          ]),
    ],
  };
}
