import { threadOfBoard } from '../../agenda/domain/post-keys.ts';
import { boardName } from '../../template/view/board-name.ts';
import { currentIndex, stepStatus, type StepStatus } from '../../agenda/domain/agenda.ts';
import { byBoard, activeContributions } from '../../board/domain/board.ts';
import { closedBoard, writableBoards } from '../../agenda/domain/closing.ts';
import { findBoard } from '../../template/domain/lookup.ts';
import { joined, strong, time, type Rich, threadCalled } from '../../kernel/rich.ts';
import { holdItem } from '../../kernel/typography.ts';
import { pillarAccent } from '../../kernel/view/accent.ts';
import { pillarOfStep } from '../../template/domain/step-kinds.ts';
import { workshopActions } from './actions.ts';
import { boardActions } from '../../board/view/actions.ts';
import { stepOf } from '../../agenda/view/scene.ts';
import type { Scene, SceneAt } from './scene.ts';
import { timeboxLine } from '../../agenda/view/timebox-line.ts';
import { buttons, type Block, type View } from '../../kernel/view/view.ts';

/** The agenda at a glance, kept up to date in the channel. */
export function agendaCard(scene: SceneAt): View {
  const { workshop, t } = scene;
  const { template, title } = workshop.opening;
  const ref = { workshop: workshop.id };
  const open = workshop.closedAt === null;
  const boards = boardLines(scene);
  const mayWrite = writableBoards(workshop, scene.now).length > 0;
  return {
    accent: pillarAccent(pillarOfStep(template, stepOf(scene))),
    blocks: [
      { kind: 'title', text: [title] },
      { kind: 'small', text: subtitle(scene) },
      { kind: 'text', text: open ? currentStepLine(scene) : t.say('agenda.closed') },
      { kind: 'text', text: trailLine(scene) },
      ...boards,
    ],
    rows: open
      ? buttons(
          mayWrite && {
            label: t.plain('button.contributeMenu'),
            action: boardActions.contributeMenu.ref(ref),
            tone: 'main',
          },
          {
            label: t.plain('button.join'),
            action: workshopActions.join.ref(ref),
            tone: mayWrite ? 'plain' : 'main',
          },
          { label: t.plain('button.status'), action: workshopActions.status.ref(ref) },
          { label: t.plain('button.help'), action: workshopActions.help.ref({}) },
        )
      : [],
  };
}

/** Who facilitates, for which project, and when. */
function subtitle({ workshop, t }: Scene): Rich {
  const { template, at } = workshop.opening;
  const { organiser, project } = template;
  const known = [organiser, project && t.pick(project)].filter((each) => each !== undefined);
  return joined([...known.map((each): Rich => [each]), [time(at, 'date', t)]], ' · ');
}

/** The current step, its number and its time. */
export function currentStepLine(scene: Scene): Rich {
  const { workshop, t } = scene;
  const { template } = workshop.opening;
  const step = stepOf(scene);
  const line = t.say('agenda.present', {
    number: currentIndex(template, workshop.agenda) + 1,
    total: template.steps.length,
    step: strong(step === undefined ? '' : t.pick(step.title)),
  });
  const left = timeboxLine(workshop.timebox, t);
  return left === undefined ? line : joined([line, left], ' · ');
}

/** No sign stands at the end of a line, without its step. */
const signs: Readonly<Record<StepStatus, string>> = {
  done: '✓\u00A0',
  current: '▸\u00A0',
  skipped: '–\u00A0',
  upcoming: '',
};

/**
 * How many steps to show before and after the current one: what fits on a phone. The agenda step
 * shows them all.
 */
const shownBefore = 2;
const shownAfter = 4;

function trailLine({ workshop, t }: Scene): Rich {
  const { template } = workshop.opening;
  const current = currentIndex(template, workshop.agenda);
  const first = Math.max(0, current - shownBefore);
  const last = current + shownAfter;
  const entries = template.steps.flatMap((step, index): Rich[] => {
    if (index < first || index > last) return [];
    const status = stepStatus(template, workshop.agenda, index);
    const name = `${signs[status]}${holdItem(t.pick(step.short))}`;
    return [status === 'current' ? [strong(name)] : [name]];
  });
  const done = template.steps
    .slice(0, first)
    .filter(({ id }) => workshop.agenda.trail.includes(id)).length;
  const before: Rich[] = done > 0 ? [t.say('agenda.before', { count: done })] : [];
  const after: Rich[] = last < template.steps.length - 1 ? [['…']] : [];
  return joined([...before, ...entries, ...after], ' · ');
}

function boardLines({ workshop, t, now }: SceneAt): Block[] {
  const { template } = workshop.opening;
  const entriesOf = byBoard(activeContributions(workshop.boards));
  const open = workshop.closedAt === null;
  const items = workshop.boards.opened.flatMap((id): Rich[] => {
    const board = findBoard(template, id);
    if (board === undefined) return [];
    const thread = threadOfBoard(workshop, id);
    const called = boardName(board, t.pick);
    const name: Rich = [thread === undefined ? called : threadCalled(thread, called)];
    const count = entriesOf.get(id)?.length ?? 0;
    const closed = open && closedBoard(workshop, id, now) !== undefined;
    return [[...name, `\u00A0(${closed ? t.plain('agenda.boardClosed', { count }) : count})`]];
  });
  if (items.length === 0) return [];
  return [{ kind: 'text', text: [...t.say('agenda.boards'), ' ', ...joined(items, ' · ')] }];
}
