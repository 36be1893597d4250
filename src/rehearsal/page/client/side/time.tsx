import type { WireClockOrder } from '../../protocol-acts.ts';
import { useRoom } from '../state/context.ts';
import { dated, relative } from '../state/moment.ts';
import { moveClock } from '../state/server.ts';
import { useNow } from '../state/use-now.ts';

const minuteMs = 60_000;
const weekMs = 7 * 24 * 60 * minuteMs;

/** The rehearsal's clock, which can be moved forward to avoid waiting. */
export function Time() {
  const { known, text } = useRoom();
  const isOver = known.clock.timeboxEndsAt === undefined;
  return (
    <section class="tool" aria-labelledby="time-title">
      <div class="tool-head">
        <h2 id="time-title">{text.time}</h2>
        <Hour />
      </div>
      <div class="pair-three">
        <Move order={{ forwardMs: 5 * minuteMs }} label={text.forward5} help={text.forward5Long} />
        <Move
          order={{ to: 'timeboxEnd' }}
          label={text.toTimebox}
          help={text.toTimeboxLong}
          disabled={isOver}
        />
        <Move order={{ forwardMs: weekMs }} label={text.forwardWeek} help={text.forwardWeekLong} />
      </div>
      <Left />
    </section>
  );
}

interface MoveProps {
  readonly order: WireClockOrder;
  readonly label: string;
  readonly help: string;
  readonly disabled?: boolean;
}

function Move({ order, label, help, disabled }: MoveProps) {
  const { attempt } = useRoom();
  return (
    <button
      type="button"
      class="button"
      title={help}
      disabled={disabled}
      onClick={() => void attempt(moveClock(order))}
    >
      {label}
    </button>
  );
}

function Hour() {
  const { screen, language } = useRoom();
  const now = useNow(screen.aheadMs);
  return (
    <time class="hour" dateTime={new Date(now).toISOString()}>
      {dayAndHour(now, `${language}-CA`)}
    </time>
  );
}

const dayAndHour = (at: number, locale: string): string =>
  dated(
    at,
    { weekday: 'short', day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' },
    locale,
  );

function Left() {
  const { screen, known, text, language } = useRoom();
  const now = useNow(screen.aheadMs);
  const ends = known.clock.timeboxEndsAt;
  const words =
    ends === undefined || ends <= now
      ? text.noTimebox
      : text.timeLeft(relative(ends, now, `${language}-CA`));
  return <p class="tool-lead">{words}</p>;
}
