import { actionName } from '../../../kernel/view/action.ts';
import { offeredBy } from './presses.ts';
import type { Answer } from '../../../engine/requests/dispatch.ts';
import { answered } from './answers.ts';
import { askingOf, inputOf, isBegun, type Asking } from './asking.ts';
import type { Taken } from './hearing.ts';
import type { Rich } from '../../../kernel/rich.ts';
import { cancelledView, promptView, questionView } from './prompt.ts';
import { unfinishedMs } from './sweeping.ts';
import { sign, tell } from './tell.ts';
import { act, people, type Turn } from './turn.ts';
import { wrongView } from './wrong.ts';

/**
 * Gives somebody their answer: a sign on what they wrote, or a message in their direct room.
 * `above`: a sentence before a form.
 */
export async function reply(turn: Turn, answer: Answer, above?: Rich): Promise<void> {
  const isRecorded = answer.kind !== 'refusal' && turn.sent === true;
  switch (answer.kind) {
    case 'quiet':
      // A tap's reaction is removed, which shows that it was heard; a written message needs a sign.
      return turn.written ? sign(turn, '✅') : undefined;
    case 'receipt':
      return turn.written
        ? sign(turn, '✅')
        : tell(turn, answer.view, { as: 'notice', aloud: { kind: 'noted' }, isRecorded: true });
    case 'form':
      return open(turn, askingOf(answer.form, turn.from, turn.tools.clock()), above);
    case 'replace':
      return tell(turn, answer.view, { isRecorded, isOpen: isRecorded && answer.isOpen === true });
    case 'private':
    case 'refusal':
      return tell(turn, answer.view, { isRecorded });
  }
}

/**
 * Carries out the action that somebody chose, and answers them. `above`: a sentence before a form.
 */
export async function take(turn: Turn, { ref, input }: Taken, above?: Rich): Promise<void> {
  const answer = await act(turn, ref, input);
  await reply(turn, answer, above);
}

/** Unfinished forms are kept for two days, five at most. */
const mostKept = 5;

/**
 * Opens a form. One that was begun waits behind it. What was typed before its board was known is
 * its first answer. `above`: a sentence before its questions.
 */
export async function open(turn: Turn, asking: Asking, above?: Rich): Promise<void> {
  const { tools, person } = turn;
  const { memory, says, clock } = tools;
  const { loose } = await memory.of(person);
  await memory.note(person, (before) => {
    const { loose: _, command: __, ...others } = before;
    const waiting = before.askings.filter(
      (each) => each.ref !== asking.ref && isBegun(each) && clock() - each.at < unfinishedMs,
    );
    return { ...others, askings: [...waiting.slice(1 - mostKept), asking] };
  });
  // A form opened from a card elsewhere has nothing to do with what they wrote before.
  const isChosen = tools.direct.personOf(turn.room) !== undefined;
  if (loose !== undefined && isChosen) return fill(turn, asking, loose);
  const view = promptView(asking, turn.t, says.stances(turn.t.locale));
  const word = above === undefined ? [] : [{ kind: 'text' as const, text: above }];
  const shown = { ...view, blocks: [...word, ...view.blocks] };
  const isEmpty = above === undefined && Object.keys(asking.answers).length === 0;
  const isWanted = async () => (await memory.of(person)).askings.at(-1)?.ref === asking.ref;
  await tell(turn, shown, isEmpty ? { aloud: { kind: 'form', view }, isWanted } : { isWanted });
}

/** Takes a message as an answer to the current form. */
export async function fill(turn: Turn, asking: Asking, typed: string): Promise<void> {
  const { tools, t } = turn;
  const stances = tools.says.stances(t.locale);
  const reading = { says: tools.says, stances, people: () => people(turn) };
  const step = answered(asking, typed, reading);
  if (step.next.kind === 'send') return send(turn, step.asking);
  await put(turn, asking, step.next.kind === 'cancel' ? undefined : step.asking);
  switch (step.next.kind) {
    case 'ask':
      return tell(turn, questionView(step.asking, step.next.question, t));
    case 'wrong':
      return tell(turn, wrongView(step.asking, step.next.problem, t, stances));
    case 'cancel':
      return tell(turn, cancelledView(t), { as: 'notice' });
  }
}

/**
 * Sends a form. If it is refused, it stays open as it was filled in: a line that corrects it sends
 * it again.
 */
async function send(turn: Turn, asking: Asking): Promise<void> {
  const answer = await act(turn, asking.ref, inputOf(asking), true);
  if (answer.kind === 'refusal' && answer.why !== 'countedOnce') {
    await put(turn, asking, { ...asking, done: asking.questions.map(({ id }) => id) });
    return reply(turn, withHint(answer, turn));
  }
  await put(turn, asking, undefined);
  await reply({ ...turn, sent: true }, answer);
  await resume(turn);
}

/** Adds a hint to the refusal of a form that can be reopened: one line of it is enough. */
function withHint(answer: Extract<Answer, { kind: 'refusal' }>, { t }: Turn): Answer {
  const { view } = answer;
  const isMended = offeredBy(view).presses.some(({ ref }) => actionName(ref) === 'draft.reopen');
  if (!isMended) return answer;
  const hint = { kind: 'small' as const, text: t.say('matrix.form.again') };
  return { ...answer, view: { ...view, blocks: [...view.blocks, hint] } };
}

/** Returns to the form that waited behind the one that ended. */
async function resume(turn: Turn): Promise<void> {
  const { tools, person, t } = turn;
  const asking = (await tools.memory.of(person)).askings.at(-1);
  if (asking === undefined) return;
  const later = { ...turn, event: `${turn.event}/resumed` };
  const { blocks } = promptView(asking, t, tools.says.stances(t.locale));
  await tell(later, { blocks: [{ kind: 'text', text: t.say('matrix.form.resumed') }, ...blocks] });
}

/** Replaces a form, or removes it. */
async function put(
  { tools: { memory }, person }: Turn,
  before: Asking,
  after: Asking | undefined,
): Promise<void> {
  await memory.note(person, (remembered) => {
    const others = remembered.askings.filter(({ ref }) => ref !== before.ref);
    return { ...remembered, askings: after === undefined ? others : [...others, after] };
  });
}
