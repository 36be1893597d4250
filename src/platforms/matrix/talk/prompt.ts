import type { Translator } from '../../../i18n/translator.ts';
import { entryOf } from '../../../kernel/dictionary.ts';
import { joined, strong, type Rich } from '../../../kernel/rich.ts';
import { note } from '../../../kernel/view/note.ts';
import { saysLabel } from '../../../kernel/view/says-more.ts';
import type { Block, View } from '../../../kernel/view/view.ts';
import { isBallot, nextOf } from './answers.ts';
import { isBox, type Answered, type Asking, type Question } from './asking.ts';
import type { StanceWords } from './ballot.ts';

/**
 * A form as one message: all its questions, how to answer, and the answers that it already
 * contains.
 */
export function promptView(asking: Asking, t: Translator, stances: StanceWords): View {
  if (isBallot(asking)) return ballotView(asking, t, stances);
  const open = asking.questions.filter((each) => !isBox(each));
  return {
    blocks: [
      { kind: 'title', text: [asking.title] },
      ...open.flatMap((each, at) => questionBlocks(each, open.length > 1 ? at + 1 : 0, asking, t)),
      ...asking.questions.filter(isBox).map(({ options: [box] }): Block => {
        return { kind: 'text', text: t.say('matrix.form.box', { words: box?.label ?? '' }) };
      }),
      { kind: 'small', text: howTo(asking, open, t) },
    ],
  };
}

function howTo(asking: Asking, open: readonly Question[], t: Translator): Rich {
  const [first] = open;
  if (first !== undefined && nextOf(asking) === undefined)
    return t.say('matrix.form.change', { label: first.label });
  return open.length > 1 ? t.say('matrix.form.several') : t.say('matrix.form.one');
}

/** `number` is 0 for a question that is the only one. */
function questionBlocks(asked: Question, number: number, asking: Asking, t: Translator): Block[] {
  const { options } = asked;
  const { label, help } = namedOnce(asked, nextOf(asking) === undefined);
  const name: Rich = [strong(number === 0 ? label : `${number}. ${label}`)];
  const aside = asked.required ? [] : [asideTo(label, t.plain('matrix.form.optional'))];
  const helps = help === undefined ? [] : [` — ${help}`];
  const now = shownAnswer(asked, entryOf(asking.answers, asked.id));
  // People who answer line by line must know what to do about a line that is already filled in.
  const isAsked = number > 0 && nextOf(asking) !== undefined;
  const keeps = now === '' || !isAsked ? [] : [` — ${t.plain('matrix.form.kept')}`];
  return [
    { kind: 'text', text: [...name, ...aside, ...helps, ...keeps] },
    ...(options.length === 0 ? [] : [listed(options)]),
    ...(now === '' ? [] : [{ kind: 'quote' as const, text: [now] }]),
  ];
}

/**
 * Names a question once: by its help, if that is a question that includes the label; by its label,
 * when answers are being changed, because it identifies them.
 */
function namedOnce(
  { label, help }: Question,
  isChanged: boolean,
): Pick<Question, 'label' | 'help'> {
  if (help === undefined || !saysLabel(help, label)) return { label, help };
  return { label: isChanged ? label : help, help: undefined };
}

/** No second pair of brackets after a first. */
const asideTo = (label: string, aside: string): string =>
  label.endsWith(')') ? ` – ${aside}` : ` (${aside})`;

/** Options by their numbers, which people type. */
const listed = (options: Question['options']): Block => ({
  kind: 'text',
  text: joined(
    options.map(({ label, help }, at) => [
      `${at + 1}. ${label}${help === undefined ? '' : ` (${help})`}`,
    ]),
    '\n',
  ),
});

function shownAnswer({ options }: Question, answer: Answered | undefined): string {
  if (answer === undefined) return '';
  const chosen = answer.list.map((id) => options.find((option) => option.id === id)?.label ?? id);
  return answer.person?.name ?? (chosen.length > 0 ? chosen.join(', ') : answer.text);
}

/** The next question of a form that is answered one message at a time. */
export function questionView(asking: Asking, asked: Question, t: Translator): View {
  const open = asking.questions.filter((each) => !isBox(each));
  return { blocks: questionBlocks(asked, open.indexOf(asked) + 1, asking, t) };
}

function ballotView(asking: Asking, t: Translator, stances: StanceWords): View {
  const [yes, ...rest] = asking.questions;
  const options = yes?.options ?? [];
  const comment = rest.find(({ id }) => id === 'comment');
  const now = ballotLine(asking, stances);
  return {
    blocks: [
      { kind: 'title', text: [asking.title] },
      listed(options),
      { kind: 'text', text: ballotHow(asking, t, stances) },
      ...(now === ''
        ? []
        : [{ kind: 'text' as const, text: t.say('matrix.ballot.now', { line: now }) }]),
      ...(comment?.help === undefined ? [] : [{ kind: 'small' as const, text: [comment.help] }]),
    ],
  };
}

/** How to write a ballot; repeated when one could not be read. */
export function ballotHow({ questions }: Asking, t: Translator, stances: StanceWords): Rich {
  const count = questions[0]?.options.length ?? 0;
  const ways = questions.some(({ id }) => id === 'ifNeedBe') ? 3 : 2;
  const how = lettersHow({ stances: ways, options: count }, t, stances);
  return joined([how, t.say('matrix.ballot.numbers', { stances: String(ways) })], '\n');
}

/** One letter for each option, with an example that has as many. */
export function lettersHow(
  { stances, options }: NonNullable<View['ballot']>,
  t: Translator,
  words: StanceWords,
): Rich {
  const { yes, ifNeedBe, no } = lettersOf(words);
  const letters = stances === 3 ? [yes, ifNeedBe, no] : [yes, no];
  const example = Array.from({ length: options }, (_, at) => letters[at % letters.length]).join('');
  return stances === 3
    ? t.say('matrix.ballot.how', { yes, ifNeedBe, no, example: strong(example) })
    : t.say('matrix.ballot.howTwo', { yes, no, example: strong(example) });
}

const lettersOf = ({ yes, ifNeedBe, no }: StanceWords) => ({
  yes: letter(yes),
  ifNeedBe: letter(ifNeedBe),
  no: letter(no),
});

/** The first of a stance's words is its letter. */
const letter = ([first = '']: readonly string[]): string => first.toUpperCase();

function ballotLine({ questions: [first], answers }: Asking, stances: StanceWords): string {
  const letters = lettersOf(stances);
  const of = (id: 'yes' | 'ifNeedBe') => entryOf(answers, id)?.list ?? [];
  if (of('yes').length + of('ifNeedBe').length === 0) return '';
  const line = (first?.options ?? []).map(({ id }) =>
    of('yes').includes(id)
      ? letters.yes
      : of('ifNeedBe').includes(id)
        ? letters.ifNeedBe
        : letters.no,
  );
  return line.join('');
}

export const cancelledView = (t: Translator): View => note(t.say('matrix.form.cancelled'));
