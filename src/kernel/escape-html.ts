import { wellFormed } from './well-formed.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * Escapes text for HTML, including quoted attributes. HTML cannot contain lone surrogates or
 * control characters: surrogates become replacement characters, control characters are removed.
 */
export function escapeHtml(text: string): string {
  return wellFormed(text).replaceAll(/[&<>"']/gu, (sign) => entities[sign] ?? '');
}
