import { localeFrom, locales, type Locale } from '../../kernel/text.ts';

/**
 * The language of the terminal, by the POSIX variables in their order of precedence, if Palabre
 * speaks it; otherwise that of `DEFAULT_LOCALE`, or French.
 */
export function terminalLocale(environment: Readonly<Record<string, string | undefined>>): Locale {
  const named = ['LC_ALL', 'LC_MESSAGES', 'LANG'].map((name) => environment[name]).find(Boolean);
  const language = /^[a-z]+(?=[_.@-]|$)/u.exec(named ?? '')?.[0];
  const own = locales.find((locale) => locale === language);
  return own ?? localeFrom(environment['DEFAULT_LOCALE']);
}
