import { LinkifyIt } from 'linkify-it';

/** An address in somebody's text: as they wrote it, and where it leads. */
export interface Address {
  readonly shown: string;
  /** `http:` or `https:`, never another scheme: others could run a program. */
  readonly url: string;
}

/** In UTF-16 units: as long as the longest text that people can write. */
const longest = 4000;

const linkify = new LinkifyIt({ fuzzyEmail: false, urlAuth: true, maxLength: longest });

/** A scheme starts an address wherever it stands, as chats have it; `www.` only outside a word. */
const start = /https?:(?=\/\/)|(?<![\w.@/-])www\.(?=[^\s./]+\.)/giu;

/**
 * What ends an address anywhere: the signs that enclose it in Markdown or a table, and invisible
 * characters, which come along when a text is copied.
 */
const outside =
  /[<>|`\s\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF\uFFF9-\uFFFC]/gu;

/**
 * Signs within a word of a title at which the library ends an address: each is replaced by a letter
 * before it reads the text. The curled apostrophe of « L’Île », that of `L'%C3%8Ele`, the dash of
 * « 2023–2024 ».
 */
const withinWord = /(?<=[\p{L}\p{N}_)])(?:[’–](?=[\p{L}\p{N}_%(])|'(?=%))/gu;
const mayHaveThose = /[’–]|'%/u;

/** A quick check that rules out most texts: there may be ten thousand. */
const mayHaveSome = (text: string): boolean =>
  text.includes('://') || text.includes('ww.') || text.includes('WW.');

/** Splits a text into its addresses and what is between them, in order, without empty pieces. */
export function withAddresses(text: string): (string | Address)[] {
  if (!mayHaveSome(text)) return text === '' ? [] : [text];
  const readable = mayHaveThose.test(text) ? text.replaceAll(withinWord, 'x') : text;
  const pieces: (string | Address)[] = [];
  let read = 0;
  let end = 0;
  for (const { 0: scheme, index } of text.matchAll(start)) {
    if (index < read) continue;
    // Searched for once, however many addresses start before it.
    if (end <= index) end = endAfter(text, index);
    const most = Math.min(end, index + longest);
    const found = addressAt(readable, index, hostEnd(text, index, most), scheme);
    if (found === '') continue;
    const shown = text.slice(index, index + found.length);
    if (index > read) pieces.push(text.slice(read, index));
    pieces.push({ shown, url: scheme.toLowerCase() === 'www.' ? `http://${shown}` : shown });
    read = index + shown.length;
  }
  if (read < text.length) pieces.push(text.slice(read));
  return pieces;
}

/** No host contains such a sign: an address that meets one in its host ends before it. */
function hostEnd(text: string, index: number, most: number): number {
  const [host = ''] = /^(?:https?:\/\/)?[^/?#’–]*/iu.exec(text.slice(index, most)) ?? [];
  const next = text.charAt(index + host.length);
  return next === '’' || next === '–' ? Math.min(most, index + host.length) : most;
}

function endAfter(text: string, index: number): number {
  outside.lastIndex = index;
  return outside.exec(text)?.index ?? text.length;
}

/** The whole address that starts here, and ends before `end` at the latest, with its balanced brackets; empty if there is none. */
function addressAt(text: string, index: number, end: number, scheme: string): string {
  const enclosed = text.slice(index, end);
  const full = scheme.endsWith('.') ? `http://${enclosed}` : enclosed;
  const name = full.slice(0, full.indexOf(':') + 1);
  const length = linkify.testSchemaAt(asHost(full), name, name.length);
  if (length === 0) return '';
  const taken = name.length + length - (full.length - enclosed.length);
  const before = text.slice(Math.max(0, index - lookedBack), index);
  return withoutMarks(enclosed.slice(0, taken), before);
}

/** The library rejects `_` in a host, although names below a domain may contain it. */
const asHost = (url: string): string =>
  url.replace(/\/\/[^/?#]*/u, (host) => host.replaceAll('_', 'x'));

/** How far before an address an opening mark is searched for, in UTF-16 units. */
const lookedBack = 300;

/**
 * Removes what belongs to the sentence: its punctuation, and marks such as those of
 * `**https://…**`. An address may itself end with `_` or `~`, as those of videos do: these are
 * removed only if they close a mark opened before it.
 */
function withoutMarks(address: string, before: string): string {
  let end = address.length;
  for (;;) {
    const sign = address.charAt(end - 1);
    const closes = '_~'.includes(sign) ? isOpenIn(before, sign) : '*.,:;!?'.includes(sign);
    if (sign === '' || !closes) return address.slice(0, end);
    end -= 1;
  }
}

function isOpenIn(before: string, mark: string): boolean {
  const at = before.lastIndexOf(mark);
  if (at === -1) return false;
  return !/[\p{L}\p{N}]/u.test(before.charAt(at - 1)) && !/\s/u.test(before.charAt(at + 1));
}
