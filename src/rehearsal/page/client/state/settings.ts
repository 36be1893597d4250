import { useEffect, useState } from 'preact/hooks';
import type { PageLanguage } from '../strings.ts';

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

/** The person's own language, until another is chosen for this window. */
export function usePageLanguage(
  personLocale: string | undefined,
): [PageLanguage, (language: PageLanguage) => void] {
  const [chosen, setChosen] = useState(() => languageOf(kept(forWindow, 'language')));
  const language = chosen ?? languageOf(personLocale ?? navigator.language) ?? 'en';
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const choose = (next: PageLanguage): void => {
    keep(forWindow, 'language', next);
    setChosen(next);
  };
  return [language, choose];
}

function languageOf(tag: string | null): PageLanguage | undefined {
  if (tag === null) return undefined;
  return tag.startsWith('fr') ? 'fr' : 'en';
}
