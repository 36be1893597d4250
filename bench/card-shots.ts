import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../src/rehearsal/page/browser.ts';
import { servePage } from '../src/rehearsal/page/page-server.ts';
import type { WireCast, WireState } from '../src/rehearsal/page/protocol.ts';
import { openLog } from '../src/system/pino-log.ts';
import { fontsForShots } from './fonts-for-shots.ts';

const looks = [
  { name: 'desktop-light', width: 1280, height: 800, colorScheme: 'light', phone: false },
  { name: 'desktop-dark', width: 1280, height: 800, colorScheme: 'dark', phone: false },
  { name: 'phone-light', width: 390, height: 844, colorScheme: 'light', phone: true },
  { name: 'phone-dark', width: 390, height: 844, colorScheme: 'dark', phone: true },
] as const;
type Look = (typeof looks)[number];

/** A rehearsal as somebody directs it, without a window. */
interface Rehearsal {
  readonly url: string;
  state(person?: string): Promise<WireState>;
  slash(command: string, options?: Readonly<Record<string, string>>): Promise<void>;
  /** The cast plays steps until this one is played. */
  playTo(step: string): Promise<void>;
  forward(days: number): Promise<void>;
  close(): Promise<void>;
}

/** All that people see of a whole workshop, channel by channel, at the moments when it is worth it. */
export async function cardShots(folder: string): Promise<void> {
  const rehearsal = await openRehearsal();
  const browser = await launchBrowser({ forOnePage: false });
  const style = fontsForShots();
  const shoot = (moment: string, who: string, where: readonly string[]) =>
    momentShots({ rehearsal, browser, style, folder }, moment, who, where);
  try {
    await rehearsal.slash('workshop start', { template: 'en-commun' });
    await shoot('1-begun', 'Maëlle', ['atelier', 'Animation']);
    await rehearsal.playTo('Tour de table');
    await shoot('2-go-round', 'Maëlle', ['atelier', 'Animation']);
    await rehearsal.playTo('Exercice 1 – Pilier Communauté');
    for (const command of ['contributions', 'help', 'settings', 'workshop status'])
      await rehearsal.slash(command);
    await shoot('3-exercise', 'Maëlle', ['atelier', 'Animation', '1.1']);
    await shoot('3-exercise-in-english', 'Callum', ['atelier', '1.1']);
    await rehearsal.playTo('Retour sur les outils et ressources actuels');
    await shoot('4-vote', 'Josiane', ['atelier']);
    await rehearsal.playTo('');
    await rehearsal.slash('recap schedule', { day: 'monday', time: '09:00' });
    await rehearsal.forward(8);
    await shoot('5-over', 'Maëlle', ['atelier', 'Animation', 'Bilan']);
  } finally {
    await browser.close();
    await rehearsal.close();
  }
}

interface Studio {
  readonly rehearsal: Rehearsal;
  readonly browser: Browser;
  readonly style: string;
  readonly folder: string;
}

/** Cards are edited a little later than the change. */
const settledMs = 2_000;

async function momentShots(
  { rehearsal, browser, style, folder }: Studio,
  moment: string,
  who: string,
  where: readonly string[],
): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, settledMs));
  const { people } = await rehearsal.state();
  const person = people.find(({ name }) => name.startsWith(who))?.id;
  const { channels } = await rehearsal.state(person);
  for (const look of looks)
    for (const name of where) {
      const channel = channels.find((each) => each.name.includes(name));
      if (channel === undefined || person === undefined) continue;
      const page = await openPage(browser, look, style);
      await page.goto(`${rehearsal.url}/?person=${person}#${channel.id}`);
      await page.locator('.message').first().waitFor();
      await page.addStyleTag({ content: style });
      await page.evaluate('document.fonts.ready.then(() => 0)');
      await inPieces(page, look, join(folder, `${moment}-${slug(name)}-${look.name}`));
      await page.context().close();
    }
}

const slug = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]+/gu, '-');

async function openPage(browser: Browser, look: Look, style: string): Promise<Page> {
  const { width, height, colorScheme, phone } = look;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme,
    reducedMotion: 'reduce',
    hasTouch: phone,
    isMobile: phone,
    deviceScaleFactor: phone ? 2 : 1,
    locale: 'fr-CA',
    // The page's own policy allows no other style.
    bypassCSP: style !== '',
  });
  return context.newPage();
}

/** The whole conversation, as if the screen were that long, in pieces that a person can look at. */
async function inPieces(page: Page, { width, height }: Look, path: string): Promise<void> {
  const long = Number(await page.evaluate(`document.querySelector('[data-scroll]').scrollHeight`));
  await page.setViewportSize({ width, height: Math.min(16_000, long + 180) });
  await page.waitForTimeout(300);
  const piece = 2 * height;
  for (let y = 0, at = 1; y < Math.min(16_000, long + 180); y += piece, at += 1) {
    const clip = { x: 0, y, width, height: Math.min(piece, long + 180 - y) };
    await writeFile(`${path}-${at}.png`, await page.screenshot({ clip }));
  }
}

async function openRehearsal(): Promise<Rehearsal> {
  const data = await mkdtemp(join(tmpdir(), 'palabre-'));
  const log = await openLog('error');
  const server = await servePage({ port: 0, folder: data, log, editGapMs: 50, locale: 'fr' });
  const { url } = server;
  const ask = async <T>(path: string, body?: unknown): Promise<T> => {
    const headers = { 'content-type': 'application/json', origin: url };
    const sent = body === undefined ? {} : { method: 'POST', headers, body: JSON.stringify(body) };
    const answer = await fetch(url + path, sent);
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
    return JSON.parse(await answer.text());
  };
  const state = (person?: string) =>
    ask<WireState>(`/state${person === undefined ? '' : `?person=${person}`}`);
  const { me, channels } = await state();
  const channel = channels[0]?.id;
  return {
    url,
    state,
    slash: async (command, options = {}) => {
      await ask('/act', { person: me.id, do: 'slash', channel, command, options });
    },
    playTo: (step) => playTo(step, ask, state),
    forward: async (days) => {
      await ask('/clock', { forwardMs: days * 24 * 3_600_000 });
    },
    close: async () => {
      await server.close();
      await rm(data, { recursive: true, force: true });
    },
  };
}

/** To the end if no step is given. */
async function playTo(
  step: string,
  ask: <T>(path: string, body?: unknown) => Promise<T>,
  state: () => Promise<WireState>,
): Promise<void> {
  for (;;) {
    await ask<WireCast>('/cast', { do: step === '' ? 'end' : 'step', pace: 'instant' });
    const played = await stopped(state);
    if (played.trouble !== undefined) throw new Error(played.trouble);
    if (step === '' || played.step === step) return;
  }
}

async function stopped(state: () => Promise<WireState>): Promise<WireCast> {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    // A busy machine may have let the connection go: it is asked again.
    const now = await state().catch(() => undefined);
    if (now?.cast.playing === false) return now.cast;
  }
}
