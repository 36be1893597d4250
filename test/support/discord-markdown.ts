/** What readers on Discord see of a text, and what Discord treats as markup. */
export interface Reading {
  readonly shown: string;
  readonly addresses: readonly string[];
  /** Anything other than words and addresses; a mark that turns out harmless counts too. */
  readonly marks: readonly string[];
}

/** A mark at the start of a line: heading, small text, list item, quote. */
const lineMark = /^ *(?:#{1,3} |-# |[-*+] |\d+[.)] |>{1,3} )/gmu;

/** Discord's own rules in its order, from the current position in the text. */
const rules = {
  escape: /\\([^0-9A-Za-z\s])/uy,
  bracketed: /<(https?:\/\/[^ >]+)>/uy,
  address: /(https?:\/\/[^\s<]+[^<.,:;"'\]\s])/uy,
  mention: /@everyone|@here|<(?:@[!&]?|#|t:|a?:\w+:|\/|id:)[^>]*>/uy,
  mark: /[*_~|`[\]<>\\]/uy,
} as const;

/** Reads Discord's Markdown more strictly than Discord: reports any unescaped mark. */
export function readMarkdown(markdown: string): Reading {
  const text = markdown.replaceAll(/\r\n?/gu, '\n');
  const addresses: string[] = [];
  const marks = (text.match(lineMark) ?? []).map((mark) => mark.trim());
  let shown = '';
  let at = 0;
  const take = (rule: RegExp): RegExpExecArray | null => {
    rule.lastIndex = at;
    const found = rule.exec(text);
    if (found !== null) at += found[0].length;
    return found;
  };
  while (at < text.length) {
    const escaped = take(rules.escape);
    const address = escaped === null ? (take(rules.bracketed) ?? take(rules.address)) : null;
    const mark = escaped ?? address ?? take(rules.mention) ?? take(rules.mark);
    const words = escaped?.[1] ?? address?.[1] ?? mark?.[0] ?? text.charAt(at);
    if (address !== null) addresses.push(words);
    if (escaped === null && address === null && mark !== null) marks.push(words);
    if (mark === null) at += 1;
    shown += words;
  }
  return { shown, addresses, marks };
}
