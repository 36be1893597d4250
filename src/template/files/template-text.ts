import { readFileSync } from 'node:fs';
import { err, ok, type Result } from '../../kernel/result.ts';
import { unicodeText } from '../../system/unicode-text.ts';

/** Why a file gives no text, and its first line that does not, from 1, if one is known. */
export interface TextProblem {
  readonly kind: 'unreadable' | 'notUtf8' | 'notText' | 'lostLetters';
  readonly line?: number;
}

/**
 * The text of a template: UTF-8, or UTF-16, which is told from it with certainty. A letter that
 * another program already lost is refused too: people would read « Corv�e » all the same.
 */
export function textOf(file: string): Result<string, TextProblem> {
  const bytes = bytesOf(file);
  if (bytes === undefined) return err({ kind: 'unreadable' });
  const text = unicodeText(bytes);
  if (text === undefined)
    return err(bytes.includes(0) ? { kind: 'notText' } : { kind: 'notUtf8', line: badLine(bytes) });
  const lost = text.indexOf('\uFFFD');
  return lost === -1 ? ok(text) : err({ kind: 'lostLetters', line: lineAt(text, lost) });
}

function bytesOf(file: string): Uint8Array | undefined {
  try {
    return readFileSync(file);
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
