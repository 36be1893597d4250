import { useEffect, useState } from 'preact/hooks';
import { useRoom } from '../state/context.ts';
import type { Leaf } from './commands.ts';
import { CommandForm } from './command-form.tsx';
import { TextBox } from './text-box.tsx';

/** Where people write or give a command. */
export function Composer() {
  const { screen, known, text, act } = useRoom();
  const [leaf, setLeaf] = useState<Leaf>();
  const [words, setWords] = useState('');
  const [returning, setReturning] = useState(false);
  // A half-typed command belongs to one person and channel.
  useEffect(() => setLeaf(undefined), [known.me.id, screen.channelId]);
  const channel = screen.channelId;
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
          hint={text.composerHint}
          onPick={pick}
          onWrite={(text) => void write(text)}
        />
      ) : (
        <CommandForm key={leaf.command} leaf={leaf} channel={channel} onLeave={leave} />
      )}
    </div>
  );
}
