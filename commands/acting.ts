import { privately, quiet, refused, type Context, type Reply } from '../src/app/command.ts';
import type { Outcome } from '../src/app/house.ts';
import type { Acted } from '../src/app/workshop-cases.ts';
import type { WorkshopIntent } from '../src/domain/workshop.ts';
import type { OpenedWorkshop } from '../src/domain/workshop-state.ts';
import type { MessageKey } from '../src/i18n/translator.ts';
import type { Messages } from '../src/i18n/messages.gen.ts';
import { note } from '../src/view/receipts.ts';
import type { SceneAt } from '../src/view/scene.ts';

/** A sentence that needs nothing filled in. */
type Sentence = { [K in MessageKey]: Messages[K] extends undefined ? K : never }[MessageKey];

/** Acts on the workshop of the channel somebody is in. */
export async function actHere(context: Context, intent: WorkshopIntent): Outcome<Acted> {
  const found = await context.palabre.workshopIn(context.place);
  if (!found.ok) return found;
  return context.palabre.act(found.value.id, context.asker, intent);
}

/** What a view of a workshop is made from, for who asks, at this very moment. */
export function sceneFor({ palabre, t }: Context, workshop: OpenedWorkshop): SceneAt {
  return { workshop, t, now: palabre.house.tools.clock() };
}

/** Tells the person, privately, that it is done; the channel shows it by itself. */
export async function toldAfter(
  { t }: Context,
  acted: Outcome<Acted>,
  key: Sentence,
): Promise<Reply> {
  const outcome = await acted;
  return outcome.ok ? privately(note(sentence(t, key))) : refused(outcome.error);
}

function sentence(t: Context['t'], key: Sentence) {
  return t.say(key);
}

/** For a button whose effect shows on the card it stands on: no message more. */
export async function quietly(
  context: Context,
  workshop: string,
  intent: WorkshopIntent,
): Promise<Reply> {
  const acted = await context.palabre.act(workshop, context.asker, intent);
  return acted.ok ? quiet : refused(acted.error);
}
