import { useState } from 'preact/hooks';
import type { WirePerson } from '../../protocol.ts';
import { addressOf } from '../state/address.ts';
import { useRoom } from '../state/context.ts';
import { languageOf, type Strings } from '../strings.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Icon } from '../ui/icon.tsx';
import { NewPerson } from './new-person.tsx';

/** The people one can play: in this window, or in a new one. */
export function People() {
  const { known, text } = useRoom();
  const [adding, setAdding] = useState(false);
  return (
    <section class="tool people" aria-labelledby="people-title">
      <h2 id="people-title">{text.people}</h2>
      <ul>
        {known.people
          .filter(({ bot }) => !bot)
          .map((person) => (
            <Row key={person.id} person={person} />
          ))}
      </ul>
      <button type="button" class="button button-quiet" onClick={() => setAdding(true)}>
        <Icon name="plus" />
        {text.addPerson}
      </button>
      {adding && <NewPerson onClose={() => setAdding(false)} />}
    </section>
  );
}

function Row({ person }: { readonly person: WirePerson }) {
  const { known, screen, text, become } = useRoom();
  const isMe = person.id === known.me.id;
  const { channelId } = screen;
  const address = addressOf({
    person: person.id,
    ...(channelId === undefined ? {} : { channel: channelId }),
  });
  return (
    <li class={isMe ? 'person person-me' : 'person'}>
      <button
        type="button"
        class="person-become"
        aria-pressed={isMe}
        onClick={() => become(person.id)}
      >
        <Avatar person={person} small />
        <span class="person-words">
          <span class="person-name">{person.name}</span>
          <span class="person-note">{noteOf(person, text)}</span>
        </span>
        {isMe && <span class="tag">{text.current}</span>}
      </button>
      <a
        class="icon-button"
        href={address}
        target="_blank"
        aria-label={text.newWindow(person.name)}
        title={text.newWindow(person.name)}
      >
        <Icon name="outside" />
      </a>
    </li>
  );
}

function noteOf({ locale, chosen, facilitates }: WirePerson, text: Strings): string {
  const language = text.languages[chosen ?? languageOf(locale)];
  return facilitates ? `${language} · ${text.facilitates}` : language;
}
