import type { Locale } from '../../../../kernel/text.ts';
import { languageOf, ownNames, pageLanguages } from '../strings.ts';

interface LanguageSelectProps {
  readonly label: string;
  readonly language: Locale;
  readonly setLanguage: (language: Locale) => void;
}

/** The page's language, each by its own name. */
export function LanguageSelect({ label, language, setLanguage }: LanguageSelectProps) {
  return (
    <label class="language-select">
      <span class="unseen">{label}</span>
      <select
        class="input"
        value={language}
        onChange={({ currentTarget }) => setLanguage(languageOf(currentTarget.value))}
      >
        {pageLanguages.map((each) => (
          <option key={each} value={each} lang={each}>
            {ownNames[each]}
          </option>
        ))}
      </select>
    </label>
  );
}
