import { err, type Result } from '../../kernel/result.ts';
import type { FileError } from '../../engine/requests/failures.ts';
import type { PollFileError } from './poll-file-error.ts';
import { localeOfPollCsv, readPollCsv } from './read-csv.ts';
import { readingsOf } from './readings.ts';
import type { PollSheet } from './sheet.ts';

/**
 * Reads the table of a poll from a file, whatever its encoding; `about.locale` is that of a file
 * that does not show its own. Of several readings, the first that is a poll is taken.
 */
export function readPollFile(
  bytes: Uint8Array,
  { question, locale }: Pick<PollSheet, 'question' | 'locale'>,
): Result<PollSheet, PollFileError | FileError> {
  if (isWorkbook(bytes)) return err({ kind: 'pollFileWorkbook' });
  const read = readingsOf(bytes).map(
    (text) => () => readPollCsv(text, { question, locale: localeOfPollCsv(text) ?? locale }),
  );
  const first = read[0]?.();
  if (first === undefined) return err({ kind: 'fileNotText' });
  if (first.ok) return first;
  for (const again of read.slice(1)) {
    const other = again();
    if (other.ok) return other;
  }
  return first;
}

/** How .xlsx, .ods and .numbers files begin, which are archives, and .xls files. */
const beginnings = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
];

const isWorkbook = (bytes: Uint8Array): boolean =>
  beginnings.some((beginning) => beginning.every((byte, at) => bytes[at] === byte));
