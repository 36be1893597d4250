import type { Component } from '../../../local-discord/types.ts';
import type { WireMessage } from '../../protocol-shown.ts';

export interface InMessage {
  readonly component: Component;
  readonly message: WireMessage;
  /** The id of the words that it stands beside, which say what it is about. */
  readonly beside?: string;
}
