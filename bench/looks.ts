import type { Browser, Page } from 'playwright-core';
import type { Locale } from '../src/kernel/text.ts';
import { settle, type Rehearsal } from './directing.ts';

export const looks = [
  { name: 'desktop-light', width: 1280, height: 800, colorScheme: 'light', phone: false },
  { name: 'desktop-dark', width: 1280, height: 800, colorScheme: 'dark', phone: false },
  { name: 'phone-light', width: 390, height: 844, colorScheme: 'light', phone: true },
  { name: 'phone-dark', width: 390, height: 844, colorScheme: 'dark', phone: true },
] as const;
export type Look = (typeof looks)[number];

/** Where pictures are taken. */
export interface Studio {
  readonly rehearsal: Rehearsal;
  readonly browser: Browser;
  readonly locale: Locale;
  readonly style: string;
  readonly folder: string;
}

const tags = { fr: 'fr-CA', en: 'en-CA', ca: 'ca-ES', es: 'es-ES' } as const;

/** A window as somebody, in a channel, once it has something in it. */
export async function openAs(
  { browser, rehearsal, locale, style }: Studio,
  { width, height, colorScheme, phone }: Look,
  person: string,
  channel: string,
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme,
    reducedMotion: 'reduce',
    hasTouch: phone,
    isMobile: phone,
    deviceScaleFactor: phone ? 2 : 1,
    locale: tags[locale],
    timezoneId: 'America/Toronto',
    // The page's own policy allows no other style.
    bypassCSP: style !== '',
  });
  const page = await context.newPage();
  await page.goto(`${rehearsal.url}/?person=${person}#${channel}`);
  await page.locator('.message').first().waitFor();
  await page.addStyleTag({ content: style });
  await page.evaluate('document.fonts.ready.then(() => 0)');
  return page;
}

export interface Stood {
  readonly person: string;
  readonly channel: { readonly id: string; readonly name: string };
}

/** Who and where, by the beginning of a name and by a part of one; nothing where there is no such channel. */
export async function standing(
  rehearsal: Rehearsal,
  who: string,
  where: readonly string[],
): Promise<Stood[]> {
  await settle(2_000);
  const { people } = await rehearsal.state();
  const person = people.find(({ name }) => name.startsWith(who))?.id;
  if (person === undefined) throw new Error(`Nobody here is called ${who}.`);
  const { channels } = await rehearsal.state(person);
  return where.flatMap((name) => {
    const channel = channels.find((each) => each.name.includes(name));
    return channel === undefined ? [] : [{ person, channel }];
  });
}

export const slug = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]+/gu, '-');
