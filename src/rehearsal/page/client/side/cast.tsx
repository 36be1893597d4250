import { useState } from 'preact/hooks';
import type { WireCastOrder } from '../../protocol-acts.ts';
import { useRoom } from '../state/context.ts';
import { orderCast } from '../state/server.ts';
import { Icon, type IconName } from '../ui/icon.tsx';
import { Segments } from '../ui/segments.tsx';

type Pace = Extract<WireCastOrder, { pace: unknown }>['pace'];

/** The invented people: what they play, how fast, and a button to stop them. */
export function Cast() {
  const { known, text } = useRoom();
  const [pace, setPace] = useState<Pace>('human');
  const paces = [
    ['human', text.paceHuman],
    ['instant', text.paceInstant],
  ] as const;
  return (
    <section class="tool" aria-labelledby="cast-title">
      <h2 id="cast-title">{text.cast}</h2>
      <p class="tool-lead">{text.castLead}</p>
      <Segments name={text.pace} options={paces} chosen={pace} onPick={setPace} />
      {known.cast.playing ? (
        <Order order={{ do: 'stop' }} icon="stop" label={text.stop} />
      ) : (
        <>
          <Order order={{ do: 'step', pace }} icon="play" label={text.playStep} />
          <Order order={{ do: 'end', pace }} icon="skip" label={text.playEnd} />
        </>
      )}
      <Playing />
    </section>
  );
}

interface OrderProps {
  readonly order: WireCastOrder;
  readonly icon: IconName;
  readonly label: string;
}

function Order({ order, icon, label }: OrderProps) {
  const { attempt } = useRoom();
  return (
    <button type="button" class="button button-wide" onClick={() => void attempt(orderCast(order))}>
      <Icon name={icon} />
      {label}
    </button>
  );
}

function Playing() {
  const { known, text } = useRoom();
  const { playing, step, trouble } = known.cast;
  const words = step === undefined ? '' : playing ? text.playing(step) : text.played(step);
  return (
    <>
      <p class={playing ? 'cast-now cast-playing' : 'cast-now'} role="status">
        {playing && step === undefined ? text.playingNow : words}
      </p>
      <div role="alert">
        {trouble !== undefined && (
          <p class="note note-warning">
            <Icon name="warning" />
            {trouble}
          </p>
        )}
      </div>
    </>
  );
}
