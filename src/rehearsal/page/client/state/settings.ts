import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import type { Locale } from '../../../../kernel/text.ts';
import { browserLanguage, languageOf } from '../strings.ts';

export type Theme = 'auto' | 'light' | 'dark';

/** In private browsing, storage may be unavailable: choices then last as long as the window. */
function kept(store: () => Storage, key: string): string | null {
  try {
    return store().getItem(key);
  } catch {
    return null;
  }
}

function keep(store: () => Storage, key: string, value: string): void {
  try {
    store().setItem(key, value);
  } catch {
    // Storage is unavailable: see `kept`.
  }
}

const forDevice = (): Storage => window.localStorage;
const forWindow = (): Storage => window.sessionStorage;

export function useTheme(): [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState<Theme>(() => themeOf(kept(forDevice, 'theme')));
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
    keep(forDevice, 'theme', theme);
  }, [theme]);
  return [theme, setTheme];
}

const themeOf = (text: string | null): Theme =>
  text === 'light' || text === 'dark' ? text : 'auto';

/**
 * The language that the rehearsal was started in, if somebody said one; otherwise the browser's,
 * whoever is played. Until another is chosen for this window.
 */
export function usePageLanguage(started: Locale | undefined): [Locale, (language: Locale) => void] {
  const [chosen, setChosen] = useState(() => {
    const before = kept(forWindow, 'language');
    return before === null ? undefined : languageOf(before);
  });
  const language = chosen ?? started ?? browserLanguage(navigator.languages);
  // Before the effects of what is inside, whose first requests say this language.
  useLayoutEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const choose = (next: Locale): void => {
    keep(forWindow, 'language', next);
    setChosen(next);
  };
  return [language, choose];
}
