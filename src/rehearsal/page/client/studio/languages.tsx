import { ownNames, pageLanguages } from '../strings.ts';
import { useDesk } from './desk.ts';
import { fieldsOf } from './draft.ts';
import { withoutLanguage } from './use-draft.ts';

/** The languages that the workshop is written in; its title says which. */
export function Languages() {
  const { text, draft, languages, setDraft } = useDesk();
  const toggle = (language: (typeof pageLanguages)[number]): void => {
    const title = fieldsOf(draft['title']);
    if (!languages.includes(language)) {
      const [first = ''] = Object.values(title).map(String);
      setDraft({ ...draft, title: { ...title, [language]: first } });
    } else if (languages.length > 1 && window.confirm(text.removeLanguage(ownNames[language])))
      setDraft(fieldsOf(withoutLanguage(draft, language)));
  };
  return (
    <fieldset class="languages">
      <legend>{text.languages}</legend>
      {pageLanguages.map((language) => (
        <label key={language} class="flag">
          <input
            type="checkbox"
            checked={languages.includes(language)}
            onChange={() => toggle(language)}
          />
          {ownNames[language]}
        </label>
      ))}
    </fieldset>
  );
}
