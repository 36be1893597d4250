interface TickBoxProps {
  readonly type: 'radio' | 'checkbox';
  readonly name?: string;
  readonly label: string;
  readonly help?: string | null | undefined;
  readonly ticked: boolean;
  readonly disabled?: boolean;
  readonly onChange: () => void;
}

/** A checkbox that can be pressed anywhere. */
export function TickBox({ type, name, label, help, ticked, disabled, onChange }: TickBoxProps) {
  return (
    <label class={ticked ? 'choice choice-ticked' : 'choice'}>
      <input {...{ type, name, disabled, onChange }} checked={ticked} />
      <span class="option-words">
        <span class="option-label">{label}</span>
        {help && <span class="option-help">{help}</span>}
      </span>
    </label>
  );
}
