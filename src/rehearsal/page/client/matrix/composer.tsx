import { useRef, useState } from 'preact/hooks';
import { TextBox } from '../composer/text-box.tsx';
import { useRoom } from '../state/context.ts';
import { channelOf, isDirect, isThread, personName } from '../state/names.ts';
import { Icon } from '../ui/icon.tsx';
import { useIntent, type Intent } from './intent.tsx';
import { useStrings } from './use-strings.ts';
import { wordsOf } from './words.ts';

/** Where people write: a message, an answer to one, or a message anew. */
export function MatrixComposer() {
  const { screen, known } = useRoom();
  const { intent } = useIntent();
  const before = useRef(false);
  const { channelId: channel } = screen;
  // Whoever chose what to answer writes at once, and goes on writing afterwards.
  const focused = intent !== undefined || before.current;
  before.current = intent !== undefined;
  if (channel === undefined) return null;
  const key = `${known.me.id} ${channel} ${intent?.kind} ${intent?.message.id}`;
  return <Writing key={key} channel={channel} focused={focused} />;
}

interface WritingProps {
  readonly channel: string;
  readonly focused: boolean;
}

function Writing({ channel, focused }: WritingProps) {
  const { act } = useRoom();
  const { intent, intend } = useIntent();
  const [words, setWords] = useState(intent?.kind === 'change' ? intent.message.content : '');
  const hint = useHint();
  const write = async (text: string): Promise<void> => {
    // What is typed meanwhile is the next message.
    setWords('');
    const outcome = await act(gestureOf(channel, text, intent));
    if (outcome === undefined) setWords((next) => (next === '' ? text : next));
    else intend(undefined);
  };
  return (
    <div class="composer">
      {intent && <Intended intent={intent} onLeave={() => intend(undefined)} />}
      <TextBox
        words={words}
        setWords={setWords}
        focused={focused}
        hint={hint}
        onPick={() => {}}
        onWrite={(text) => void write(text)}
      />
    </div>
  );
}

function gestureOf(channel: string, text: string, intent: Intent | undefined) {
  if (intent === undefined) return { do: 'write', channel, text } as const;
  const { id } = intent.message;
  return intent.kind === 'reply'
    ? ({ do: 'write', channel, text, replyTo: id } as const)
    : ({ do: 'change', channel, message: id, text } as const);
}

function useHint(): string {
  const { screen, known } = useRoom();
  const text = useStrings();
  const channel = screen.channelId === undefined ? undefined : channelOf(known, screen.channelId);
  if (channel !== undefined && isThread(channel)) return text.hintThread;
  return channel !== undefined && isDirect(channel) ? text.hintDirect : text.hint;
}

interface IntendedProps {
  readonly intent: Intent;
  readonly onLeave: () => void;
}

function Intended({ intent: { kind, message }, onLeave }: IntendedProps) {
  const { known, text: common } = useRoom();
  const text = useStrings();
  const who = personName(known, message.authorId, common);
  return (
    <div class="intent">
      <Icon name={kind === 'reply' ? 'reply' : 'edit'} />
      <p>
        <strong>{kind === 'reply' ? text.replyingTo(who) : text.changing}</strong>
        <span>{wordsOf(message)}</span>
      </p>
      <button type="button" class="icon-button" aria-label={common.cancel} onClick={onLeave}>
        <Icon name="close" />
      </button>
    </div>
  );
}
