import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Locale } from '../kernel/text.ts';
import { packageRoot } from '../system/package-root.ts';
import { loadCast, type Cast } from './cast.ts';

/** What the cast says in a language of its own, in the order of the cast; the rest stays. */
const wordsSchema = z.strictObject({
  /** By person, at the go-round. */
  words: z.record(z.string(), z.string()),
  contributions: z.record(z.string(), z.array(z.record(z.string(), z.string()))),
  messages: z.record(z.string(), z.array(z.string())),
  summary: z.strictObject({ word: z.string(), ideas: z.array(z.string()) }),
  /** By person. */
  recapAnswers: z.record(z.string(), z.string()),
});
type Words = z.infer<typeof wordsSchema>;

/** The cast as it speaks in a rehearsal in this language: in French where it has no words in it. */
export function castIn(locale: Locale): Cast {
  const folder = join(packageRoot(), 'src', 'rehearsal');
  const cast = loadCast(join(folder, 'cast.yaml'));
  const path = join(folder, `cast-words.${locale}.yaml`);
  if (!existsSync(path)) return cast;
  return {
    ...saying(cast, wordsSchema.parse(parse(readFileSync(path, 'utf8')))),
    language: locale,
  };
}

function saying(cast: Cast, words: Words): Cast {
  return {
    ...cast,
    people: cast.people.map((one) => ({ ...one, word: words.words[one.id] ?? one.word })),
    contributions: each(cast.contributions, (list, board) =>
      list.map((one, at) => {
        const own = words.contributions[board]?.[at];
        return { ...one, values: { ...one.values, ...own } };
      }),
    ),
    messages: each(cast.messages, (list, board) =>
      list.map((one, at) => ({ ...one, text: words.messages[board]?.[at] ?? one.text })),
    ),
    summary: {
      word: words.summary.word,
      ideas: cast.summary.ideas.map(({ board, says }, at) => ({
        board,
        says: words.summary.ideas[at] ?? says,
      })),
    },
    recapAnswers: cast.recapAnswers.map((one) => ({
      ...one,
      text: words.recapAnswers[one.who] ?? one.text,
    })),
  };
}

const each = <T>(
  record: Readonly<Record<string, T>>,
  change: (value: T, key: string) => T,
): Record<string, T> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]));
