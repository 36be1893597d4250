import type { RegisteredCommand } from '../../../local-discord/types.ts';
import { localised } from '../../../local-discord/localised.ts';
import type { WireMessage } from '../../protocol-shown.ts';
import type { WireState } from '../../protocol.ts';
import { useRoom } from '../state/context.ts';
import { personName } from '../state/names.ts';
import { ActionMenu } from '../ui/action-menu.tsx';

const onMessages = 3;

/** Message commands, which act on a message. */
export const menuCommands = ({ commands }: WireState): RegisteredCommand[] =>
  commands.filter(({ type }) => type === onMessages);

export interface MenuProps {
  readonly message: WireMessage;
  readonly open: boolean;
  readonly setOpen: (open: boolean) => void;
}

export function MessageMenu({ message, ...menu }: MenuProps) {
  const { known, text, act } = useRoom();
  const { id, channelId: channel } = message;
  return (
    <ActionMenu
      {...menu}
      label={text.messageActions(personName(known, message.authorId, text))}
      actions={menuCommands(known).map((command) => ({
        label: localised(command, known.me.locale).name,
        run: () => void act({ do: 'contextMenu', name: command.name, channel, message: id }),
      }))}
    />
  );
}
