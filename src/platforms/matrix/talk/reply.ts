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
 * Gives somebody their answer: a sign on what they wrote, or a message in their direct room. `above`: a
 * word that comes before a form.
 */
export async function reply(turn: Turn, answer: Answer, above?: Rich): Promise<void> {
  const isRecorded = answer.kind !== 'refusal' && turn.sent === true;
  switch (answer.kind) {
    case 'quiet':
      // A tap is given back; what was written would be left without a sign that it was heard.
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

/** Does what somebody takes of what was offered, and answers them. `above`: a word that comes before a form. */
export async function take(turn: Turn, { ref, input }: Taken, above?: Rich): Promise<void> {
  const answer = await act(turn, ref, input);
  await reply(turn, answer, above);
}

/** Unfinished forms are kept for two days, five at most. */
const mostKept = 5;

/**
 * Opens a form. What was typed into another one waits behind it; what was typed before it was known
 * where it goes is its first answer. `above`: a word that comes before its questions.
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
  // Whoever opens another form from a card has left what they wrote before to itself.
  const isChosen = tools.direct.personOf(turn.room) !== undefined;
  if (loose !== undefined && isChosen) return fill(turn, asking, loose);
  const view = promptView(asking, turn.t, says.stances(turn.t.locale));
  const word = above === undefined ? [] : [{ kind: 'text' as const, text: above }];
  const shown = { ...view, blocks: [...word, ...view.blocks] };
  const isEmpty = above === undefined && Object.keys(asking.answers).length === 0;
  const isWanted = async () => (await memory.of(person)).askings.at(-1)?.ref === asking.ref;
  await tell(turn, shown, isEmpty ? { aloud: { kind: 'form', view }, isWanted } : { isWanted });
}

/** Takes a message as an answer to the form in hand. */
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

/** A form that is refused stays open as it was filled in: a line that corrects it sends it again. */
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

/** A form that may be taken up again is so by one line of it. */
function withHint(answer: Extract<Answer, { kind: 'refusal' }>, { t }: Turn): Answer {
  const { view } = answer;
  const isMended = offeredBy(view).presses.some(({ ref }) => actionName(ref) === 'draft.reopen');
  if (!isMended) return answer;
  const hint = { kind: 'small' as const, text: t.say('matrix.form.again') };
  return { ...answer, view: { ...view, blocks: [...view.blocks, hint] } };
}

/** What waited behind the form that ended is in hand again. */
async function resume(turn: Turn): Promise<void> {
  const { tools, person, t } = turn;
  const asking = (await tools.memory.of(person)).askings.at(-1);
  if (asking === undefined) return;
  const later = { ...turn, event: `${turn.event}/resumed` };
  const { blocks } = promptView(asking, t, tools.says.stances(t.locale));
  await tell(later, { blocks: [{ kind: 'text', text: t.say('matrix.form.resumed') }, ...blocks] });
}

/** Puts a form in the place of the one in hand, or takes that away. */
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
