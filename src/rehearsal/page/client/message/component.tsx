import type { InMessage } from './in-message.ts';
import { attached } from './attached.ts';
import type { VNode } from 'preact';
import type { Component } from '../../../local-discord/types.ts';
import { Markdown } from '../markdown/markdown.tsx';
import { FileCard } from './file-card.tsx';
import { MessageButton } from './message-button.tsx';
import { MessageSelect } from './message-select.tsx';
import { Picture } from './picture.tsx';

const button = 2;

/** Discord's component types that a message can contain. */
const draws: Readonly<Record<number, (props: InMessage) => VNode | null>> = {
  1: (props) => <div class="row">{children(props)}</div>,
  2: (props) => <MessageButton {...props} />,
  3: (props) => <MessageSelect {...props} />,
  5: (props) => <MessageSelect {...props} />,
  6: (props) => <MessageSelect {...props} />,
  7: (props) => <MessageSelect {...props} />,
  8: (props) => <MessageSelect {...props} />,
  9: Section,
  10: ({ component }) => <Markdown text={component.content ?? ''} />,
  11: ({ component, message }) => (
    <Picture url={component.media?.url} alt={component.description} message={message} />
  ),
  12: Gallery,
  13: File,
  14: () => <hr />,
  17: Container,
};

/** A component of a message in Discord's layout; unknown ones are skipped. */
export function MessageComponent(props: InMessage) {
  return draws[props.component.type]?.(props) ?? null;
}

function children({ component, message }: InMessage) {
  const parts = component.components ?? [];
  return parts.map((child, index) => (
    <MessageComponent key={keyOf(parts, index)} component={child} message={message} />
  ));
}

/**
 * The first button stays the first button when a card changes, address and all: it keeps the focus.
 * A select is known by its address, since it remembers what was chosen.
 */
function keyOf(parts: readonly Component[], at: number): string {
  const { type, custom_id } = parts[at] ?? { type: 0 };
  if (type !== button && typeof custom_id === 'string') return custom_id;
  return `${type} ${parts.slice(0, at).filter((each) => each.type === type).length}`;
}

function Container(props: InMessage) {
  // Discord's JSON has the accent colour, which the shared type leaves out.
  const accent = 'accent_color' in props.component ? props.component.accent_color : undefined;
  const style = typeof accent === 'number' ? { '--bar': hex(accent) } : {};
  return (
    <div class="container" style={style}>
      {children(props)}
    </div>
  );
}

const hex = (colour: number): string => `#${colour.toString(16).padStart(6, '0')}`;

function Section(props: InMessage) {
  const { component, message } = props;
  const words = `${message.id}-${component.id}`;
  return (
    <div class="section">
      <div id={words}>{children(props)}</div>
      {component.accessory && (
        <MessageComponent component={component.accessory} message={message} beside={words} />
      )}
    </div>
  );
}

function Gallery({ component, message }: InMessage) {
  return (
    <div class="gallery">
      {(component.items ?? []).map((item, index) => (
        <Picture key={index} url={item.media.url} alt={item.description} message={message} />
      ))}
    </div>
  );
}

function File({ component, message }: InMessage) {
  const file = attached(message, component.file?.url);
  return file === undefined ? null : <FileCard file={file} />;
}
