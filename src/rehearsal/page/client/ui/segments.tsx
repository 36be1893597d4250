interface SegmentsProps<Key extends string> {
  readonly name: string;
  readonly options: readonly (readonly [Key, string])[];
  readonly chosen: Key;
  readonly onPick: (key: Key) => void;
}

/** Two or three choices side by side: radio buttons in disguise. */
export function Segments<Key extends string>(props: SegmentsProps<Key>) {
  const { name, options, chosen, onPick } = props;
  return (
    <fieldset class="segments">
      <legend class="unseen">{name}</legend>
      {options.map(([key, label]) => (
        <label key={key} class={key === chosen ? 'segment segment-on' : 'segment'}>
          <input
            type="radio"
            name={name}
            class="unseen"
            checked={key === chosen}
            onChange={() => onPick(key)}
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
