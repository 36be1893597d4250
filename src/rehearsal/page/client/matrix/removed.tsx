import type { WireMessage } from '../../protocol-shown.ts';
import { useRoom } from '../state/context.ts';
import { runUpTo } from './runs.ts';
import { useStrings } from './use-strings.ts';

/** In the place of what was taken back, as phones do. */
export function Removed({ message }: { readonly message: WireMessage }) {
  const { screen } = useRoom();
  const text = useStrings();
  const here = screen.messages[message.channelId] ?? [];
  return <p class="removed">{text.removed(runUpTo(here, message.id))}</p>;
}
