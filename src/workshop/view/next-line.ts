import { boardsOfStep } from '../../template/domain/step-kinds.ts';
import type { Step } from '../../template/domain/template.ts';
import { nextStep } from '../../agenda/domain/agenda.ts';
import { stepOf } from '../../agenda/view/scene.ts';
import type { Rich } from '../../kernel/rich.ts';
import { pendingOf } from '../domain/pending.ts';
import type { Scene } from './scene.ts';

/** What pressing the card's first button will do. */
export function nextLine(scene: Scene): Rich {
  const { workshop, t } = scene;
  const { template } = workshop.opening;
  const step = stepOf(scene);
  const pending = pendingOf(workshop, step);
  if (pending === 'openPillar')
    return t.say('cockpit.opensPillar', { button: t.plain('button.openPillar') });
  if (pending === 'startExercise')
    return t.say('cockpit.startsExercise', {
      button: t.plain('button.startExercise'),
      boards: boardsOfStep(template, step).length,
      minutes: step?.minutes ?? 0,
    });
  const next = nextStep(template, workshop.agenda, false);
  if (next === undefined) return t.say('facilitator.lastStep');
  const what = t.pick(next.title);
  return t.say('cockpit.goesOn', { button: t.plain('button.next'), step: what, ...effects(next) });
}

/** What happens by itself on arrival. */
function effects({ kind, minutes = 0 }: Step) {
  return {
    does: kind === 'debrief' || kind === 'poll' ? kind : 'nothing',
    // An exercise's time starts with it, not before.
    minutes: kind === 'exercise' ? 0 : minutes,
  };
}
