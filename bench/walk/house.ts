import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Component, Modal } from '../../src/rehearsal/local-discord/types.ts';
import type {
  WireAct,
  WireMessages,
  WireOutcome,
  WireState,
} from '../../src/rehearsal/page/protocol.ts';

/** A rehearsal in a program of its own, of this version or of another, and gestures without a window. */
export interface House {
  readonly url: string;
  state(person?: string): Promise<WireState>;
  /** Presses the newest button with such a label, in the first channel with such a name. */
  press(person: string, channel: RegExp, label: RegExp): Promise<WireOutcome>;
  /** Presses, and answers every text of the form that comes. */
  answer(person: string, channel: RegExp, label: RegExp, words: string): Promise<void>;
  /** Time goes by, in milliseconds. */
  later(ms: number): Promise<void>;
  close(): Promise<void>;
}

/** Cards are edited a little later than the change. */
export const settle = () => pause(1_500);

export async function openHouse(program: readonly string[], locale: string): Promise<House> {
  const data = await mkdtemp(join(tmpdir(), 'palabre-walk-'));
  const [command = '', ...args] = [...program, '--port', '0', '--data', data];
  const env = { PATH: process.env['PATH'] ?? '', DEFAULT_LOCALE: locale, LOG_LEVEL: 'error' };
  const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await addressIn(child.stdout);
  const state = async (person?: string): Promise<WireState> =>
    read(await fetch(`${url}/state${person === undefined ? '' : `?person=${person}`}`));
  const act = (gesture: WireAct): Promise<WireOutcome> => post(url, '/act', gesture);
  const press = async (person: string, channel: RegExp, label: RegExp): Promise<WireOutcome> => {
    const found = await buttonIn(url, await state(person), channel, label);
    return act({ person, do: 'click', ...found });
  };
  return {
    url,
    state,
    press,
    answer: async (person, channel, label, words) => {
      const opened = await press(person, channel, label);
      if (opened.kind !== 'modal') throw new Error(`${String(label)} opened no form.`);
      await act({
        person,
        do: 'submit',
        modal: opened.modal,
        values: answersTo(opened.modal, words),
      });
    },
    later: async (ms) => {
      await post(url, '/clock', { forwardMs: ms });
    },
    close: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
      await rm(data, { recursive: true, force: true });
    },
  };
}

async function addressIn(output: AsyncIterable<Buffer>): Promise<string> {
  let said = '';
  for await (const piece of output) {
    said += String(piece);
    const found = /http:\/\/\S+/u.exec(said);
    if (found !== null) return found[0];
  }
  throw new Error(`The program said no address: ${said}`);
}

async function post<T>(url: string, path: string, body: unknown): Promise<T> {
  return read<T>(
    await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url },
      body: JSON.stringify(body),
    }),
  );
}

async function read<T>(answer: Response): Promise<T> {
  if (!answer.ok) throw new Error(await answer.text());
  return JSON.parse(await answer.text());
}

async function buttonIn(url: string, { me, channels }: WireState, name: RegExp, label: RegExp) {
  for (const channel of channels.filter((each) => name.test(each.name))) {
    const path = `${url}/messages?person=${me.id}&channel=${channel.id}`;
    const messages = await read<WireMessages>(await fetch(path));
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
