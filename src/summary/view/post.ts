import type { ExerciseSummary, Summary } from '../domain/summary.ts';
import type { BoardSummary } from '../domain/board-summary.ts';
import { neutralAccent, pillarAccent, pillarSign } from '../../kernel/view/accent.ts';
import { pillarOfBoard } from '../../template/domain/lookup.ts';
import { boardName } from '../../template/view/board-name.ts';
import type { Scene } from '../../workshop/view/scene.ts';
import { blockCost, pageRoom, type Room } from '../../kernel/view/split.ts';
import { boardBlocks, circleBlocks, namedBoard, scenarioBlocks } from './boards.ts';
import { endingBlocks, openBlocks, pollBlocks } from './ending.ts';
import { ideasBlocks, openingBlocks, wordsLine } from './opening.ts';
import type { Block, View } from '../../kernel/view/view.ts';

/** A self-contained part of the summary. `opening` and `ending` always exist. */
export type SectionKey =
  | 'opening'
  | 'ideas'
  | 'pillars'
  | 'open'
  | 'ending'
  | `${'board' | 'exercise' | 'poll'}:${string}`;

interface Section {
  readonly key: SectionKey | undefined;
  readonly accent: string;
  readonly blocks: readonly Block[];
}

/** The pictures of a section: shown under its title, or at the end of the opening. */
export type PicturesOf = (section: SectionKey) => readonly Block[];

/**
 * The summary as a short series of messages. Consecutive sections share a message while they fit,
 * so that the channel stays readable; no section is split unless it has to be.
 */
export function summaryViews(
  scene: Scene,
  summary: Summary,
  pictures: PicturesOf = () => [],
): View[] {
  const { pillars, exercises, debriefs, polls } = summary;
  const chapters: Section[][] = [
    [
      neutral('opening', [
        ...openingBlocks(scene, summary),
        ...(pictures('opening').length > 0 ? [] : wordsLine(scene, summary)),
      ]),
      neutral('ideas', ideasBlocks(scene, summary)),
    ],
    [neutral('pillars', []), ...pillars.map((board) => boardSection(scene, board))],
    ...exercises.map((exercise) => exerciseSections(scene, exercise)),
    debriefs.map((board) => boardSection(scene, board)),
    [
      ...polls.map((poll, index) => neutral(`poll:${index + 1}`, pollBlocks(scene, poll))),
      neutral('open', openBlocks(scene, summary)),
      neutral('ending', endingBlocks(scene, summary)),
    ],
  ];
  return chapters.flatMap((sections) =>
    together(sections.map(illustratedBy(pictures)).filter(({ blocks }) => blocks.length > 0)),
  );
}

const neutral = (key: SectionKey, blocks: readonly Block[]): Section => ({
  key,
  accent: neutralAccent,
  blocks,
});

function illustratedBy(pictures: PicturesOf): (section: Section) => Section {
  return (section) => {
    const drawn = section.key === undefined ? [] : pictures(section.key);
    // The pinned message says who and how many before it shows a picture.
    if (section.key === 'opening') return { ...section, blocks: [...section.blocks, ...drawn] };
    const [title, ...rest] = section.blocks;
    return { ...section, blocks: [...(title === undefined ? [] : [title]), ...drawn, ...rest] };
  };
}

function boardSection(scene: Scene, summary: BoardSummary): Section {
  const pillar = pillarOfBoard(scene.workshop.opening.template, summary.board.id);
  const title = `${pillarSign(pillar)}${boardName(summary.board, scene.t.pick)}`;
  return {
    key: `board:${summary.board.id}`,
    accent: pillarAccent(pillar),
    blocks: [{ kind: 'heading', text: [title] }, ...boardBlocks(scene, summary)],
  };
}

/** An exercise by circles, by scenarios or board by board; its title is on the first section. */
function exerciseSections(scene: Scene, summary: ExerciseSummary): Section[] {
  const [pillar] = summary.exercise.pillars;
  const title: Block = {
    kind: 'heading',
    text: [`${pillarSign(pillar)}${scene.t.pick(summary.title)}`],
  };
  return exerciseParts(scene, summary).map((blocks, index) => ({
    key: index === 0 ? (`exercise:${summary.exercise.id}` as const) : undefined,
    accent: pillarAccent(pillar),
    blocks: index === 0 ? [title, ...blocks] : blocks,
  }));
}

function exerciseParts(scene: Scene, { boards, circles, grid }: ExerciseSummary): Block[][] {
  if (grid !== undefined) return grid.rows.map((row) => scenarioBlocks(scene, row));
  const inCircles = new Set(circles.flatMap((circle) => circle.boards));
  return [
    ...circles.map((circle) => circleBlocks(scene, circle)),
    ...boards.filter((board) => !inCircles.has(board)).map((board) => namedBoard(scene, board)),
  ];
}

/** As many sections per message as fit; the adapter splits a section too long for any message. */
function together(sections: readonly Section[], room: Room = pageRoom): View[] {
  const pages: Section[][] = [];
  let page: Section[] = [];
  for (const section of sections) {
    if (page.length > 0 && !fits([...page, section], room)) page = [];
    if (page.length === 0) pages.push(page);
    page.push(section);
  }
  return pages.map(pageOf);
}

function fits(sections: readonly Section[], room: Room): boolean {
  const blocks = sections.flatMap((section) => section.blocks);
  const cost = blocks.reduce((sum, block) => sum + blockCost(block), 0);
  return cost <= room.characters && blocks.length + sections.length - 1 <= room.blocks;
}

/** A message about a single pillar has its colour. */
function pageOf(sections: readonly Section[]): View {
  const [accent = neutralAccent, ...others] = new Set(sections.map((section) => section.accent));
  return {
    accent: others.length === 0 ? accent : neutralAccent,
    blocks: sections.flatMap((section, index): readonly Block[] =>
      index === 0 ? section.blocks : [{ kind: 'divider' }, ...section.blocks],
    ),
  };
}
