import { readFileSync, statSync } from 'node:fs';
import { err, ok, type Result } from '../../kernel/result.ts';
import { mended } from '../../system/garbled.ts';
import { unicodeText } from '../../system/unicode-text.ts';

/** Why a file gives no text, and its first line that does not, from 1, if one is known. */
export interface TextProblem {
  readonly kind: 'unreadable' | 'notUtf8' | 'notText' | 'lostLetters' | 'garbled';
  readonly line?: number;
  /** The line as it is. */
  readonly found?: string;
}

/**
 * The text of a template: UTF-8, or UTF-16, which is told from it with certainty; with the line ends
 * of today, and without what nobody sees and YAML would take for part of a name. A letter that another
 * program lost or garbled is refused too: people would read « Corv�e » or « CorvÃ©e » all the same.
 */
export function textOf(bytes: Uint8Array | undefined): Result<string, TextProblem> {
  if (bytes === undefined) return err({ kind: 'unreadable' });
  const text = unicodeText(bytes);
  if (text === undefined)
    return err(bytes.includes(0) ? { kind: 'notText' } : { kind: 'notUtf8', line: badLine(bytes) });
  if (/^\s*(?:\{\\rtf|<!doctype|<html)/iu.test(text)) return err({ kind: 'notText' });
  const lost = text.indexOf('\uFFFD');
  if (lost !== -1) return err({ kind: 'lostLetters', line: lineAt(text, lost) });
  const garbled = garbledIn(text);
  return garbled === undefined
    ? ok(text.replaceAll(/\r(?!\n)/gu, '\n').replaceAll(/[\u200B\uFEFF]/gu, ''))
    : err(garbled);
}

function garbledIn(text: string): TextProblem | undefined {
  if (mended(text) === undefined) return undefined;
  const lines = text.split(/\r\n?|\n/u);
  const at = lines.findIndex((line) => mended(line) !== undefined);
  return { kind: 'garbled', line: at + 1, found: lines[at]?.trim() ?? '' };
}

/** In bytes: no text of a workshop comes near it, in any encoding. */
const largest = 4_000_000;

/** Undefined for a file that cannot be read, or never to its end: a pipe, what is no text at all. */
export function bytesOf(file: string): Uint8Array | undefined {
  try {
    const found = statSync(file);
    return found.isFile() && found.size <= largest ? readFileSync(file) : undefined;
  } catch {
    return undefined;
  }
}

/** The line of the first bytes that are not UTF-8: what stands there in a reading that replaces them. */
function badLine(bytes: Uint8Array): number {
  const replaced = new TextDecoder('utf-8').decode(bytes);
  return lineAt(replaced, replaced.indexOf('\uFFFD'));
}

const lineAt = (text: string, at: number): number => text.slice(0, at).split(/\r\n?|\n/u).length;
