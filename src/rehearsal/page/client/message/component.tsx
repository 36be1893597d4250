import type { InMessage } from './in-message.ts';
import { attached } from './attached.ts';
import type { VNode } from 'preact';
import { Markdown } from '../markdown/markdown.tsx';
import { FileCard } from './file-card.tsx';
import { MessageButton } from './message-button.tsx';
import { MessageSelect } from './message-select.tsx';
import { Picture } from './picture.tsx';

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
  return (component.components ?? []).map((child, index) => (
    <MessageComponent key={child.custom_id ?? index} component={child} message={message} />
  ));
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
  return (
    <div class="section">
      <div>{children(props)}</div>
      {component.accessory && (
        <MessageComponent component={component.accessory} message={message} />
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
