import type { WireMessage } from '../../protocol-shown.ts';
import { Markdown } from '../markdown/markdown.tsx';
import { useRoom } from '../state/context.ts';
import { MessageComponent } from './component.tsx';
import { FileCard } from './file-card.tsx';

/** What a message says, as Discord shows it. */
export function DiscordContent({ message }: { readonly message: WireMessage }) {
  const { text } = useRoom();
  const isText = message.content !== '';
  const inComponents = new Set(namesIn(message));
  return (
    <div class="message-content">
      {isText && <Markdown text={message.content} />}
      {message.components.map((component, index) => (
        <MessageComponent key={index} component={component} message={message} />
      ))}
      {message.attachments
        .filter(({ name }) => !inComponents.has(name))
        .map((file) => (
          <FileCard key={file.id} file={file} />
        ))}
      {isText && message.editedTimestamp !== undefined && (
        <span class="edited">({text.edited})</span>
      )}
    </div>
  );
}

/** With Components V2, Discord only shows files that a component refers to. */
const componentsV2 = 1 << 15;

function namesIn(message: WireMessage): string[] {
  return (message.flags & componentsV2) === 0 ? [] : message.attachments.map(({ name }) => name);
}
