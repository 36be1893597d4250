import {
  handle,
  privately,
  refused,
  showing,
  leaf,
  replacing,
  type Command,
  type Feature,
  type Reply,
} from '../src/engine/requests/command.ts';
import { requiredInteger, requiredPerson, text } from '../src/engine/requests/options.ts';
import { act, start as open } from '../src/workshop/cases.ts';
import { maxExtension } from '../src/agenda/domain/timebox.ts';
import type { Person } from '../src/kernel/people.ts';
import { facilitates } from '../src/workshop/domain/workshop.ts';
import { isOpen } from '../src/workshop/domain/state.ts';
import { person } from '../src/kernel/rich.ts';
import { workshopActions } from '../src/workshop/view/actions.ts';
import { agendaActions } from '../src/agenda/view/actions.ts';
import { agendaCard } from '../src/workshop/view/agenda-card.ts';
import { facilitatorCard, withTakeover } from '../src/workshop/view/facilitator-card.ts';
import { handOverForm, takeOverForm } from '../src/workshop/view/forms.ts';
import { summaryButton } from '../src/summary/view/summary-button.ts';
import { note } from '../src/kernel/view/note.ts';
import { buttons } from '../src/kernel/view/view.ts';
import { confirming, actSilently, sceneFor, type InWorkshop } from '../src/workshop/acting.ts';
import { plan } from '../src/plan/commands.ts';
import { template } from '../src/template/offered.ts';

const title = text('title', { limits: { min: 1, max: 90 } });
const minutes = requiredInteger('minutes', 1, maxExtension);
const to = requiredPerson('to');

/** Without these Palabre could not even show the first step; files are only missed at the end. */
const needed = ['view', 'send', 'publicThreads', 'sendInThreads', 'attachFiles'] as const;

const start = leaf('workshop start', [template, title], async (context, given) => {
  const { subject, place, t, missing } = context;
  if (!context.textChannel) return refused({ kind: 'notATextChannel' });
  const permissions = needed.filter((each) => missing.includes(each));
  if (permissions.length > 0)
    return refused({ kind: 'permissionsMissing', permissions, channel: place.channel });
  const started = await open(subject, given(template), given(title)?.trim() || undefined);
  if (!started.ok) return refused(started.error);
  const where = missing.includes('privateThreads') ? 'started.cardHere' : 'started.cardInThread';
  return privately(note([...t.say('started.done'), ' ', ...t.say(where)]));
});

/** Where we are; a facilitator gets the buttons too, wherever they stand. */
async function status(context: InWorkshop): Promise<Reply> {
  const { subject } = context;
  const { workshop } = subject.value;
  const scene = sceneFor(context, workshop);
  const view = facilitates(workshop, subject.by)
    ? facilitatorCard(scene, { lasting: [summaryButton(scene)] })
    : { ...agendaCard(scene), rows: [] };
  const takes = context.asker.administers && isOpen(workshop);
  return privately(takes ? withTakeover(view, workshop.id, context.t) : view);
}

/** Ending cannot be undone, so it is asked twice. */
async function askToEnd({ subject, t }: InWorkshop): Promise<Reply> {
  return privately({
    ...note(t.say('end.ask')),
    rows: buttons({
      label: t.plain('button.endConfirm'),
      action: agendaActions.endConfirm.ref({ workshop: subject.value.workshop.id }),
      tone: 'danger',
    }),
  });
}

async function handOver({ subject, t }: InWorkshop, heir: Person): Promise<Reply> {
  const acted = await act(subject, { type: 'handOver', to: heir });
  if (!acted.ok) return refused(acted.error);
  return privately(note(t.say('done.handedOver', { person: person(heir.id) })));
}

async function takeOver({ subject, t }: InWorkshop, from: Person): Promise<Reply> {
  const acted = await act(subject, { type: 'takeOver', from: from.id });
  if (!acted.ok) return refused(acted.error);
  return privately(note(t.say('done.takenOver', { person: person(from.id) })));
}

const workshop: Command = {
  name: 'workshop',
  access: 'everyone',
  subcommands: {
    start,
    plan,
    next: leaf('workshop next', [], (context) =>
      confirming(context, { type: 'next', skipOptional: false }, 'done.moved'),
    ),
    back: leaf('workshop back', [], (context) =>
      confirming(context, { type: 'back' }, 'done.moved'),
    ),
    status: leaf('workshop status', [], status),
    extend: leaf('workshop extend', [minutes], (context, given) =>
      confirming(context, { type: 'extend', minutes: given(minutes) }, 'done.extended'),
    ),
    pause: leaf('workshop pause', [], (context) =>
      confirming(context, { type: 'pause' }, 'done.paused'),
    ),
    resume: leaf('workshop resume', [], (context) =>
      confirming(context, { type: 'resume' }, 'done.resumed'),
    ),
    handover: leaf('workshop handover', [to], (context, given) => handOver(context, given(to))),
    end: leaf('workshop end', [], askToEnd),
  },
};

export const workshopFeature: Feature = {
  commands: [workshop],
  handlers: [
    handle(agendaActions.next, (context, { step: from }) =>
      actSilently(context, { type: 'next', skipOptional: false, from }),
    ),
    handle(agendaActions.skipOptional, (context, { step: from }) =>
      actSilently(context, { type: 'next', skipOptional: true, from }),
    ),
    handle(agendaActions.back, (context, { step: from }) =>
      actSilently(context, { type: 'back', from }),
    ),
    handle(agendaActions.extend, (context) => actSilently(context, { type: 'extend', minutes: 5 })),
    handle(agendaActions.pause, (context) => actSilently(context, { type: 'pause' })),
    handle(agendaActions.resume, (context) => actSilently(context, { type: 'resume' })),
    handle(workshopActions.handOverOpen, async ({ t }, { workshop: id }) =>
      showing(handOverForm(id, t)),
    ),
    handle(workshopActions.handOverSend, async (context, _, input) => {
      const heir = input.person('to');
      return heir === undefined ? refused({ kind: 'notAPerson' }) : handOver(context, heir);
    }),
    handle(workshopActions.takeOverOpen, async ({ t }, { workshop: id }) =>
      showing(takeOverForm(id, t)),
    ),
    handle(workshopActions.takeOverSend, async (context, _, input) => {
      const from = input.person('from');
      return from === undefined ? refused({ kind: 'notAPerson' }) : takeOver(context, from);
    }),
    handle(agendaActions.endAsk, askToEnd),
    handle(agendaActions.endConfirm, async ({ subject, t }) => {
      const acted = await act(subject, { type: 'end' });
      return acted.ok ? replacing(note(t.say('done.ended'))) : refused(acted.error);
    }),
    handle(workshopActions.status, status),
    handle(workshopActions.join, async ({ subject, t }) => {
      const acted = await act(subject, { type: 'join' });
      if (!acted.ok) return refused(acted.error);
      const isNew = acted.value.events.length > 0;
      return privately(note(t.say(isNew ? 'done.joined' : 'done.alreadyJoined')));
    }),
  ],
};
