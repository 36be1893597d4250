import type { Locale } from '../../kernel/text.ts';

/**
 * The language of what is said in a terminal: its own, by the variables that POSIX gives for it in
 * their order, if Palabre speaks it; otherwise that of `DEFAULT_LOCALE`, and French.
 */
export function terminalLocale(environment: Readonly<Record<string, string | undefined>>): Locale {
  const named = ['LC_ALL', 'LC_MESSAGES', 'LANG'].map((name) => environment[name]).find(Boolean);
  const own = /^(?<language>fr|en)(?:[_.@-]|$)/u.exec(named ?? '')?.groups?.['language'];
  return (own ?? environment['DEFAULT_LOCALE']) === 'en' ? 'en' : 'fr';
}
