import { useState } from 'preact/hooks';
import type { Component } from '../../../local-discord/types.ts';
import { useRoom } from '../state/context.ts';
import { Picker } from '../ui/picker.tsx';
import { selectItems } from '../ui/select-items.tsx';
import type { InMessage } from './in-message.ts';

/** A select in a message: a choice is sent at once, as in Discord. */
export function MessageSelect({ component, message }: InMessage) {
  const { act, known, text } = useRoom();
  const [chosen, setChosen] = useState<readonly string[]>(() => chosenAtFirst(component));
  const [busy, setBusy] = useState(false);
  const { custom_id: customId, disabled } = component;
  const placeholder = component.placeholder ?? text.choose;
  const choose = async (values: readonly string[]): Promise<void> => {
    if (typeof customId !== 'string') return;
    setChosen(values);
    setBusy(true);
    await act({ do: 'choose', channel: message.channelId, message: message.id, customId, values });
    setBusy(false);
  };
  return (
    <Picker
      name={placeholder}
      placeholder={placeholder}
      items={selectItems(component, known)}
      chosen={chosen}
      max={component.max_values ?? 1}
      busy={busy || disabled === true}
      onChoose={(keys) => void choose(keys)}
    />
  );
}

const chosenAtFirst = ({ options, default_values }: Component): readonly string[] =>
  options?.filter((option) => option.default === true).map(({ value }) => value) ??
  default_values?.map(({ id }) => id) ??
  [];
