import { useRoom } from '../state/context.ts';
import type { Theme } from '../state/settings.ts';
import type { Locale } from '../../../../kernel/text.ts';
import { LanguageSelect } from '../ui/language-select.tsx';

export interface PreferencesProps {
  readonly theme: Theme;
  readonly setTheme: (theme: Theme) => void;
  readonly setLanguage: (language: Locale) => void;
}

/** The page's language and theme. */
export function Preferences({ theme, setTheme, setLanguage }: PreferencesProps) {
  const { text, language } = useRoom();
  return (
    <div class="preferences">
      <LanguageSelect label={text.language} language={language} setLanguage={setLanguage} />
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
