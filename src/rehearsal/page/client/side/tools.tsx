import { useChat } from '../chat.ts';
import { useRoom } from '../state/context.ts';
import { Icon } from '../ui/icon.tsx';
import { Cast } from './cast.tsx';
import { People } from './people.tsx';
import { Restart } from './restart.tsx';
import { Time } from './time.tsx';
import { breachCount } from './wire.tsx';

export interface ToolsProps {
  readonly wireOpen: boolean;
  readonly setWireOpen: (open: boolean) => void;
}

/** Everything a rehearsal has that Discord does not. */
export function Tools({ wireOpen, setWireOpen }: ToolsProps) {
  const { screen, text } = useRoom();
  const chat = useChat();
  const breaches = breachCount(screen.wire);
  return (
    <div class="tools">
      <Cast />
      <Time />
      <People />
      <div class="tool tool-last">
        {chat.on === 'discord' && (
          <button
            type="button"
            class="button button-quiet"
            aria-expanded={wireOpen}
            onClick={() => setWireOpen(!wireOpen)}
          >
            <Icon name="code" />
            {text.wire}
            {breaches > 0 && <span class="badge badge-danger">{text.breaches(breaches)}</span>}
          </button>
        )}
        <Restart />
        <a class="button button-wide" href="/studio">
          <Icon name="file" />
          {text.studio}
        </a>
        <a class="button button-wide" href="/connect">
          <Icon name="outside" />
          {text.connect}
        </a>
      </div>
    </div>
  );
}
