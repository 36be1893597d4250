const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
};

/** Where a line ends in what Palabre sends. */
const lineEnd = /<br\s?\/?>|<\/(?:p|li|ul|ol|pre|blockquote)>/gu;
const quotation = /<blockquote>([^<]*(?:<(?!\/?blockquote>)[^<]*)*)<\/blockquote>/gu;

/**
 * A message's HTML as a phone shows it, in lines: links by their words, items with a dot, quotations
 * with a bar.
 */
export function onPhone(html: string): string {
  const quoted = html.replaceAll(quotation, (_, inside: string) =>
    linesOf(inside)
      .map((line) => `&gt; ${line}<br>`)
      .join(''),
  );
  const text = linesOf(quoted).join('\n');
  return text.replaceAll(/&(?:lt|gt|quot|#39|amp);/gu, (entity) => entities[entity] ?? entity);
}

const linesOf = (html: string): string[] =>
  html
    .replaceAll(lineEnd, '\n')
    .replaceAll('<li>', '• ')
    .replaceAll(/<[^<>]*>/gu, '')
    .split('\n')
    .filter((line) => line.trim() !== '');
