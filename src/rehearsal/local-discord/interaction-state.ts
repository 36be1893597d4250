import type { InteractionWhat, Message, Outcome } from './types.ts';
import type { ChannelState, MemberState, MessageState } from './world.ts';

/** Discord's interaction types. */
export const InteractionKind = {
  command: 2,
  component: 3,
  autocomplete: 4,
  modalSubmit: 5,
} as const;

export type InteractionKind = (typeof InteractionKind)[keyof typeof InteractionKind];

/** 3 seconds to acknowledge, then 15 minutes to follow up (Discord, "Receiving and Responding"). */
export const ACKNOWLEDGE_WITHIN = 3_000;
export const TOKEN_LIFE = 15 * 60_000;

export interface InteractionState {
  readonly id: string;
  readonly token: string;
  readonly kind: InteractionKind;
  readonly what: InteractionWhat;
  /** The command's name, the button's label or the modal's title: for people who read a log. */
  readonly name: string;
  readonly member: MemberState;
  readonly channel: ChannelState;
  readonly createdAt: number;
  /** The message whose component was used, or from which the modal was opened. */
  readonly source?: MessageState;
  status: 'waiting' | 'deferredReply' | 'deferredUpdate' | 'done' | 'failed';
  /** What `@original` means. */
  original?: MessageState;
  /** Shared with the outcome, so that late follow-ups are found there. */
  readonly followUps: Message[];
  /** Why the bot's last attempt to acknowledge was refused. */
  refusal?: string;
  settle(outcome: Outcome): void;
  fail(reason: string): void;
}
