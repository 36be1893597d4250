import { useEffect, useRef, useState } from 'preact/hooks';
import { toWriting } from '../message/asked.ts';
import { useRoom } from '../state/context.ts';
import { useMedia } from '../ui/use-media.ts';
import type { Leaf } from './commands.ts';
import { CommandForm } from './command-form.tsx';
import { TextBox } from './text-box.tsx';

/** Where people write or give a command. */
export function Composer() {
  const { screen, known, text, act } = useRoom();
  const [leaf, setLeaf] = useState<Leaf>();
  const [words, setWords] = useState('');
  const [returning, setReturning] = useState(false);
  const hasKeys = useMedia('(pointer: fine) and (min-width: 760px)');
  // A half-typed command belongs to one person and channel.
  useEffect(() => setLeaf(undefined), [known.me.id, screen.channelId]);
  const channel = screen.channelId;
  useWritingIn(channel);
  if (channel === undefined) return null;
  const leave = (): void => {
    setReturning(true);
    setLeaf(undefined);
  };
  const pick = (next: Leaf): void => {
    setWords('');
    if (next.options.length > 0) setLeaf(next);
    else void act({ do: 'slash', channel, command: next.command, options: {} });
  };
  const write = async (text: string): Promise<void> => {
    // What is typed meanwhile is the next message.
    setWords('');
    const outcome = await act({ do: 'write', channel, text });
    if (outcome === undefined) setWords((next) => (next === '' ? text : next));
  };
  return (
    <div class="composer">
      {leaf === undefined ? (
        <TextBox
          words={words}
          setWords={setWords}
          focused={returning}
          hint={hasKeys ? text.composerHintKeys : text.composerHint}
          onPick={pick}
          onWrite={(text) => void write(text)}
        />
      ) : (
        <CommandForm key={leaf.command} leaf={leaf} channel={channel} onLeave={leave} />
      )}
    </div>
  );
}

/** As in Discord, whoever opens a channel can write at once; on a touch screen, the keyboard would come. */
function useWritingIn(channel: string | undefined): void {
  const before = useRef(channel);
  useEffect(() => {
    const changed = before.current !== undefined && before.current !== channel;
    before.current = channel;
    if (changed && window.matchMedia('(pointer: fine)').matches) toWriting();
  }, [channel]);
}
