import { useState } from 'preact/hooks';
import { useRoom, type Room } from '../state/context.ts';
import { orderCast, Refusal } from '../state/server.ts';
import { Tree } from '../ui/avatar.tsx';
import { Icon } from '../ui/icon.tsx';

/** What newcomers read first: what this is, and the one thing to do. */
export function Welcome() {
  const room = useRoom();
  const { text, attempt, known } = room;
  const cast = (): void => void attempt(orderCast({ do: 'end', pace: 'human' }));
  return (
    <section class="welcome">
      <Tree />
      <h2>{text.welcomeTitle}</h2>
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
        {text.welcomePrivate}
      </p>
    </section>
  );
}

/** People who may not start a workshop can first switch to somebody who may. */
function Begin({ room }: { readonly room: Room }) {
  const { known, text, become } = room;
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
    await startFirst(room);
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

const command = 'workshop start';
/** The workshop the cast was written for: in any other, it has nothing to say. */
const wellKnown = 'en-commun';

/** Runs the command a facilitator would, with the best-known workshop on offer. */
async function startFirst({ act, screen, attempt, text }: Room): Promise<void> {
  const channel = screen.channelId;
  if (channel === undefined) return;
  const focused = 'template';
  const offered = await act({
    do: 'complete',
    channel,
    command,
    options: { template: '' },
    focused,
  });
  if (offered?.kind !== 'choices') return;
  const first = offered.choices.find(({ value }) => value === wellKnown) ?? offered.choices[0];
  if (first === undefined) await attempt(Promise.reject(new Refusal(text.noTemplate)));
  else await act({ do: 'slash', channel, command, options: { template: first.value } });
}
