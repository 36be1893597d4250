import type { Context } from '../engine/requests/command.ts';
import { quiet, receipt, refused, type Reply } from '../engine/requests/reply.ts';
import { act } from './cases.ts';
import type { WorkshopIntent } from './domain/workshop.ts';
import type { OpenedWorkshop } from './domain/state.ts';
import type { MessageKey } from '../i18n/translator.ts';
import type { Messages } from '../i18n/messages.gen.ts';
import type { SceneAt } from './view/scene.ts';
import type { InWorkshop } from './subjects.ts';

/** A sentence that needs nothing filled in. */
type Sentence = { [K in MessageKey]: Messages[K] extends undefined ? K : never }[MessageKey];

/** What a view of a workshop is made from, for who asks, at this very moment. */
export function sceneFor({ now, t }: Context, workshop: OpenedWorkshop): SceneAt {
  return { workshop, t, now: now() };
}

/** Acts, then tells the person, privately, that it is done; the channel shows it by itself. */
export async function confirming(
  { subject, t }: InWorkshop,
  intent: WorkshopIntent,
  key: Sentence,
): Promise<Reply> {
  const acted = await act(subject, intent);
  return acted.ok ? receipt(sentence(t, key)) : refused(acted.error);
}

function sentence(t: Context['t'], key: Sentence) {
  return t.say(key);
}

/** For a button whose effect shows on the card it stands on: no message more. */
export async function actSilently({ subject }: InWorkshop, intent: WorkshopIntent): Promise<Reply> {
  const acted = await act(subject, intent);
  return acted.ok ? quiet : refused(acted.error);
}
