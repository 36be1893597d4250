import { written } from '../kernel/written.ts';
import { facilitatorThread } from '../agenda/domain/post-keys.ts';
import { Admitted, type AdmittedTo } from '../engine/requests/admission.ts';
import type { Context } from '../engine/requests/command.ts';
import { privately, refused, type Reply } from '../engine/requests/reply.ts';
import { note } from '../kernel/view/note.ts';
import type { View } from '../kernel/view/view.ts';
import { channel } from '../kernel/rich.ts';
import { start } from './cases.ts';
import { openedWorkshop } from './stream.ts';

/**
 * Without these rights Palabre could not even show the first step; the right to attach files matters
 * only at the end.
 */
const needed = ['view', 'send', 'publicThreads', 'sendInThreads', 'attachFiles'] as const;

/** Opens a workshop in the asker's channel. */
export async function startHere(
  context: Context<AdmittedTo<'channel'>>,
  template: string,
  title: string | undefined,
): Promise<Reply> {
  const { subject, place, missing } = context;
  if (!context.textChannel) return refused({ kind: 'notATextChannel' });
  const permissions = needed.filter((each) => missing.includes(each));
  if (permissions.length > 0)
    return refused({ kind: 'permissionsMissing', permissions, channel: place.channel });
  const started = await start(subject, template, written(title ?? '') || undefined);
  return started.ok
    ? privately(await startedNote(context, subject, started.value.id))
    : refused(started.error);
}

/** People look for their card at once: the answer waits for all of it this long, in milliseconds. */
const cardWithinMs = 1_500;
/** Without a way to the card it would be of little use: for that, it waits longer. */
const wayWithinMs = 10_000;

/** Says that it began, and leads to the facilitators' card. */
export async function startedNote(
  { t, missing }: Context,
  subject: Admitted<unknown>,
  id: string,
): Promise<View> {
  const { app } = Admitted.visitOf(subject);
  const showing = async (withinMs: number): Promise<string | undefined> => {
    await app.tools.delivery.show({ kind: 'workshop', id }, withinMs);
    const shown = await openedWorkshop(app, id);
    return shown.ok ? shown.value.placement.threads[facilitatorThread] : undefined;
  };
  const soon = await showing(cardWithinMs);
  const thread = soon ?? (missing.includes('privateThreads') ? soon : await showing(wayWithinMs));
  if (thread !== undefined)
    return note([
      ...t.say('started.done'),
      ' ',
      ...t.say('started.thread', { thread: channel(thread) }),
    ]);
  const where = missing.includes('privateThreads') ? 'started.cardHere' : 'started.cardInThread';
  return note([...t.say('started.done'), ' ', ...t.say(where)]);
}
