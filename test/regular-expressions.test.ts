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
import { stanceOf } from '../src/poll/export/words.ts';
import { readPollCsv } from '../src/poll/export/read-csv.ts';
import { fileName } from '../src/kernel/view/file-name.ts';
import { oneLine } from '../src/kernel/view/one-line.ts';
import { plainWords, shortened } from '../src/kernel/view/plain-words.ts';
import { inBrief } from '../src/summary/view/voice.ts';
import { sourcesIn } from './support/sources.ts';

/**
 * Sixteen times the text may take sixteen times as long, or a few times that on a busy machine; what
 * looks at each letter again for every letter takes 256 times as long, and is told apart by that.
 */
const fewTimes = 100;

const everything = () => true;

/** Of the processor, in milliseconds: what else the machine does is not in it. The least of three. */
function cost(run: () => void): number {
  return Math.min(...Array.from({ length: 3 }, () => once(run)));
}

function once(run: () => void): number {
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

describe('a text of 64,000 characters takes no longer than its length tells, in', () => {
  it.each(Object.entries(readers))('%s', (_, read) => {
    const slow = pieces.filter((piece) => {
      const some = cost(() => void read(long(piece, 4_000)));
      return cost(() => void read(long(piece, 64_000))) > Math.max(some, 1) * fewTimes;
    });
    expect(slow).toEqual([]);
  });

  it('a text that is drawn, whose marks climb on one another', () => {
    const [some, many] = [4_000, 64_000].map((length) =>
      cost(() => void legibleText(long('\u0316\u0301', length), everything)),
    );
    expect(many).toBeLessThan(Math.max(some ?? 0, 1) * fewTimes);
  });
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

const apply = (expression: RegExp, text: string) => () => void text.replace(expression, '');

/** True when four times the text takes it much more than four times as long, from a fair size on. */
function isSlow(expression: RegExp, piece: string): boolean {
  if (once(apply(expression, long(piece, 2_000))) < 0.3) return false;
  const some = cost(apply(expression, long(piece, 4_000)));
  const more = cost(apply(expression, long(piece, 16_000)));
  return more > 5 && more > some * 8;
}

/** Nothing anyone types in a chat comes to what only rehearses. */
const written = sourcesIn('src', 'commands').filter(
  ({ path }) => !path.startsWith('src/rehearsal/page/client/'),
);

const marks = Array.from(' \n\r\t1aA-*_~|`[](){}<>"\',.:;=#&@/\u00AD\u0301·é…');
const signs = [...marks, '**', '__', 'http://'];
const pairs = signs.flatMap((one) => signs.map((other) => one + other));

/** Without a limit. */
const repeats = /[*+]|\{\d+,\}/u;

describe('every regular expression', () => {
  it('reads a text once, whatever the text', () => {
    const expressions = written.flatMap(({ path, text }) =>
      expressionsIn(text).map((expression) => ({ path, expression })),
    );
    expect(expressions.length).toBeGreaterThan(90);
    // What repeats nothing looks at a few letters each time.
    const repeating = expressions.filter(({ expression }) => repeats.test(expression.source));
    expect(repeating.length).toBeGreaterThan(40);
    const slow = repeating.filter(({ expression }) =>
      [...pieces, ...pairs].some((piece) => isSlow(expression, piece)),
    );
    expect(slow.map(({ path, expression }) => `${path}: ${String(expression)}`)).toEqual([]);
  });
});
