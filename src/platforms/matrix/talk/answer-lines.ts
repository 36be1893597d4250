import { isSameText } from '../../../kernel/same-text.ts';
import { written } from '../../../kernel/written.ts';
import { isBox, type Answered, type Asking, type Question } from './asking.ts';

interface Line {
  readonly question: Question;
  readonly text: string;
}

/** Which of the questions each line of a message answers. */
export interface Lines {
  readonly lines: readonly Line[];
  /** The boxes that a line ticks by saying their words. */
  readonly ticked: Readonly<Record<string, Answered>>;
  /** True if the person names the questions, and so chose which ones to answer. */
  readonly named: boolean;
}

/**
 * Matches lines to questions by their labels or numbers (`Nom : Ana`, `2. Praxis`), or in order. If
 * only one question is left, the whole message answers it, however many lines it has.
 */
export function linesFor(asking: Asking, typed: string): Lines {
  const boxes = asking.questions.filter(isBox);
  const ticked: Record<string, Answered> = {};
  const lines = written(typed)
    .split(/\r\n?|\n/u)
    .filter((line) => {
      const box = boxes.find(({ options }) => isSameText(options[0]?.label ?? '', line));
      if (box !== undefined) ticked[box.id] = { text: '', list: [box.options[0]?.id ?? ''] };
      return box === undefined;
    });
  const open = asking.questions.filter((each) => !isBox(each));
  const marks = lines.map((line) => labelled(line, open));
  const isNamed = marks.some((mark) => mark !== undefined);
  if (lines.length === 0) return { lines: [], ticked, named: false };
  const answers = isNamed ? byName(lines, marks, asking, open) : inOrder(lines, asking, open);
  return { lines: answers, ticked, named: isNamed };
}

const numbered = /^\s*(\d{1,2})\s?[.):]\s+/u;
const named = /^\s*([^\s:=][^:=\n]{0,99})[:=](?!\/\/)\s*/u;

/** Matches a line that begins with a question's number and a dot, or with its label and a colon. */
function labelled(line: string, open: readonly Question[]): Line | undefined {
  const byNumber = numbered.exec(line);
  if (byNumber !== null) return lineFor(open[Number(byNumber[1]) - 1], line, byNumber[0]);
  const byLabel = named.exec(line);
  const question = open.find(({ label }) => isSameText(label, byLabel?.[1] ?? ''));
  return lineFor(question, line, byLabel?.[0] ?? '');
}

const lineFor = (question: Question | undefined, line: string, head: string): Line | undefined =>
  question && { question, text: line.slice(head.length) };

/** A line without a label continues the one before it. */
function byName(
  lines: readonly string[],
  marks: readonly (Line | undefined)[],
  asking: Asking,
  open: readonly Question[],
): Line[] {
  const found: Line[] = [];
  const first = open.find(({ id }) => !asking.done.includes(id)) ?? open[0];
  for (const [at, line] of lines.entries()) {
    const mark = marks[at];
    const last = found.at(-1);
    if (mark !== undefined) found.push(mark);
    else if (last !== undefined)
      found[found.length - 1] = { ...last, text: `${last.text}\n${line}` };
    else if (first !== undefined) found.push({ question: first, text: line });
  }
  return found;
}

function inOrder(lines: readonly string[], { done }: Asking, open: readonly Question[]): Line[] {
  const left = open.filter(({ id }) => !done.includes(id));
  const asked = left.length === 0 ? open : left;
  const full = lines.filter((line) => written(line) !== '');
  const given = asked.length === 1 ? [lines.join('\n')] : full;
  const taken = asked.slice(0, given.length);
  return taken.map((question, at) => ({
    question,
    text: at === taken.length - 1 ? given.slice(at).join('\n') : (given[at] ?? ''),
  }));
}
