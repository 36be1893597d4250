import type { Browser, Page } from 'playwright-core';
import type { Locale } from '../../src/kernel/text.ts';
import { settle, type Rehearsal } from '../directing.ts';
import { fontsForShots } from '../fonts-for-shots.ts';
import { openForShots } from '../rehearsal-for-shots.ts';
import type { Size } from './beside.ts';

/** What the guides and the front pages show of a rehearsal in that language. */
export interface Rehearsed {
  /** The facilitators' card, on a phone, while people write. */
  readonly card: Buffer;
  /** A board's thread, on a phone. */
  readonly board: Buffer;
  /** A ballot that is being filled in, on a phone. */
  readonly ballot: Buffer;
  /** The page on a desktop, at the vote. */
  readonly page: Buffer;
}

const exercise = /1 – .*(?:Commun|Comunita|Comunida)/u;
const poll = /outils et|tools and|eines i|herramientas y/u;
const voteWords = { fr: 'Je vote', en: 'Vote', ca: 'Voto', es: 'Voto' } as const;

export async function rehearsed(
  browser: Browser,
  locale: Locale,
  phone: Size,
  desktop: Size,
): Promise<Rehearsed> {
  const rehearsal = await openForShots(locale);
  try {
    await rehearsal.slash('workshop start', { template: 'en-commun' });
    await rehearsal.playTo(exercise);
    // The row to answer comes to the end of its thread within a minute.
    await rehearsal.later(61_000);
    await settle();
    const card = await shoot({ browser, rehearsal, locale }, phone, ['Maëlle', '🎙']);
    const board = await shoot({ browser, rehearsal, locale }, phone, ['Josiane', '1.1']);
    await rehearsal.playTo(poll);
    await settle();
    const ballot = await shoot(
      { browser, rehearsal, locale },
      phone,
      ['Fabiola', ''],
      fillIn(locale),
    );
    const who = locale === 'en' ? 'Callum' : 'Josiane';
    return {
      card,
      board,
      ballot,
      page: await shoot({ browser, rehearsal, locale }, desktop, [who, '']),
    };
  } finally {
    await rehearsal.close();
  }
}

const tags = { fr: 'fr-CA', en: 'en-CA', ca: 'ca-ES', es: 'es-ES' } as const;

interface Studio {
  readonly browser: Browser;
  readonly rehearsal: Rehearsal;
  readonly locale: Locale;
}

/** As somebody, in the first channel whose name has that in it. */
async function shoot(
  { browser, rehearsal: { url, state }, locale }: Studio,
  viewport: Size,
  [who, where]: readonly [who: string, where: string],
  first: (page: Page) => Promise<void> = async () => {},
): Promise<Buffer> {
  const person = (await state()).people.find(({ name }) => name.startsWith(who))?.id;
  const { channels } = await state(person);
  const channel = channels.find(({ name }) => name.includes(where))?.id;
  const isPhone = viewport.width < 500;
  const context = await browser.newContext({
    viewport,
    reducedMotion: 'reduce',
    hasTouch: isPhone,
    isMobile: isPhone,
    locale: tags[locale],
    bypassCSP: true,
  });
  try {
    const page = await context.newPage();
    await page.goto(`${url}/?person=${person}#${channel}`);
    await page.locator('.message').first().waitFor();
    await page.addStyleTag({ content: fontsForShots() });
    await page.evaluate('document.fonts.ready.then(() => 0)');
    await page.waitForTimeout(400);
    await first(page);
    return await page.screenshot();
  } finally {
    await context.close();
  }
}

const fillIn =
  (locale: Locale) =>
  async (page: Page): Promise<void> => {
    await page.getByRole('button', { name: voteWords[locale], exact: true }).last().click();
    await page.getByRole('dialog').waitFor();
    // No choice looks as if somebody pointed at it.
    await page.mouse.move(0, 0);
    await page.waitForTimeout(400);
  };
