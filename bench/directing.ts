import { setTimeout as pause } from 'node:timers/promises';
import type { Component, Modal } from '../src/rehearsal/local-discord/types.ts';
import type { WireAct, WireOutcome } from '../src/rehearsal/page/protocol-acts.ts';
import type {
  WireCast,
  WireClock,
  WireMessages,
  WireState,
} from '../src/rehearsal/page/protocol.ts';

/** A rehearsal as somebody directs it, without a window. */
export interface Rehearsal {
  readonly url: string;
  /** The facilitator's, if nobody is named. */
  state(person?: string): Promise<WireState>;
  /** By the facilitator. */
  slash(command: string, options?: Readonly<Record<string, string>>): Promise<WireOutcome>;
  /** Presses the newest button with such a label, in the first channel with such a name. */
  press(person: string, channel: RegExp, label: RegExp): Promise<WireOutcome>;
  /** Presses, and answers every text of the form that comes. */
  answer(person: string, channel: RegExp, label: RegExp, words: string): Promise<void>;
  /** The cast plays steps until one with such a title is played; to the end if none is given. */
  playTo(step?: RegExp): Promise<void>;
  /** Time goes by, in milliseconds. */
  later(ms: number): Promise<void>;
}

/** Cards are edited a little later than the change. */
export const settle = (ms = 1_500) => pause(ms);

export function direct(url: string): Rehearsal {
  const state = (person?: string) =>
    ask<WireState>(url, `/state${person === undefined ? '' : `?person=${person}`}`);
  const act = (gesture: WireAct) => ask<WireOutcome>(url, '/act', gesture);
  const press = async (person: string, channel: RegExp, label: RegExp): Promise<WireOutcome> => {
    const found = await buttonIn(url, await state(person), channel, label);
    return act({ person, do: 'click', ...found });
  };
  return {
    url,
    state,
    press,
    slash: async (command, options = {}) => {
      const { me, channels } = await state();
      const channel = channels[0]?.id ?? '';
      return act({ person: me.id, do: 'slash', channel, command, options });
    },
    answer: async (person, channel, label, words) => {
      const opened = await press(person, channel, label);
      if (opened.kind !== 'modal') throw new Error(`${String(label)} opened no form.`);
      const { modal } = opened;
      await act({ person, do: 'submit', modal, values: answersTo(modal, words) });
    },
    playTo: async (step) => {
      for (;;) {
        await ask<WireCast>(url, '/cast', {
          do: step === undefined ? 'end' : 'step',
          pace: 'instant',
        });
        const played = await stopped(state);
        if (played.trouble !== undefined) throw new Error(played.trouble);
        if (step === undefined || step.test(played.step ?? '')) return;
      }
    },
    later: async (ms) => {
      await ask<WireClock>(url, '/clock', { forwardMs: ms });
    },
  };
}

async function ask<T>(url: string, path: string, body?: unknown): Promise<T> {
  const headers = { 'content-type': 'application/json', origin: url };
  const sent = body === undefined ? {} : { method: 'POST', headers, body: JSON.stringify(body) };
  const answer = await fetch(url + path, sent);
  if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
  return JSON.parse(await answer.text());
}

async function stopped(state: () => Promise<WireState>): Promise<WireCast> {
  for (;;) {
    await pause(200);
    // A busy machine may have let the connection go: it is asked again.
    const now = await state().catch(() => undefined);
    if (now?.cast.playing === false) return now.cast;
  }
}

async function buttonIn(url: string, { me, channels }: WireState, name: RegExp, label: RegExp) {
  for (const channel of channels.filter((each) => name.test(each.name))) {
    const path = `/messages?person=${me.id}&channel=${channel.id}`;
    const messages = await ask<WireMessages>(url, path);
    for (const message of messages.toReversed()) {
      const button = message.components
        .flatMap(within)
        .find((each) => label.test(each.label ?? '') && each.disabled !== true);
      if (typeof button?.custom_id === 'string')
        return { channel: channel.id, message: message.id, customId: button.custom_id };
    }
  }
  throw new Error(`No button ${String(label)} in ${String(name)}.`);
}

const within = (component: Component): Component[] => [
  component,
  ...(component.components ?? []).flatMap(within),
];

const textInput = 4;

/** The same words in each field that takes them; choices are left open. */
function answersTo({ components }: Modal, words: string): Record<string, string> {
  const inputs = components.flatMap(({ component }) => component ?? []);
  return Object.fromEntries(
    inputs
      .filter(({ type }) => type === textInput)
      .map(({ custom_id }) => [String(custom_id), words]),
  );
}
