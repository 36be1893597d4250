import { useMemo } from 'preact/hooks';
import type { Locale } from '../../../../kernel/text.ts';
import type { WireState } from '../../protocol.ts';
import type { WireShown } from '../../studio/protocol.ts';
import { MessageComponent } from '../message/component.tsx';
import { fieldsOf, valuesAtFirst } from '../modal/fields.ts';
import { ModalField } from '../modal/modal-field.tsx';
import { RoomContext, type Room } from '../state/context.ts';
import { blankScreen } from '../state/model.ts';
import { strings } from '../strings.ts';
import { useDesk } from './desk.ts';

interface PhoneProps {
  readonly shown: WireShown | undefined;
  readonly language: Locale;
}

/** The step as people will see it, drawn by what draws the rehearsal's own messages. */
export function Phone({ shown, language }: PhoneProps) {
  const { text } = useDesk();
  const room = useMemo<Room>(() => stillRoom(language), [language]);
  return (
    <section class="phone" aria-label={text.phone} tabIndex={0}>
      <h2>{text.phone}</h2>
      <div class="phone-frame" inert>
        {shown === undefined && <p class="connect-lead">{text.phoneWaits}</p>}
        <RoomContext.Provider value={room}>
          {(shown?.messages ?? []).map((components, index) => (
            <article class="message" key={index}>
              {components.map((component, at) => (
                <MessageComponent key={at} component={component} message={still} />
              ))}
            </article>
          ))}
          {(shown?.forms ?? []).map((form) => (
            <ShownForm key={form.custom_id} form={form} />
          ))}
        </RoomContext.Provider>
      </div>
    </section>
  );
}

function ShownForm({ form }: { readonly form: WireShown['forms'][number] }) {
  const modal = { ...form, interactionId: '', channelId: '', personId: '' };
  const fields = fieldsOf(modal);
  const values = valuesAtFirst(fields);
  return (
    <article class="phone-form">
      <h3>{form.title}</h3>
      {fields.map((field) => (
        <ModalField
          key={field.id}
          field={field}
          value={values[field.id] ?? []}
          problem={undefined}
          onChange={() => {}}
        />
      ))}
    </article>
  );
}

const me = {
  id: '1',
  name: 'Palabre',
  locale: 'fr',
  facilitates: true,
  administers: true,
  bot: false,
};

const known: WireState = {
  me,
  people: [me],
  guild: { id: '1', name: '' },
  roles: [],
  channels: [],
  commands: [],
  cast: { playing: false },
  clock: { now: Date.now() },
};

/** A message that nobody sent. */
const still = {
  id: '1',
  channelId: '1',
  authorId: '1',
  content: '',
  components: [],
  flags: 0,
  attachments: [],
  timestamp: Date.now(),
};

/** A room in which nothing can be done: what is shown is to be looked at. */
function stillRoom(language: Locale): Room {
  return {
    screen: { ...blankScreen, known },
    known,
    text: strings[language],
    language,
    change: () => {},
    openChannel: () => {},
    become: () => {},
    act: async () => undefined,
    trouble: undefined,
    forgetTrouble: () => {},
    attempt: async () => false,
  };
}
