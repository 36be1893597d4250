import type { Modal, Outcome } from '../local-discord/types.ts';
import type { WireMessage } from './protocol-shown.ts';

/** What people do in the page, and what comes of it. */

/** POST /act : a gesture by a person. Answers with a WireOutcome, or 422 and a WireProblem. */
export type WireAct = { readonly person: string } & (
  | {
      readonly do: 'slash';
      readonly channel: string;
      /** By base names: `workshop start`. */
      readonly command: string;
      readonly options: Readonly<Record<string, string | number | boolean>>;
    }
  | {
      readonly do: 'complete';
      readonly channel: string;
      readonly command: string;
      readonly options: Readonly<Record<string, string | number | boolean>>;
      readonly focused: string;
    }
  | {
      readonly do: 'click';
      readonly channel: string;
      readonly message: string;
      readonly customId: string;
    }
  | {
      readonly do: 'choose';
      readonly channel: string;
      readonly message: string;
      readonly customId: string;
      readonly values: readonly string[];
    }
  | {
      readonly do: 'submit';
      readonly modal: Modal;
      readonly values: Readonly<Record<string, string | readonly string[]>>;
    }
  | {
      readonly do: 'contextMenu';
      readonly name: string;
      readonly channel: string;
      readonly message: string;
    }
  | { readonly do: 'write'; readonly channel: string; readonly text: string }
);

/**
 * POST /matrix/act : a gesture by a person on Matrix. The same routes as for Discord are under
 * `/matrix`, but for files.
 */
export type WireMatrixAct = { readonly person: string; readonly channel: string } & (
  | { readonly do: 'write'; readonly text: string; readonly replyTo?: string }
  /** Takes the reaction back if it is there. */
  | { readonly do: 'react'; readonly message: string; readonly key: string }
  | { readonly do: 'change'; readonly message: string; readonly text: string }
  | { readonly do: 'takeBack'; readonly message: string }
  /** Unpins it if it is pinned. */
  | { readonly do: 'pin'; readonly message: string }
);

/**
 * POST /files?person=ID&name=NAME&type=TYPE : the raw bytes of a file for a command. Its id is then
 * the value of the option.
 */
export interface WireFile {
  readonly id: string;
}

/** A gesture's outcome; messages also come through the stream. `choices` answers `complete`. */
export type WireOutcome =
  | { readonly kind: 'modal'; readonly modal: Modal }
  | { readonly kind: 'message' | 'update'; readonly message: WireMessage }
  | { readonly kind: 'choices'; readonly choices: Extract<Outcome, { kind: 'choices' }>['choices'] }
  | { readonly kind: 'done' };

/** POST /people : a new member. Answers with a WirePerson. */
export interface WireNewPerson {
  readonly name: string;
  /** Discord's language tag or, as Discord has no Catalan, `ca` for somebody who chooses it. */
  readonly locale: 'fr' | 'en-US' | 'ca' | 'es-ES';
  readonly facilitates: boolean;
}

/** POST /cast : answers with a WireCast, at once. A new order replaces the one before. */
export type WireCastOrder =
  { readonly do: 'step' | 'end'; readonly pace: 'human' | 'instant' } | { readonly do: 'stop' };

/**
 * POST /clock : moves the clock forward, never back. Answers with a WireClock; 422 without a
 * timebox.
 */
export type WireClockOrder = { readonly forwardMs: number } | { readonly to: 'timeboxEnd' };
