import { useState } from 'preact/hooks';
import { useChat } from '../chat.ts';
import { useRoom, type Room } from '../state/context.ts';
import { orderCast } from '../state/server.ts';
import { Platforms } from '../side/platforms.tsx';
import { Tree } from '../ui/avatar.tsx';
import { Icon } from '../ui/icon.tsx';

/** What newcomers read first: what this is, and the one thing to do. */
export function Welcome() {
  const room = useRoom();
  const { text, attempt, known } = room;
  const chat = useChat();
  const cast = (): void => void attempt(orderCast({ do: 'end', pace: 'human' }));
  return (
    <section class="welcome">
      <Tree />
      <h2>{text.welcomeTitle}</h2>
      <Platforms />
      <p class="welcome-lead">{text.welcomeLead}</p>
      <ol>
        {text.welcomeSteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <div class="row">
        <Begin room={room} />
        <button
          type="button"
          class="button button-large"
          aria-disabled={known.cast.playing}
          onClick={cast}
        >
          <Icon name="play" />
          {text.welcomeCast}
        </button>
      </div>
      <a href="/connect">{text.connect}</a>
      <p class="welcome-private">
        <Icon name="lock" />
        {chat.welcomePrivate(room)}
      </p>
    </section>
  );
}

/** People who may not start a workshop can first switch to somebody who may. */
function Begin({ room }: { readonly room: Room }) {
  const { known, text, become } = room;
  const { begin: begins } = useChat();
  const [busy, setBusy] = useState(false);
  const facilitator = known.people.find(({ facilitates, bot }) => facilitates && !bot);
  if (!known.me.facilitates && facilitator !== undefined)
    return (
      <button
        type="button"
        class="button button-main button-large"
        onClick={() => become(facilitator.id)}
      >
        {text.welcomeBecome(facilitator.name)}
      </button>
    );
  const begin = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    await begins(room);
    setBusy(false);
  };
  return (
    <button
      type="button"
      class="button button-main button-large"
      aria-busy={busy}
      onClick={() => void begin()}
    >
      {text.welcomeStart}
    </button>
  );
}
