import { check, type Parameters } from 'recheck';
import { describe, expect, it } from 'vitest';
import { markup } from '../src/platforms/discord/markup.ts';
import { render } from '../src/platforms/discord/render.ts';
import { legibleText } from '../src/pictures/legible.ts';
import { matches } from '../src/kernel/hours/when-suggestions.ts';
import { readMoment } from '../src/kernel/hours/when.ts';
import { readOptions } from '../src/poll/domain/set-up.ts';
import { guardedLines, withoutEntities } from '../src/kernel/csv-cell.ts';
import { escapeLine, escapeMarkdown } from '../src/summary/report/escape-markdown.ts';
import { wordsHtml } from '../src/summary/report/html-text.ts';
import { stanceOf } from '../src/poll/export/read-stance.ts';
import { readPollCsv } from '../src/poll/export/read-csv.ts';
import { fileName } from '../src/kernel/view/file-name.ts';
import { oneLine } from '../src/kernel/view/one-line.ts';
import { plainWords, shortened } from '../src/kernel/view/plain-words.ts';
import { inBrief } from '../src/summary/view/voice.ts';
import { sourcesIn } from './support/sources.ts';

const everything = () => true;

/** Of the processor, in milliseconds: what else the machine does is not in it. */
function cost(run: () => void): number {
  const from = process.cpuUsage();
  run();
  return process.cpuUsage(from).user / 1000;
}

const made = new Map<string, string>();

/** As long as told, of one piece again and again, with an end that nothing expects; made once. */
function long(piece: string, length: number): string {
  const name = `${length} ${piece}`;
  const known =
    made.get(name) ??
    `a${piece.repeat(Math.ceil(length / piece.length)).slice(0, length)}\u{1F600}x`;
  made.set(name, known);
  return known;
}

const pieces = [
  ' ',
  '\n',
  '\r\n',
  ' \n',
  '\t',
  '1',
  '1. ',
  '-',
  '*',
  '**',
  '**a ',
  '__a ',
  '`a ',
  '||a ',
  '[',
  '[a](http://',
  '<http://',
  'http://',
  'http://a.',
  '(max ',
  "'",
  '"',
  '&',
  ',',
  ', ',
  '=',
  '@here',
  '\u0301',
  '\u0316\u0301',
  'é',
  '·\u00AD',
];

const readers: Readonly<Record<string, (text: string) => unknown>> = {
  'Discord’s Markdown': (text) => markup([text]),
  'a card': (text) => render({ blocks: [{ kind: 'list', items: [[text]] }] }),
  'the Markdown report': escapeMarkdown,
  'a line of the Markdown report': escapeLine,
  'the page of the report': wordsHtml,
  'a cell of a table': guardedLines,
  'a title of a table': withoutEntities,
  'the words of a picture': plainWords,
  'a shortened text': (text) => shortened(text, 200),
  'a text in brief': (text) => inBrief(text, 200),
  'one line': oneLine,
  'the name of a file': fileName,
  'the options of a poll': readOptions,
  'a stance in a file': stanceOf,
  'the file of a poll': (text) => readPollCsv(text, { question: '', locale: 'fr' }),
  'a moment': (text) => readMoment(text, 'America/Toronto', 0),
  'what is looked for in a list': (text) => matches(text, text),
};

/** Looks at each space again for every other one. */
const looksAgain = (text: string): boolean => /\s+;/u.test(text);

/**
 * A twentieth of what that takes on 64,000 spaces, however fast the machine is. What reads each one
 * once takes an eighth of this, so that neither a slow machine nor a busy one mistakes the two.
 */
const tooLong = cost(() => void looksAgain(long(' ', 14_000)));

/** A pause of the machine's own does not come twice. */
const isSlow = (read: (text: string) => unknown, piece: string): boolean =>
  [1, 2].every(() => cost(() => void read(long(piece, 64_000))) > tooLong);

describe('a text of 64,000 characters takes no longer than its length tells, in', () => {
  it.each(Object.entries(readers))('%s', (_, read) => {
    expect(pieces.filter((piece) => isSlow(read, piece))).toEqual([]);
  });

  it('a text that is drawn, whose marks climb on one another', () => {
    expect(isSlow((text) => legibleText(text, everything), '\u0316\u0301')).toBe(false);
  });
});

it('a reader that looks at each character again for every other one is told', () => {
  expect(isSlow((text) => looksAgain(text.slice(0, 28_000)), ' ')).toBe(true);
});

/** Regular expressions as they are written in the code, comments left out. */
function expressionsIn(text: string): RegExp[] {
  const code = text.replaceAll(/\/\*[\s\S]*?\*\//gu, '').replaceAll(/(?:^|\s)\/\/.*$/gmu, '');
  const literal =
    /(?<=[=(,:?[\s!&|])\/(?![/*])(?<source>(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+)\/(?<flags>[dgimsuvy]+)/gmu;
  return [...code.matchAll(literal)].map(
    ({ groups }) => new RegExp(groups?.['source'] ?? '', groups?.['flags'] ?? ''),
  );
}

/** Nothing anyone types in a chat comes to what only rehearses. */
const written = sourcesIn('src', 'commands').filter(
  ({ path }) => !path.startsWith('src/rehearsal/page/client/'),
);

/** Without a limit. */
const repeats = /[*+]|\{\d+,\}/u;

/** Characters that are read are counted, not seconds: the verdict is the same on a busy machine. */
const bounds: Parameters = {
  incubationTimeout: null,
  attackTimeout: null,
  // Of 30,000 characters, each may be looked at some 300 times, not 30,000 times.
  maxAttackStringSize: 30_000,
  attackLimit: 10_000_000,
  // More rounds take longer, and found nothing more in expressions that were slow.
  maxIteration: 3,
  // Of one expression: it takes less than a second, or a few where nothing native is installed.
  timeout: 120_000,
};

/** What is wrong with an expression: a text that it reads again and again, say. */
async function faultOf({ source, flags }: RegExp): Promise<string | undefined> {
  // Neither changes what is read, and the library does not know `d`.
  const found = await check(source, flags.replaceAll(/[dg]/gu, ''), bounds);
  if (found.status === 'safe') return undefined;
  return found.status === 'vulnerable' ? found.attack.pattern : found.error.kind;
}

describe('every regular expression', () => {
  it('reads a text once, whatever the text', { timeout: 900_000 }, async () => {
    const expressions = written.flatMap(({ path, text }) =>
      expressionsIn(text).map((expression) => ({ path, expression })),
    );
    expect(expressions.length).toBeGreaterThan(90);
    // What repeats nothing looks at a few letters each time.
    const repeating = expressions.filter(({ expression }) => repeats.test(expression.source));
    expect(repeating.length).toBeGreaterThan(40);
    const slow: string[] = [];
    // One after the other, since each has its own time.
    for (const { path, expression } of repeating) {
      const fault = await faultOf(expression);
      if (fault !== undefined) slow.push(`${path}: ${String(expression)} on ${fault}`);
    }
    expect(slow).toEqual([]);
  });

  it.each([/\s+$/u, /(?<!,)\s+;/gu, /^(\w+ ?)*$/du, /"(.*)$/u])(
    '%s would be told',
    async (expression) => {
      expect(await faultOf(expression)).toMatch(/repeat/u);
    },
  );
});
