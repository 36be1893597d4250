import { z } from 'zod';
import { excerpt } from '../../../kernel/view/excerpt.ts';
import { textKey } from '../../../kernel/same-text.ts';
import type { Button, Row, View } from '../../../kernel/view/view.ts';
import { signed } from './signs.ts';

/**
 * An action under a message: react with its key, such as `✅ Je participe`, or reply with its words.
 */
const press = z.object({ key: z.string(), sign: z.string(), label: z.string(), ref: z.string() });
export type Press = z.output<typeof press>;

/** A list to choose from by number, or a person to be named, in a reply. */
const asked = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('choose'),
    ref: z.string(),
    placeholder: z.string(),
    options: z.array(z.object({ id: z.string(), label: z.string() })),
  }),
  z.object({ kind: z.literal('choosePerson'), ref: z.string(), placeholder: z.string() }),
]);
export type Asked = z.output<typeof asked>;

/**
 * All that can be done under a message; stored in the message itself, so that it outlives a
 * restart.
 */
export const offeredSchema = z.object({ presses: z.array(press), asked: z.array(asked) });
export type Offered = z.output<typeof offeredSchema>;

/** In UTF-16 units: clients cut a longer reaction. */
const longestKey = 60;

export function offeredBy({ rows = [] }: View): Offered {
  return {
    presses: distinct(
      rows.flatMap((row) => (row.kind === 'buttons' ? row.buttons.map(pressOf) : [])),
    ),
    asked: rows.flatMap(askedBy),
  };
}

function pressOf({ label, action }: Button): Press {
  const { key, sign } = signed(label, action);
  return { key: excerpt(key, longestKey), sign, label, ref: action };
}

/** Two reactions with one key are one: of two buttons with the same words, the first counts. */
function distinct(presses: readonly Press[]): Press[] {
  return [
    ...new Map(presses.toReversed().map((press) => [press.key, press])).values(),
  ].toReversed();
}

function askedBy(row: Row): Asked[] {
  switch (row.kind) {
    case 'buttons':
      return [];
    case 'choose': {
      const options = row.options.map(({ id, label }) => ({ id, label }));
      return [{ kind: row.kind, ref: row.action, placeholder: row.placeholder, options }];
    }
    case 'choosePerson':
      return [{ kind: row.kind, ref: row.action, placeholder: row.placeholder }];
  }
}

/**
 * The button meant by a reaction's key or a reply's word: its key, its words, or its sign if no
 * other button of the message has it. Clients add and drop variation selectors.
 */
export function pressed({ presses }: Offered, said: string): Press | undefined {
  const wanted = bare(said);
  const exact = presses.find((press) => wordsOf(press).some((each) => bare(each) === wanted));
  if (exact !== undefined) return exact;
  const [only, ...others] = presses.filter(({ sign }) => sign !== '' && bare(sign) === wanted);
  return others.length === 0 ? only : undefined;
}

/** Its words with and without the sign, which may be the label's own. */
const wordsOf = ({ key, label, sign }: Press): string[] =>
  [key, label, key.slice(sign.length)].filter((words) => words !== '');

const bare = (text: string): string => textKey(text.replaceAll('\uFE0F', ''));
