import { nextStep } from '../domain/agenda.ts';
import { boardsToClose } from '../domain/closing.ts';
import { boardsOfStep } from '../../template/domain/step-kinds.ts';
import type { Board } from '../../template/domain/template.ts';
import { lateness, type TimeMoment } from '../domain/moments.ts';
import type { Timebox } from '../domain/timebox.ts';
import { strong, time, type Rich } from '../../kernel/rich.ts';
import { neutralAccent, pillarAccent } from '../../kernel/view/accent.ts';
import { pillarOfStep } from '../../template/domain/step-kinds.ts';
import { agendaActions } from './actions.ts';
import { stepOf, type Scene } from './scene.ts';
import { hourOf } from './timebox-line.ts';
import { buttons, type Row, type View } from '../../kernel/view/view.ts';

/**
 * Half-time, or the end approaching. It shows the time left, which the platform keeps up to date,
 * so a late notice is still correct.
 */
export function timeNotice(scene: Scene, notice: 'half' | 'soon', { endsAt }: Timebox): View {
  const { workshop, t } = scene;
  const text = t.say(notice === 'half' ? 'time.half' : 'time.soon', hourOf(endsAt, t));
  const boards = boardsToClose(workshop, stepOf(scene)).length;
  const then =
    notice === 'soon' && boards > 0 ? [' ', ...t.say('time.thenCloses', { boards })] : [];
  return {
    accent: pillarAccent(pillarOfStep(workshop.opening.template, stepOf(scene))),
    blocks: [{ kind: 'text', text: [...text, ...then] }],
  };
}

/** The boards that people write on during the current step. */
export function boardsAtWork(scene: Scene): readonly Board[] {
  const { boards, opening } = scene.workshop;
  return boardsOfStep(opening.template, stepOf(scene)).filter(({ id }) =>
    boards.opened.includes(id),
  );
}

/** For facilitators: time is up, what closed with it (usually nothing), and what to do next. */
export function timeIsUp(scene: Scene, moment: TimeMoment, now: number): View {
  return {
    accent: neutralAccent,
    blocks: [{ kind: 'text', text: overSentence(scene, moment, now) }],
    rows: whatNext(scene),
  };
}

function overSentence(scene: Scene, moment: TimeMoment, now: number): Rich {
  const { t } = scene;
  const present = stepOf(scene);
  const step = strong(present === undefined ? '' : t.pick(present.title));
  const boards = boardsToClose(scene.workshop, present).length;
  const open = boardsAtWork(scene).length;
  const late = lateness(moment, now);
  if (late === 'none')
    return boards === 0
      ? t.say('time.over', { step, open })
      : t.say('time.overClosed', { step, boards });
  const sameDay = late === 'hours';
  const when = time(moment.at, sameDay ? 'clock' : 'moment', t);
  return boards === 0
    ? t.say(sameDay ? 'time.overSince' : 'time.overSinceDay', { step, when, open })
    : t.say(sameDay ? 'time.overClosedSince' : 'time.overClosedSinceDay', { step, when, boards });
}

function whatNext({ workshop, t }: Scene): Row[] {
  const { agenda, opening, id } = workshop;
  const last = nextStep(opening.template, agenda, false) === undefined;
  const here = { workshop: id, step: agenda.trail.at(-1) ?? '' };
  return buttons(
    last
      ? { label: t.plain('button.end'), action: agendaActions.endAsk.ref(here), tone: 'main' }
      : { label: t.plain('button.next'), action: agendaActions.next.ref(here), tone: 'main' },
    { label: t.plain('button.extend'), action: agendaActions.extend.ref(here) },
  );
}
