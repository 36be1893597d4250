import type { Summary } from '../domain/summary.ts';
import type { ExerciseSummary } from '../domain/exercises.ts';
import type { BoardSummary } from '../domain/board-summary.ts';
import { neutralAccent, pillarAccent, pillarSign } from '../../kernel/view/accent.ts';
import { pillarOfBoard } from '../../template/domain/lookup.ts';
import { boardName } from '../../template/view/board-name.ts';
import type { Scene } from '../../workshop/view/scene.ts';
import { blockCost, pageRoom, type Room } from '../../kernel/view/split.ts';
import { boardBlocks, circleBlocks, namedBoard, scenarioBlocks } from './boards.ts';
import { endingBlocks, openBlocks, pollBlocks } from './ending.ts';
import { doneBlocks, ideasBlocks, openingBlocks, wordsLine } from './opening.ts';
import { untitled } from '../../kernel/view/untitled.ts';
import type { Block, View } from '../../kernel/view/view.ts';

/** A self-contained part of the summary. `opening` and `ending` always exist. */
export type SectionKey =
  | 'opening'
  | 'ideas'
  /** The canvas, which stands in the first message. */
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
 * The summary: first the one message that people read in the channel, then, for its thread, the rest as
 * a short series. There, consecutive sections share a message while they fit; no section is split
 * unless it has to be. A preview is `whole`: there is no thread to send to yet.
 */
export function summaryViews(
  scene: Scene,
  summary: Summary,
  pictures: PicturesOf = () => [],
  whole = false,
): View[] {
  const { pillars, exercises, debriefs, polls } = summary;
  const { first, left } = firstMessage(scene, summary, pictures('pillars'), whole);
  const words = pictures('opening').length > 0 ? [] : wordsLine(scene, summary);
  const chapters: Section[][] = [
    [
      neutral('opening', [...doneBlocks(scene, summary), ...words]),
      neutral('ideas', ideasBlocks(scene, left)),
    ],
    pillars.map((board) => boardSection(scene, board)),
    ...exercises.map((exercise) => exerciseSections(scene, exercise)),
    debriefs.map((board) => boardSection(scene, board)),
    [
      ...polls.map((poll, index) => neutral(`poll:${index + 1}`, pollBlocks(scene, poll))),
      neutral('open', openBlocks(scene, summary)),
      neutral('ending', endingBlocks(scene, summary)),
    ],
  ];
  const rest = chapters.flatMap((sections) =>
    together(sections.map(illustratedBy(pictures)).filter(({ blocks }) => blocks.length > 0)),
  );
  return [first, ...rest];
}

/** Figures, a facilitator's word, the canvas and the main ideas: as many of them as one message holds. */
function firstMessage(
  scene: Scene,
  summary: Summary,
  canvas: readonly Block[],
  whole: boolean,
): { readonly first: View; readonly left: Summary['ideas'] } {
  const { ideas } = summary;
  const more: Block[] = whole ? [] : [{ kind: 'small', text: scene.t.say('summary.inThread') }];
  const blocksWith = (count: number): Block[] => [
    ...openingBlocks(scene, summary),
    ...ideasBlocks(scene, ideas.slice(0, count)),
    ...canvas,
    ...more,
  ];
  let count = ideas.length;
  while (count > 0 && !fits([neutral('opening', blocksWith(count))], pageRoom)) count -= 1;
  return { first: pageOf([neutral('opening', blocksWith(count))]), left: ideas.slice(count) };
}

const neutral = (key: SectionKey, blocks: readonly Block[]): Section => ({
  key,
  accent: neutralAccent,
  blocks,
});

function illustratedBy(pictures: PicturesOf): (section: Section) => Section {
  return (section) => {
    const drawn = section.key === undefined ? [] : pictures(section.key);
    // What was done comes before the words of the go-round.
    if (section.key === 'opening') return { ...section, blocks: [...section.blocks, ...drawn] };
    const [title, ...rest] = section.blocks;
    return {
      ...section,
      blocks: [...(title === undefined ? [] : [title, ...drawn.map(untitled)]), ...rest],
    };
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
