import { useRoom } from '../state/context.ts';
import { moment } from '../state/moment.ts';
import { dateLocale } from '../state/names.ts';
import { useNow } from '../state/use-now.ts';
import { textIn, type Node } from './parse.ts';

/** The largest date JavaScript can represent, in milliseconds. */
const farthest = 8.64e15;

/** A moment in the person's language and time zone, updated by the rehearsal's clock. */
export function Timestamp({ node }: { readonly node: Node }) {
  const { screen, known } = useRoom();
  const now = useNow(screen.aheadMs);
  const at = Number(textIn(node, 'timestamp')) * 1_000;
  const locale = dateLocale(known.me.locale);
  if (Math.abs(at) > farthest) return <>{textIn(node, 'timestamp')}</>;
  return (
    <time class="moment" dateTime={new Date(at).toISOString()} title={moment(at, now, 'F', locale)}>
      {moment(at, now, textIn(node, 'format') || 'f', locale)}
    </time>
  );
}
