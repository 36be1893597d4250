import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { z } from 'zod';
import { sidePages } from '../../src/rehearsal/page/side-pages.ts';
import { launchBrowser } from '../../src/rehearsal/page/browser.ts';
import { servePage, type PageServer } from '../../src/rehearsal/page/page-server.ts';
import type { WireAct } from '../../src/rehearsal/page/protocol-acts.ts';
import type { Template } from '../../src/template/domain/template.ts';
import type { Locale } from '../../src/kernel/text.ts';
import { silentLog } from '../support/logs.ts';
import { fakePainter } from '../support/painter.ts';

/** The rehearsal as `npm start` opens it, and a browser to look at it with. */
export interface Venue {
  readonly url: string;
  /** A new window, as somebody; by default as the facilitator. */
  window(name?: string, options?: BrowserContextOptions): Promise<Page>;
  person(name: string): Promise<Named>;
  /** A gesture without a window, to quickly get to where a test begins. */
  act(name: string, gesture: Omit<WireAct & { do: 'slash' }, 'person' | 'channel'>): Promise<void>;
  /** The server goes down, and comes back at the same address with everything it saved. */
  outage(during: () => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

const namedSchema = z.object({ id: z.string(), name: z.string() });
type Named = z.infer<typeof namedSchema>;

const stateSchema = z.object({
  people: z.array(namedSchema),
  channels: z.array(namedSchema.extend({ parentId: z.string().optional() })),
});

/**
 * Without a `locale`, as without DEFAULT_LOCALE: in French, and the page in the browser's language.
 * `made`: a workshop that the cast plays instead of its own.
 */
export async function openVenue(locale?: Locale, made?: Template): Promise<Venue> {
  const folder = await mkdtemp(join(tmpdir(), 'palabre-page-'));
  const beside = sidePages({ log: silentLog, port: () => 0, folder, variables: {} });
  const open = (port: number): Promise<PageServer> =>
    servePage({
      port,
      folder,
      log: silentLog,
      editGapMs: 20,
      openPainter: fakePainter,
      beside: beside.routes,
      ...(locale === undefined ? {} : { locale }),
      ...(made === undefined ? {} : { made }),
    });
  let server = await open(0);
  const { url } = server;
  const browser = await launchBrowser();
  const state = async () => stateSchema.parse(await (await fetch(`${url}/state`)).json());
  const person = async (name: string): Promise<Named> => {
    const found = (await state()).people.find((each) => each.name.startsWith(name));
    if (found === undefined) throw new Error(`Nobody here is called ${name}.`);
    return found;
  };
  return {
    url,
    person,
    window: async (name, options) => {
      const query = name === undefined ? '' : `?person=${(await person(name)).id}`;
      return openWindow(browser, `${url}/${query}`, options);
    },
    act: async (name, gesture) => {
      const channel = (await state()).channels.find(({ parentId }) => parentId === undefined)?.id;
      await post(url, '/act', { ...gesture, person: (await person(name)).id, channel });
    },
    outage: async (during) => {
      await server.close();
      await during();
      server = await open(Number(new URL(url).port));
    },
    close: () => leave(server, browser, folder),
  };
}

/** In milliseconds; a shorter limit than the test's, so that the error names what is missing. */
const patienceMs = 20_000;

async function openWindow(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
    locale: 'fr-CA',
    ...options,
  });
  context.setDefaultTimeout(patienceMs);
  const page = await context.newPage();
  await page.goto(url);
  await page.locator('.composer').waitFor();
  return page;
}

async function post(url: string, path: string, body: unknown): Promise<void> {
  const answer = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
}

async function leave(server: PageServer, browser: Browser, folder: string): Promise<void> {
  await browser.close();
  await server.close();
  await rm(folder, { recursive: true, force: true });
}

/** Gives a command by keyboard, accepting the bot's suggestion for its first option. */
export async function command(page: Page, words: string, option = false): Promise<void> {
  await page.locator('.composer-box').fill(words);
  await page.locator('[role=option]').first().waitFor();
  await page.keyboard.press('Enter');
  if (!option) return;
  await page.locator('.command [aria-expanded=true]').waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
}

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const grave = new Set(['serious', 'critical']);

/** Serious problems found by axe, each with its rule and place. */
export async function graveFaults(page: Page): Promise<string[]> {
  const found = await violations(page);
  return described(found.filter(({ impact }) => grave.has(impact ?? '')));
}

/** Everything axe finds. */
export async function faults(page: Page): Promise<string[]> {
  return described(await violations(page));
}

async function violations(page: Page): Promise<AxeResult['violations']> {
  if (!(await page.evaluate(`'axe' in window`)))
    await page.evaluate(await readFile(axePath, 'utf8'));
  // Leaves out what passes: reporting it takes longer than finding it.
  const found: AxeResult = await page.evaluate(`axe.run({ resultTypes: ['violations'] })`);
  return found.violations;
}

function described(found: AxeResult['violations']): string[] {
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly impact: string | null;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}
