import { written } from '../kernel/written.ts';
import type { AdmittedTo } from '../engine/requests/admission.ts';
import type { Context } from '../engine/requests/command.ts';
import { privately, refused, type Reply } from '../engine/requests/reply.ts';
import { note } from '../kernel/view/note.ts';
import type { View } from '../kernel/view/view.ts';
import { start } from './cases.ts';

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
  return started.ok ? privately(startedNote(context)) : refused(started.error);
}

/** Says that it began, and where the facilitators' card is. */
export function startedNote({ t, missing }: Context): View {
  const where = missing.includes('privateThreads') ? 'started.cardHere' : 'started.cardInThread';
  return note([...t.say('started.done'), ' ', ...t.say(where)]);
}
