const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * Anybody's words as plain text of an HTML document, inside a quoted attribute too. Halves of a sign
 * and controls are what a page may not hold at all: the first are shown as missing, the others go.
 */
export function escapeHtml(text: string): string {
  return text
    .replaceAll(/\p{Cs}/gu, '\uFFFD')
    .replaceAll(/[^\P{Cc}\n\t]/gu, '')
    .replaceAll(/[&<>"']/gu, (sign) => entities[sign] ?? '');
}
