import {
  handle,
  privately,
  refused,
  showing,
  type Command,
  type Context,
  type Feature,
  type Input,
  type Leaf,
  type Reply,
} from '../src/app/command.ts';
import { requiredInteger, requiredPerson, text } from '../src/app/options.ts';
import { maxExtension } from '../src/domain/timebox.ts';
import { facilitates, type WorkshopIntent } from '../src/domain/workshop.ts';
import { person } from '../src/i18n/rich.ts';
import { actions } from '../src/view/actions.ts';
import { agendaCard } from '../src/view/agenda-card.ts';
import { facilitatorCard } from '../src/view/facilitator-card.ts';
import { handOverForm } from '../src/view/forms.ts';
import { note } from '../src/view/receipts.ts';
import { buttons } from '../src/view/view.ts';
import { actHere, quietly, sceneFor, toldAfter } from './acting.ts';
import { plan } from './plan.ts';
import { template } from './templates-offered.ts';

const title = text('title', { limits: { min: 1, max: 90 } });
const minutes = requiredInteger('minutes', 1, maxExtension);
const to = requiredPerson('to');

/** Without these Palabre could not even show the first step; files are only missed at the end. */
const needed = ['view', 'send', 'publicThreads', 'sendInThreads', 'attachFiles'] as const;

const start: Leaf = {
  options: [template, title],
  run: async (context, given) => {
    const { asker, place, palabre, t, missing } = context;
    if (!asker.moderates) return refused({ kind: 'mayNotStart' });
    if (!context.textChannel) return refused({ kind: 'notATextChannel' });
    const permissions = needed.filter((each) => missing.includes(each));
    if (permissions.length > 0)
      return refused({ kind: 'permissionsMissing', permissions, channel: place.channel });
    const started = await palabre.start(
      place,
      asker,
      given(template),
      given(title)?.trim() || undefined,
    );
    if (!started.ok) return refused(started.error);
    const where = missing.includes('privateThreads') ? 'started.cardHere' : 'started.cardInThread';
    return privately(note([...t.say('started.done'), ' ', ...t.say(where)]));
  },
};

const status: Leaf = {
  options: [],
  run: async (context) => {
    const found = await context.palabre.workshopIn(context.place);
    return found.ok ? statusOf(context, found.value.id) : refused(found.error);
  },
};

/** Where we are; a facilitator gets the buttons too, wherever they stand. */
async function statusOf(context: Context, id: string): Promise<Reply> {
  const found = await context.palabre.workshop(id);
  if (!found.ok) return refused(found.error);
  const scene = sceneFor(context, found.value);
  const drives = facilitates(found.value, context.asker);
  return privately(drives ? facilitatorCard(scene) : { ...agendaCard(scene), rows: [] });
}

const leaf = (intent: WorkshopIntent, key: Parameters<typeof toldAfter>[2]): Leaf => ({
  options: [],
  run: (context) => toldAfter(context, actHere(context, intent), key),
});

const workshop: Command = {
  name: 'workshop',
  access: 'everyone',
  subcommands: {
    start,
    plan,
    next: leaf({ type: 'next', skipOptional: false }, 'done.moved'),
    back: leaf({ type: 'back' }, 'done.moved'),
    status,
    extend: {
      options: [minutes],
      run: (context, given) =>
        toldAfter(
          context,
          actHere(context, { type: 'extend', minutes: given(minutes) }),
          'done.extended',
        ),
    },
    pause: leaf({ type: 'pause' }, 'done.paused'),
    resume: leaf({ type: 'resume' }, 'done.resumed'),
    handover: {
      options: [to],
      run: async (context, given) => {
        const acted = await actHere(context, { type: 'handOver', to: given(to) });
        if (!acted.ok) return refused(acted.error);
        return privately(note(context.t.say('done.handedOver', { person: person(given(to).id) })));
      },
    },
    end: {
      options: [],
      run: async (context) => {
        const found = await context.palabre.workshopIn(context.place);
        return found.ok ? askToEnd(context, found.value.id) : refused(found.error);
      },
    },
  },
};

/** Before a question only a facilitator may answer: why somebody else is not asked it. */
async function refusalToAsk({ palabre, asker }: Context, id: string): Promise<Reply | undefined> {
  const found = await palabre.workshop(id);
  if (!found.ok) return refused(found.error);
  const { facilitators } = found.value;
  return facilitates(found.value, asker)
    ? undefined
    : refused({ kind: 'notFacilitator', facilitators });
}

/** Ending cannot be undone, so it is asked twice. */
async function askToEnd(context: Context, id: string): Promise<Reply> {
  const refusal = await refusalToAsk(context, id);
  if (refusal !== undefined) return refusal;
  const { t } = context;
  return privately({
    ...note(t.say('end.ask')),
    rows: buttons({
      label: t.plain('button.endConfirm'),
      action: actions.endConfirm.ref({ workshop: id }),
      tone: 'danger',
    }),
  });
}

async function askHeir(context: Context, id: string): Promise<Reply> {
  return (await refusalToAsk(context, id)) ?? showing(handOverForm(id, context.t));
}

async function handOver(context: Context, id: string, input: Input): Promise<Reply> {
  const heir = input.person('to');
  if (heir === undefined) return refused({ kind: 'notAPerson' });
  const acted = await context.palabre.act(id, context.asker, { type: 'handOver', to: heir });
  if (!acted.ok) return refused(acted.error);
  return privately(note(context.t.say('done.handedOver', { person: person(heir.id) })));
}

export const workshopFeature: Feature = {
  commands: [workshop],
  handlers: [
    handle(actions.next, (context, { workshop: id, step: from }) =>
      quietly(context, id, { type: 'next', skipOptional: false, from }),
    ),
    handle(actions.skipOptional, (context, { workshop: id, step: from }) =>
      quietly(context, id, { type: 'next', skipOptional: true, from }),
    ),
    handle(actions.back, (context, { workshop: id, step: from }) =>
      quietly(context, id, { type: 'back', from }),
    ),
    handle(actions.extend, (context, { workshop: id }) =>
      quietly(context, id, { type: 'extend', minutes: 5 }),
    ),
    handle(actions.pause, (context, { workshop: id }) => quietly(context, id, { type: 'pause' })),
    handle(actions.resume, (context, { workshop: id }) => quietly(context, id, { type: 'resume' })),
    handle(actions.handOverOpen, (context, { workshop: id }) => askHeir(context, id)),
    handle(actions.handOverSend, (context, { workshop: id }, input) =>
      handOver(context, id, input),
    ),
    handle(actions.endAsk, (context, { workshop: id }) => askToEnd(context, id)),
    handle(actions.endConfirm, async (context, { workshop: id }) => {
      const acted = await context.palabre.act(id, context.asker, { type: 'end' });
      if (!acted.ok) return refused(acted.error);
      return { kind: 'replace', view: note(context.t.say('done.ended')) };
    }),
    handle(actions.status, (context, { workshop: id }) => statusOf(context, id)),
    handle(actions.join, async (context, { workshop: id }) => {
      const acted = await context.palabre.act(id, context.asker, { type: 'join' });
      if (!acted.ok) return refused(acted.error);
      return acted.value.events.length > 0
        ? privately(note(context.t.say('done.joined')))
        : privately(note(context.t.say('done.alreadyJoined')));
    }),
  ],
};
