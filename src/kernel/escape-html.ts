const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** What most texts are made of: neither surrogates nor control characters. */
const usual = /^[\n\t -~\u00A0-\uD7FF]*$/u;

const wellFormed = (text: string): string =>
  text.replaceAll(/\p{Cs}/gu, '\uFFFD').replaceAll(/[^\P{Cc}\n\t]/gu, '');

/**
 * Escapes text for HTML, including quoted attributes. HTML cannot contain lone surrogates or
 * control characters: surrogates become replacement characters, control characters are removed.
 */
export function escapeHtml(text: string): string {
  const whole = usual.test(text) ? text : wellFormed(text);
  return whole.replaceAll(/[&<>"']/gu, (sign) => entities[sign] ?? '');
}
