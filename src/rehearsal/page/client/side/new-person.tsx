import type { TargetedSubmitEvent } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { Locale } from '../../../../kernel/text.ts';
import type { WireNewPerson } from '../../protocol-acts.ts';
import { useChat } from '../chat.ts';
import { useRoom } from '../state/context.ts';
import { addPerson } from '../state/server.ts';
import { languageOf } from '../strings.ts';
import { Dialog } from '../ui/dialog.tsx';
import { DialogFoot } from '../ui/dialog-foot.tsx';
import { TickBox } from '../ui/tick-box.tsx';

/** Discord's limit for display names. */
const longestName = 32;
const usual: Readonly<Record<Locale, WireNewPerson['locale']>> = {
  fr: 'fr',
  en: 'en-US',
  ca: 'ca',
  es: 'es-ES',
};

export function NewPerson({ onClose }: { readonly onClose: () => void }) {
  const { text, language, attempt } = useRoom();
  const chat = useChat();
  const [person, setPerson] = useState<WireNewPerson>(() => ({
    name: '',
    locale: usual[language],
    facilitates: false,
  }));
  const change = (part: Partial<WireNewPerson>): void => setPerson({ ...person, ...part });
  const onSubmit = async (event: TargetedSubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    if (await attempt(addPerson({ ...person, name: person.name.trim() }))) onClose();
  };
  return (
    <Dialog title={text.addPerson} onClose={onClose}>
      <form class="modal" onSubmit={(event) => void onSubmit(event)}>
        <div class="modal-fields">
          <p>{text.addPersonLead}</p>
          <Name name={person.name} onChange={(name) => change({ name })} />
          {/* On Matrix, nobody else can see it: one tells Palabre by a command. */}
          {chat.on === 'discord' && (
            <Language locale={person.locale} onChange={(locale) => change({ locale })} />
          )}
          <TickBox
            type="checkbox"
            label={text.personRights}
            ticked={person.facilitates}
            onChange={() => change({ facilitates: !person.facilitates })}
          />
        </div>
        <DialogFoot label={text.add} onClose={onClose} />
      </form>
    </Dialog>
  );
}

interface NameProps {
  readonly name: string;
  readonly onChange: (name: string) => void;
}

function Name({ name, onChange }: NameProps) {
  const { text } = useRoom();
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{text.personName}</label>
      <input
        class="input"
        type="text"
        id={id}
        required
        pattern=".*\S.*"
        maxLength={longestName}
        value={name}
        onInput={({ currentTarget }) => onChange(currentTarget.value)}
      />
    </div>
  );
}

interface LanguageProps {
  readonly locale: WireNewPerson['locale'];
  readonly onChange: (locale: WireNewPerson['locale']) => void;
}

function Language({ locale, onChange }: LanguageProps) {
  const { text } = useRoom();
  return (
    <fieldset class="field">
      <legend>{text.personLanguage}</legend>
      <div class="choice-list choice-list-row">
        {(['fr', 'en-US', 'ca', 'es-ES'] as const).map((each) => (
          <TickBox
            key={each}
            type="radio"
            name="new-person-language"
            label={text.languages[languageOf(each)]}
            ticked={each === locale}
            onChange={() => onChange(each)}
          />
        ))}
      </div>
    </fieldset>
  );
}
