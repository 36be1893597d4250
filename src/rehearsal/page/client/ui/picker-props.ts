import type { Item } from './listbox.tsx';

export interface PickerProps {
  readonly name: string;
  readonly placeholder: string;
  readonly items: readonly Item[];
  readonly chosen: readonly string[];
  /** If more than one, a button confirms the choice. */
  readonly max: number;
  readonly onChoose: (keys: readonly string[]) => void;
  readonly describedBy?: string;
  readonly invalid?: boolean;
  readonly busy?: boolean;
  readonly id?: string;
}
