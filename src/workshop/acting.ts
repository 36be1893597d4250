import type { Context } from '../engine/requests/command.ts';
import { privately, quiet, receipt, refused, type Reply } from '../engine/requests/reply.ts';
import { problemBlocks } from '../i18n/problem-words.ts';
import { neutralAccent } from '../kernel/view/accent.ts';
import { note } from '../kernel/view/note.ts';
import type { Block } from '../kernel/view/view.ts';
import { act, problemOnCard } from './cases.ts';
import type { WorkshopIntent } from './domain/workshop.ts';
import type { OpenedWorkshop } from './domain/state.ts';
import type { MessageKey } from '../i18n/translator.ts';
import type { Messages } from '../i18n/messages.gen.ts';
import type { SceneAt } from './view/scene.ts';
import type { InWorkshop } from './subjects.ts';

/** A sentence without parameters. */
type Sentence = { [K in MessageKey]: Messages[K] extends undefined ? K : never }[MessageKey];

/** What a view of a workshop is made from, for the asker, at this moment. */
export function sceneFor({ now, t }: Context, workshop: OpenedWorkshop): SceneAt {
  return { workshop, t, now: now() };
}

/** Acts, then confirms privately; the channel shows the effect by itself. */
export async function confirming(
  context: InWorkshop,
  intent: WorkshopIntent,
  key: Sentence,
): Promise<Reply> {
  const { subject, t } = context;
  const acted = await act(subject, intent);
  if (!acted.ok) return refused(acted.error);
  const done = sentence(t, key);
  const news = cardNews(context, acted.value.workshop);
  return news.length === 0
    ? receipt(done)
    : privately({ ...note(done), blocks: [...note(done).blocks, ...news] });
}

/**
 * Why the facilitators' card stays as it was, in a thread that somebody locked: it is the card that
 * tells of troubles, so only an answer can tell of its own, to the one who just acted.
 */
function cardNews({ subject, t }: InWorkshop, workshop: OpenedWorkshop): Block[] {
  const problem = problemOnCard(subject, workshop);
  return problemBlocks(problem?.locked === true ? [problem] : [], t);
}

function sentence(t: Context['t'], key: Sentence) {
  return t.say(key);
}

/** For a button whose effect shows on its own card: no extra message, unless the card cannot change. */
export async function actSilently(context: InWorkshop, intent: WorkshopIntent): Promise<Reply> {
  const acted = await act(context.subject, intent);
  if (!acted.ok) return refused(acted.error);
  const blocks = cardNews(context, acted.value.workshop);
  return blocks.length === 0 ? quiet : privately({ accent: neutralAccent, blocks });
}
