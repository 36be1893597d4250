import type { Rich } from '../rich.ts';
import { isBlank } from '../written.ts';
import type { ActionRef } from './action.ts';
import type { Picture } from './picture.ts';

/** A platform-neutral message. Adapters lay it out and split it to fit their platform. */
export interface View {
  /** `#RRGGBB`; a sign or a name always says the same, so colour is never the only cue. */
  readonly accent?: string;
  readonly blocks: readonly Block[];
  readonly rows?: readonly Row[];
  readonly files?: readonly ViewFile[];
  /** The only people the message notifies, once, when it is posted; it mentions them. */
  readonly notifies?: readonly string[];
  /**
   * Pinned where the platform pins messages, although it has nothing to press, so that it can be
   * found again.
   */
  readonly pinned?: true;
  /**
   * What a vote on it chooses among, if it takes votes: a chat without forms explains how to write
   * one.
   */
  readonly ballot?: { readonly stances: 2 | 3; readonly options: number };
  /** Posted without a notification sound, if the platform can. */
  readonly quiet?: true;
}

export type Block =
  | { readonly kind: 'title'; readonly text: Rich }
  | { readonly kind: 'heading'; readonly text: Rich }
  | { readonly kind: 'text'; readonly text: Rich }
  | { readonly kind: 'small'; readonly text: Rich }
  | { readonly kind: 'list'; readonly items: readonly Rich[] }
  | { readonly kind: 'quote'; readonly text: Rich }
  | { readonly kind: 'table'; readonly rows: readonly TableRow[] }
  /** `alt` says the same in words, for people who cannot see it and for when it cannot be drawn. */
  | { readonly kind: 'picture'; readonly picture: Picture; readonly alt: string }
  | { readonly kind: 'divider' };

/** Whether a block has nothing to show, such as a text of only spaces. */
export function isEmpty(block: Block): boolean {
  switch (block.kind) {
    case 'divider':
    case 'picture':
      return false;
    case 'list':
      return block.items.every(isBlankText);
    case 'table':
      return block.rows.length === 0;
    default:
      return isBlankText(block.text);
  }
}

const isBlankText = (text: Rich): boolean =>
  text.every((piece) => typeof piece === 'string' && isBlank(piece));

/**
 * A row of figures: its label, the formatted figure, and its share of the whole, 0 to 1;
 * `lighterShare` is shown beside it in a lighter tone; `whole` is how many people the whole is.
 */
export interface TableRow {
  readonly label: string;
  readonly figure: string;
  readonly share: number;
  readonly lighterShare?: number;
  readonly whole?: number;
  readonly best: boolean;
  /** A button beside the row. A chat that reads words instead of presses leaves it out. */
  readonly button?: Button;
}

export type Row =
  | { readonly kind: 'buttons'; readonly buttons: readonly Button[] }
  | {
      readonly kind: 'choose';
      readonly action: ActionRef;
      readonly placeholder: string;
      readonly options: readonly Choice[];
    }
  | { readonly kind: 'choosePerson'; readonly action: ActionRef; readonly placeholder: string };

export interface Button {
  readonly label: string;
  readonly action: ActionRef;
  readonly tone?: 'main' | 'plain' | 'danger';
  /** Shown, so that the others keep their places, but can't be pressed now. */
  readonly disabled?: boolean;
}

export interface Choice {
  readonly id: string;
  readonly label: string;
  readonly help?: string;
  /** What people call it, if its label says more. */
  readonly title?: string;
}

export interface ViewFile {
  readonly name: string;
  readonly text: string;
  /** The content of a file that is not text, such as a PDF; `text` is then empty. */
  readonly bytes?: Uint8Array;
}

/** A file as it is sent. */
export function bytesOf({ text, bytes }: ViewFile): Uint8Array {
  return bytes ?? new TextEncoder().encode(text);
}

/**
 * A file in pieces that each take little time to write, so that the caller can yield in between. It
 * can be written more than once.
 */
export interface FileInPieces {
  readonly name: string;
  readonly chunks: () => Iterable<string>;
  /** A smaller version of the file, for when the full one is too large. */
  readonly lighter?: FileInPieces;
}

/** A platform-neutral form: at most five fields, since no chat can show more at once. */
export interface Form {
  readonly title: string;
  readonly action: ActionRef;
  readonly fields: readonly FormField[];
}

interface FieldBase {
  readonly id: string;
  readonly label: string;
  readonly help?: string;
  readonly required: boolean;
}

export type FormField =
  | (FieldBase & {
      readonly kind: 'short' | 'paragraph';
      readonly max: number;
      readonly placeholder?: string;
      readonly value?: string;
    })
  | (FieldBase & {
      readonly kind: 'oneOf';
      readonly options: readonly Choice[];
      readonly value?: string;
    })
  | (FieldBase & {
      readonly kind: 'someOf';
      readonly options: readonly Choice[];
      readonly values?: readonly string[];
    })
  | (FieldBase & { readonly kind: 'member'; readonly value?: string });

/** A row of the buttons that apply; the adapter breaks rows after five. */
export function buttons(...list: readonly (Button | false | undefined)[]): Row[] {
  const present = list.filter((button) => button !== false && button !== undefined);
  return present.length === 0 ? [] : [{ kind: 'buttons', buttons: present }];
}
