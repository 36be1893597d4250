import { split } from '../../../kernel/view/split.ts';
import { isEmpty, type Block, type View } from '../../../kernel/view/view.ts';
import { blockText, isText } from './blocks.ts';
import { offeredBy, type Asked, type Offered } from './presses.ts';
import { joinedTexts, richText, wordsAlone, type Meaning, type Written } from './rich-text.ts';

/** The text of a message, in both its forms, and what can be done under it. */
export interface MessageText {
  readonly plain: string;
  readonly html: string;
  readonly offered: Offered;
  /** The people the message calls, the only ones it notifies. */
  readonly calls: readonly string[];
  /** Pinned, whatever can be done under it. */
  readonly isPinned: boolean;
}

/**
 * In bytes, both forms together: an event holds 65,536, an edit says all of it twice, and encryption
 * takes a third more.
 */
const mostBytes = 20_000;

/** A view as one or more messages, without its pictures and files, which are separate events. */
export function messagesOf(view: View, meaning: Meaning): MessageText[] {
  return split({ ...view, blocks: shown(view) }).map((page) => textOf(page, meaning));
}

/** A view as exactly one message: a card keeps its actions, and as much of its text as fits. */
export function messageOf(view: View, meaning: Meaning): MessageText {
  return textOf({ ...view, blocks: shown(view) }, meaning);
}

const shown = ({ blocks }: View): Block[] => blocks.filter((block) => !isEmpty(block));

function textOf(view: View, meaning: Meaning): MessageText {
  const offered = offeredBy(view);
  const legend = legendOf(offered);
  const room = mostBytes - bytesOf(legend);
  const kept: Written[] = [];
  let used = 0;
  for (const block of view.blocks.filter(isText).map((each) => blockText(each, meaning))) {
    used += bytesOf([block]);
    if (used > room) break;
    kept.push(block);
  }
  const { plain, html } = joinedTexts([...kept, ...legend], '\n', '');
  return { plain, html, offered, calls: callsOf(view), isPinned: view.pinned === true };
}

const bytesOf = (texts: readonly Written[]): number =>
  texts.reduce(
    (sum, { plain, html }) => sum + Buffer.byteLength(plain) + Buffer.byteLength(html),
    0,
  );

/** The buttons in words, for clients that show reactions late, cut or not at all. */
function legendOf({ presses, asked }: Offered): Written[] {
  const line = presses.map(({ key }) => key).join(' · ');
  const lists = asked.map((list, at) => askedText(list, linesBefore(asked, at)));
  if (line === '') return lists;
  const { html } = richText([line], wordsAlone);
  return [...lists, { plain: line, html: `<p>${html}</p>` }];
}

/** Lines are numbered from the first list to the last. */
const linesBefore = (asked: readonly Asked[], at: number): number =>
  asked
    .slice(0, at)
    .reduce((sum, list) => sum + (list.kind === 'choose' ? list.options.length : 0), 0);

function askedText(asked: Asked, before: number): Written {
  const head = richText([{ kind: 'strong', of: [asked.placeholder] }], wordsAlone);
  const options = asked.kind === 'choose' ? asked.options : [];
  const lines = options.map(({ label }, at) =>
    richText([`${before + at + 1}. ${label}`], wordsAlone),
  );
  const { plain, html } = joinedTexts([head, ...lines], '\n', '<br>');
  return { plain, html: `<p>${html}</p>` };
}

function callsOf({ blocks }: View): string[] {
  const texts = blocks.flatMap((block) => ('text' in block ? block.text : []));
  const called = texts.flatMap((piece) =>
    typeof piece !== 'string' && piece.kind === 'person' && piece.called === true ? [piece.id] : [],
  );
  return [...new Set(called)];
}
