import { useRoom } from '../state/context.ts';
import type { Theme } from '../state/settings.ts';
import type { PageLanguage } from '../strings.ts';

export interface PreferencesProps {
  readonly theme: Theme;
  readonly setTheme: (theme: Theme) => void;
  readonly setLanguage: (language: PageLanguage) => void;
}

/** The page's language and theme. */
export function Preferences({ theme, setTheme, setLanguage }: PreferencesProps) {
  const { text, language } = useRoom();
  return (
    <div class="preferences">
      <label>
        <span class="unseen">{text.language}</span>
        <select
          value={language}
          onChange={({ currentTarget }) => setLanguage(currentTarget.value === 'fr' ? 'fr' : 'en')}
        >
          <option value="fr" lang="fr">
            Français
          </option>
          <option value="en" lang="en">
            English
          </option>
        </select>
      </label>
      <label>
        <span class="unseen">{text.theme}</span>
        <select
          value={theme}
          onChange={({ currentTarget }) => setTheme(themeOf(currentTarget.value))}
        >
          <option value="auto">{text.themeAuto}</option>
          <option value="light">{text.themeLight}</option>
          <option value="dark">{text.themeDark}</option>
        </select>
      </label>
    </div>
  );
}

const themeOf = (value: string): Theme => (value === 'light' || value === 'dark' ? value : 'auto');
