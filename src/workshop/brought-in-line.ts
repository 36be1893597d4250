import { answerWithinMs, type AppContext } from '../engine/context.ts';
import type { OpenedWorkshop } from './domain/state.ts';
import { openedWorkshop } from './stream.ts';

/**
 * The workshop once the channel shows it, or after about a second. People see a thread or a post as
 * soon as the chat has it, a moment before it is recorded where it stands: who acts on something that
 * is not known yet waits for that moment rather than being told that it is nothing.
 */
export async function broughtInLine(
  app: AppContext,
  workshop: OpenedWorkshop,
): Promise<OpenedWorkshop> {
  await app.tools.delivery.show({ kind: 'workshop', id: workshop.id }, answerWithinMs);
  const found = await openedWorkshop(app, workshop.id);
  return found.ok ? found.value : workshop;
}
