import { useRoom } from './state/context.ts';
import { Icon } from './ui/icon.tsx';

/** What could not be done, until dismissed; also inside an open dialog, which hides the rest. */
export function Trouble() {
  const { text, trouble, forgetTrouble } = useRoom();
  return (
    <div class="trouble" role="alert">
      {trouble !== undefined && (
        <div class="note">
          <Icon name="warning" />
          <p>{trouble}</p>
          <button type="button" class="icon-button" aria-label={text.close} onClick={forgetTrouble}>
            <Icon name="close" />
          </button>
        </div>
      )}
    </div>
  );
}
