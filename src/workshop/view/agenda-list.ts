import { joined, strong, type Rich } from '../../kernel/rich.ts';
import { holdItem } from '../../kernel/typography.ts';
import type { Block } from '../../kernel/view/view.ts';
import type { Step } from '../../template/domain/template.ts';
import type { Scene } from './scene.ts';

const parts = ['agenda.opening', 'agenda.model', 'agenda.exercises', 'agenda.ending'] as const;
type Part = (typeof parts)[number];

/** The whole agenda in a few lines: the opening, the model, the exercises and the end. */
export function agendaList({ workshop, t }: Scene): Block[] {
  const { steps } = workshop.opening.template;
  const partOf = partsOf(steps);
  return parts.flatMap((part): Block[] => {
    const own = steps.filter((_, index) => partOf(index) === part);
    if (own.length === 0) return [];
    const names = own.map((step): Rich => [holdItem(stepName(step, t))]);
    return [{ kind: 'text', text: [strong(t.plain(part)), '\n', ...joined(names, ' · ')] }];
  });
}

function stepName({ short, minutes, optional }: Step, t: Scene['t']): string {
  const notes = [
    ...(minutes === undefined ? [] : [t.plain('step.minutes', { minutes })]),
    ...(optional ? [t.plain('step.optional')] : []),
  ];
  return notes.length === 0 ? t.pick(short) : `${t.pick(short)} (${notes.join(', ')})`;
}

/** By what the steps are: the model begins with the first pillar, the end follows the last exercise. */
function partsOf(steps: readonly Step[]): (index: number) => Part {
  const first = (kind: Step['kind']) => {
    const index = steps.findIndex((step) => step.kind === kind);
    return index === -1 ? steps.length : index;
  };
  const exercises = first('exercise');
  const model = Math.min(first('pillar'), exercises);
  const last = steps.findLastIndex(({ kind }) => worked.has(kind));
  return (index) => {
    if (index < model) return 'agenda.opening';
    if (index > last) return 'agenda.ending';
    return index < exercises ? 'agenda.model' : 'agenda.exercises';
  };
}

const worked: ReadonlySet<Step['kind']> = new Set(['pillar', 'exercise', 'debrief', 'poll']);
