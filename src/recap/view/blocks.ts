import { threadOfBoard } from '../../agenda/domain/post-keys.ts';
import { andMore } from '../../i18n/lists.ts';
import { entryOf } from '../../kernel/dictionary.ts';
import { findBoard } from '../../template/domain/lookup.ts';
import type { Template } from '../../template/domain/template.ts';
import type { OpenedWorkshop } from '../../workshop/domain/state.ts';
import { joined, strong, time, type Rich, threadCalled } from '../../kernel/rich.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { RecapOutline } from '../domain/outline.ts';
import { pillarSign } from '../../kernel/view/accent.ts';
import { pillarOfBoard } from '../../template/domain/lookup.ts';
import { pillarOfStep } from '../../template/domain/step-kinds.ts';
import { boardName } from '../../template/view/board-name.ts';
import { contributionLines, formOf } from '../../board/view/post.ts';
import { excerpt } from '../../kernel/view/excerpt.ts';
import { voiceIn, type RecapScene } from './scene.ts';
import type { Block } from '../../kernel/view/view.ts';

const quoteLength = 200;
const nameLength = 90;

/** With several workshops, each line says which one it is about. */
export function prefixOf({ workshops }: RecapScene, { opening }: OpenedWorkshop): Rich {
  return workshops.size > 1 ? [`${excerpt(opening.title, 40)} · `] : [];
}

export function movedBlocks(scene: RecapScene): Block[] {
  const { t } = scene;
  const { moved, voices } = scene.recap.outline;
  const contributions = moved.reduce((sum, { count }) => sum + count, 0);
  if (contributions === 0) return [{ kind: 'text', text: t.say('recap.nothingNew') }];
  return [
    { kind: 'text', text: t.say('recap.moved', { contributions, voices }) },
    { kind: 'list', items: movedItems(scene) },
  ];
}

/**
 * One line per pillar, exercise or debrief; with several workshops, one line per workshop, so that
 * its title is only shown once.
 */
function movedItems({ recap, workshops, t }: RecapScene): Rich[] {
  const each = [...workshops.values()].map((workshop) => ({
    label: [strong(excerpt(workshop.opening.title, nameLength))],
    lines: recap.outline.moved
      .filter(({ workshop: id }) => id === workshop.id)
      .map((home) => movedLine(workshop, home, t)),
  }));
  if (each.length < 2) return each.flatMap(({ lines }) => lines);
  return each
    .filter(({ lines }) => lines.length > 0)
    .map(({ label, lines }) => t.say('summary.labelled', { label, text: joined(lines, ' · ') }));
}

function movedLine(
  { opening }: OpenedWorkshop,
  moved: RecapOutline['moved'][number],
  t: Translator,
): Rich {
  const name = homeName(opening.template, moved, t);
  return [excerpt(name, nameLength), '\u00A0', strong(`+${moved.count}`)];
}

function homeName(
  template: Template,
  { kind, id }: RecapOutline['moved'][number],
  t: Translator,
): string {
  if (kind === 'pillar') {
    const pillar = template.pillars.find((each) => each.id === id);
    return pillar === undefined ? '' : `${pillarSign(pillar.id)}${t.pick(pillar.title)}`;
  }
  const step = template.steps.find((each) =>
    kind === 'exercise'
      ? each.kind === 'exercise' && each.exercise === id
      : each.kind === 'debrief' && each.id === id,
  );
  return step === undefined
    ? ''
    : `${pillarSign(pillarOfStep(template, step))}${t.pick(step.title)}`;
}

/** Words withdrawn since are no longer quoted, nor are names of people who now want none. */
export function quoteBlocks(scene: RecapScene): Block[] {
  return scene.recap.outline.quotes.flatMap(({ workshop: id, contribution }): Block[] => {
    const workshop = scene.workshops.get(id);
    const entry = workshop && entryOf(workshop.boards.contributions, contribution);
    if (workshop === undefined || entry === undefined || entry.withdrawn) return [];
    const subject = formOf(workshop.opening.template, entry)?.subject;
    const about = subject === undefined ? undefined : entry.values[subject];
    const lines = contributionLines({ workshop, t: scene.t }, entry).map(({ value }) => value);
    const text = [...(about === undefined ? [] : [about]), ...lines].join(' / ');
    return [
      { kind: 'quote', text: [excerpt(text, quoteLength), ' (', ...voiceIn(scene, entry), ')'] },
    ];
  });
}

export function unansweredBlocks(scene: RecapScene): Block[] {
  const { unanswered, moreUnanswered } = scene.recap.outline;
  const { t } = scene;
  if (unanswered.length === 0) return [];
  const items = unanswered.flatMap((each) => unansweredLine(scene, each));
  const more: Rich[] = moreUnanswered === 0 ? [] : [andMore(moreUnanswered, t)];
  return [
    { kind: 'text', text: t.say('recap.unanswered') },
    { kind: 'list', items: [...items, ...more] },
  ];
}

function unansweredLine(
  scene: RecapScene,
  { workshop: id, board: boardId }: RecapOutline['unanswered'][number],
): Rich[] {
  const workshop = scene.workshops.get(id);
  const board = workshop && findBoard(workshop.opening.template, boardId);
  if (workshop === undefined || board === undefined) return [];
  const sign = pillarSign(pillarOfBoard(workshop.opening.template, board.id));
  const thread = threadOfBoard(workshop, board.id);
  const called = `${sign}${boardName(board, scene.t.pick)}`;
  const name = thread === undefined ? called : threadCalled(thread, called);
  return [[...prefixOf(scene, workshop), name]];
}

export function nextBlocks(scene: RecapScene): Block[] {
  const items = scene.recap.outline.next.flatMap((each) => nextLine(scene, each));
  if (items.length === 0) return [];
  return [
    { kind: 'text', text: scene.t.say('recap.next') },
    { kind: 'list', items },
  ];
}

function nextLine(
  scene: RecapScene,
  { workshop: id, step: stepId, endsAt }: RecapOutline['next'][number],
): Rich[] {
  const { t } = scene;
  const workshop = scene.workshops.get(id);
  if (workshop === undefined) return [];
  const step = workshop.opening.template.steps.find((each) => each.id === stepId);
  const name = step === undefined ? t.plain('recap.lastStep') : t.pick(step.title);
  return [
    [
      ...prefixOf(scene, workshop),
      name,
      ...(endsAt === undefined ? [] : [' · ', time(endsAt, 'moment', t)]),
    ],
  ];
}
