import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Log } from '../../src/engine/ports.ts';
import type { Template } from '../../src/template/domain/template.ts';
import type { Locale } from '../../src/kernel/text.ts';
import { servePage, type PageServer } from '../../src/rehearsal/page/page-server.ts';
import type { WireAct, WireOutcome } from '../../src/rehearsal/page/protocol-acts.ts';
import type { WireEvent, WirePerson, WireState } from '../../src/rehearsal/page/protocol.ts';
import type { WireMessage } from '../../src/rehearsal/page/protocol-shown.ts';
import { until } from '../../src/rehearsal/look.ts';
import { fakePainter } from '../support/painter.ts';

/** The rehearsal's server with its own folder, on which it can be restarted. */
export interface Site {
  page: PageServer;
  readonly folder: string;
  readonly warned: string[];
  startAgain(): Promise<void>;
  close(): Promise<void>;
}

/** With a `locale`, as started with that DEFAULT_LOCALE; `made`: what the cast plays. */
export async function openSite(
  before?: (folder: string) => Promise<void>,
  locale?: Locale,
  made?: Template,
): Promise<Site> {
  const folder = await mkdtemp(join(tmpdir(), 'palabre-page-'));
  await before?.(folder);
  const warned: string[] = [];
  const keep = (what: string, given?: unknown) =>
    void warned.push(`${what} ${JSON.stringify(given)}`);
  const log: Log = { info: () => {}, warn: keep, error: keep };
  const said = {
    ...(locale === undefined ? {} : { locale }),
    ...(made === undefined ? {} : { made }),
  };
  const start = () =>
    servePage({ port: 0, folder, log, editGapMs: 20, openPainter: fakePainter, ...said });
  const site: Site = {
    page: await start(),
    folder,
    warned,
    startAgain: async () => {
      await site.page.close();
      site.page = await start();
    },
    close: async () => {
      await site.page.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return site;
}

export async function get<T>(site: Site, path: string): Promise<T> {
  const answer = await fetch(site.page.url + path);
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return JSON.parse(await answer.text());
}

export function send(site: Site, path: string, body?: unknown): Promise<Response> {
  return fetch(site.page.url + path, {
    method: 'POST',
    headers: {
      origin: site.page.url,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

export async function post<T>(site: Site, path: string, body?: unknown): Promise<T> {
  const answer = await send(site, path, body);
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return JSON.parse(await answer.text());
}

export const stateOf = (site: Site, person?: WirePerson) =>
  get<WireState>(site, `/state${person === undefined ? '' : `?person=${person.id}`}`);

export async function personNamed(site: Site, start: string): Promise<WirePerson> {
  const found = (await stateOf(site)).people.find(({ name }) => name.startsWith(start));
  if (found === undefined) throw new Error(`Nobody is called ${start}.`);
  return found;
}

type Gesture = WireAct extends infer Act
  ? Act extends WireAct
    ? Omit<Act, 'person'>
    : never
  : never;

export const act = (site: Site, { id }: WirePerson, gesture: Gesture) =>
  post<WireOutcome>(site, '/act', { person: id, ...gesture });

/** A person's window: what the stream has sent so far. */
export interface Window {
  readonly events: WireEvent[];
  /** Waits until the stream has sent an event of that kind. */
  told<T extends WireEvent>(what: string, is: (event: WireEvent) => event is T): Promise<T>;
  told(what: string, is: (event: WireEvent) => boolean): Promise<WireEvent>;
  close(): void;
}

/** `under`: the path of the platform that is played on. */
export async function openWindow(site: Site, { id }: WirePerson, under = ''): Promise<Window> {
  const leaving = new AbortController();
  const { signal } = leaving;
  const answer = await fetch(`${site.page.url}${under}/stream?person=${encodeURIComponent(id)}`, {
    signal,
  });
  if (answer.status !== 200 || answer.body === null) throw new Error(await answer.text());
  const events: WireEvent[] = [];
  void readEvents(answer.body, events).catch(() => undefined);
  return {
    events,
    told: (what: string, is: (event: WireEvent) => boolean) => until(what, () => events.find(is)),
    close: () => leaving.abort(),
  };
}

async function readEvents(body: AsyncIterable<Uint8Array>, events: WireEvent[]): Promise<void> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of body) {
    text += decoder.decode(chunk, { stream: true });
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks)
      if (block.startsWith('data: ')) events.push(JSON.parse(block.slice(6)));
  }
}

export const textOf = (message: WireMessage): string =>
  `${message.content}${JSON.stringify(message.components)}`;

export type Said = Extract<WireEvent, { type: 'message' | 'edit' }>;

export function says(words: string): (event: WireEvent) => event is Said {
  return (event): event is Said =>
    (event.type === 'message' || event.type === 'edit') && textOf(event.message).includes(words);
}

export const isType =
  <T extends WireEvent['type']>(type: T) =>
  (event: WireEvent): event is Extract<WireEvent, { type: T }> =>
    event.type === type;

/**
 * Retries until the result is there, since what is behind the server can only be queried over the
 * wire.
 */
export async function eventually<T>(
  what: string,
  ask: () => Promise<T | undefined>,
  patienceMs = 25_000,
): Promise<T> {
  const giveUpAt = Date.now() + patienceMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > giveUpAt) throw new Error(`Asked in vain for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const messagesOf = (site: Site, person: WirePerson, channel: string) =>
  get<WireMessage[]>(site, `/messages?person=${person.id}&channel=${channel}`);

/** Waits for the latest message with a control of that address, anywhere this person can see. */
export function cardWith(site: Site, person: WirePerson, begins: string): Promise<WireMessage> {
  return eventually(`a card with ${begins}`, async () => {
    const { channels } = await stateOf(site, person);
    const lists = await Promise.all(channels.map(({ id }) => messagesOf(site, person, id)));
    return lists.flat().findLast((message) => textOf(message).includes(`"${begins}`));
  });
}

/** Presses the control whose address starts like this, on the latest message that has it. */
export async function press(site: Site, person: WirePerson, begins: string): Promise<WireOutcome> {
  const { id, channelId, components } = await cardWith(site, person, begins);
  const found = JSON.stringify(components).split(`"custom_id":"${begins}`)[1]?.split('"')[0] ?? '';
  const customId = begins + found;
  return act(site, person, { do: 'click', channel: channelId, message: id, customId });
}
