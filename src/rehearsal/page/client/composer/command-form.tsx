import type { TargetedKeyboardEvent, TargetedSubmitEvent } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { CommandOption } from '../../../local-discord/types.ts';
import { useRoom } from '../state/context.ts';
import type { Gesture } from '../state/use-gestures.ts';
import { Icon } from '../ui/icon.tsx';
import { localised } from '../../../local-discord/localised.ts';
import type { Leaf } from './commands.ts';
import { FileField } from './file-field.tsx';
import { OptionField } from './option-field.tsx';
import { OptionKind, soFar, valueOf, type FilledOptions, type OptionValues } from './options.ts';
import { completed } from './completed.ts';

interface CommandFormProps {
  readonly leaf: Leaf;
  readonly channel: string;
  readonly onLeave: () => void;
}

/** A command being filled in: its options as short fields on one line. */
export function CommandForm(props: CommandFormProps) {
  const { leaf, onLeave } = props;
  const { text } = useRoom();
  const { form, filled, setFilled, shown, others, added, add, asking, checked, busy, onSubmit } =
    useCommand(props);
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLFormElement>): void => {
    if (event.key === 'Escape' && !event.defaultPrevented) onLeave();
  };
  return (
    <form class="command" ref={form} onSubmit={onSubmit} onKeyDown={onKeyDown}>
      <Head leaf={leaf} onLeave={onLeave} />
      <div class="command-fields">
        {shown.map((option) => {
          const { name } = option;
          const Field = option.type === OptionKind.file ? FileField : OptionField;
          return (
            <Field
              key={name}
              option={option}
              filled={filled[name] ?? { words: '' }}
              focused={option.name === (added.at(-1) ?? shown[0]?.name)}
              problem={checked ? valueOf(option, filled[name], text).problem : undefined}
              frame={form}
              ask={(words) => asking(name, words)}
              onFill={(next) => setFilled((before) => ({ ...before, [name]: next }))}
            />
          );
        })}
        {others.map((option) => (
          <AddOption key={option.name} option={option} onAdd={() => add(option.name)} />
        ))}
        <button type="submit" class="button button-main" aria-busy={busy}>
          {text.send}
        </button>
      </div>
    </form>
  );
}

function useCommand({ leaf, channel, onLeave }: CommandFormProps) {
  const { text, act } = useRoom();
  const [filled, setFilled] = useState<FilledOptions>({});
  const [added, setAdded] = useState<readonly string[]>([]);
  const [checked, setChecked] = useState(false);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const isShown = ({ name, required }: CommandOption): boolean =>
    required === true || added.includes(name);
  const shown = leaf.options.filter(isShown);
  const others = leaf.options.filter((option) => !isShown(option));
  useLayoutEffect(() => {
    // Focuses the first field; if all are optional, the first one that can be added.
    if (shown.length === 0)
      form.current?.querySelector<HTMLElement>('.command-fields button')?.focus();
  }, []);
  const asking = (name: string, words: string): Gesture => ({
    do: 'complete',
    channel,
    command: leaf.command,
    options: { ...soFar(leaf.options, filled), [name]: words },
    focused: name,
  });
  const send = async (): Promise<void> => {
    setBusy(true);
    const settled = await completed(shown, filled, (name, words) => act(asking(name, words)));
    setBusy(false);
    setFilled(settled);
    setChecked(true);
    const options = valuesOf(shown, settled, text);
    if (options === undefined) return form.current?.querySelector('input')?.focus();
    setBusy(true);
    const outcome = await act({ do: 'slash', channel, command: leaf.command, options });
    setBusy(false);
    if (outcome !== undefined) onLeave();
  };
  const onSubmit = (event: TargetedSubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (!busy) void send();
  };
  const add = (name: string): void => setAdded([...added, name]);
  return { form, filled, setFilled, shown, others, added, add, asking, checked, busy, onSubmit };
}

/** All values, or undefined while one of them cannot be sent. */
function valuesOf(
  options: readonly CommandOption[],
  filled: FilledOptions,
  text: Parameters<typeof valueOf>[2],
): OptionValues | undefined {
  const read = options.map((option) => ({
    name: option.name,
    ...valueOf(option, filled[option.name], text),
  }));
  if (read.some(({ problem }) => problem !== undefined)) return undefined;
  return Object.fromEntries(
    read.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])),
  );
}

function Head({ leaf, onLeave }: Pick<CommandFormProps, 'leaf' | 'onLeave'>) {
  const { text } = useRoom();
  const name = `/${leaf.label}`;
  return (
    <p class="command-head">
      <strong>{name}</strong> <span>{leaf.description}</span>
      <button
        type="button"
        class="icon-button"
        aria-label={text.cancelCommand(name)}
        onClick={onLeave}
      >
        <Icon name="close" />
      </button>
    </p>
  );
}

interface AddOptionProps {
  readonly option: CommandOption;
  readonly onAdd: () => void;
}

function AddOption({ option, onAdd }: AddOptionProps) {
  const { known, text } = useRoom();
  const { name } = localised(option, known.me.locale);
  return (
    <button
      type="button"
      class="button button-quiet"
      aria-label={text.addOption(name)}
      onClick={onAdd}
    >
      <Icon name="plus" />
      {name}
    </button>
  );
}
