import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { MessageKey } from '../src/i18n/translator.ts';
import type { Locale } from '../src/kernel/text.ts';
import { launchBrowser } from '../src/rehearsal/page/browser.ts';
import { guests } from '../src/rehearsal/page/rehearsal.ts';
import { catalogues } from '../test/support/messages.ts';
import { texts } from '../test/support/texts.ts';
import { fontsForShots } from './fonts-for-shots.ts';
import { looks, openAs, slug, standing, type Look, type Stood, type Studio } from './looks.ts';
import { openForShots } from './rehearsal-for-shots.ts';
import { stepCalled } from './step-called.ts';

/** A button of the house by its key, the main one of the latest message that has one, or a command. */
type Press = MessageKey | 'main' | `/${string}`;

/** Whoever takes part without being of the cast: called otherwise in each language. */
const guest = 'guest';

const presses: readonly (readonly [step: string, who: string, where: string, press: Press[]])[] = [
  [
    'tour-de-table',
    guest,
    '',
    ['button.introduce', 'button.help', 'button.status', 'button.readStep'],
  ],
  ['tour-de-table', 'Maëlle', '', ['/poll.create', '/settings', '/workshop.plan']],
  ['tour-de-table', 'Maëlle', '🎙', ['button.handOver']],
  ['communaute', guest, '', ['main']],
  ['exercice-1', guest, '1.1', ['main']],
  ['exercice-1', 'Josiane', '1.1', ['button.mine', 'button.addTo']],
  ['exercice-1', 'Maëlle', '🎙', ['button.picture', 'button.summary', 'button.end']],
  ['exercice-2', guest, '', ['main']],
  ['exercice-3', guest, '', ['main']],
  ['sondage', 'Josiane', '', ['button.vote', 'button.pollTable']],
  ['sondage', 'Maëlle', '', ['button.pollManage']],
  ['retour-final', guest, '', ['main']],
];

/** Each form that people fill in during a workshop, and what some buttons answer in private. */
export async function formShots(folder: string, locale: Locale): Promise<void> {
  const rehearsal = await openForShots(locale);
  const browser = await launchBrowser({ forOnePage: false });
  const studio: Studio = { rehearsal, browser, locale, style: fontsForShots(), folder };
  let at = '';
  try {
    await rehearsal.slash('workshop start', { template: 'en-commun' });
    for (const [step, who, where, labels] of presses) {
      if (step !== at) await rehearsal.playTo(stepCalled(step, locale));
      at = step;
      for (const stood of await standing(rehearsal, who === guest ? guests[locale] : who, [where]))
        for (const look of looks)
          await pressed(studio, look, stood, `${step}-${slug(who)}`, labels);
    }
  } finally {
    await browser.close();
    await rehearsal.close();
  }
}

async function pressed(
  studio: Studio,
  look: Look,
  { person, channel }: Stood,
  name: string,
  labels: readonly Press[],
): Promise<void> {
  const page = await openAs(studio, look, person, channel.id);
  for (const label of labels) {
    await press(page, label, studio.locale);
    const path = join(studio.folder, `form-${name}-${slug(label)}-${look.name}`);
    await writeFile(`${path}.png`, await page.screenshot());
    await restOfForm(page, path);
    await sent(page, path);
    for (let times = 0; times < 3; times += 1) await page.keyboard.press('Escape');
    await page.waitForTimeout(200);
  }
  await page.context().close();
}

async function press(page: Page, label: Press, locale: Locale): Promise<void> {
  if (label === 'main') await page.locator('.message .button-main').last().click();
  else if (isCommand(label)) await command(page, label.slice(1), locale);
  else {
    const name = texts.translatorOf(locale, 'America/Toronto').dynamic(label, {});
    await page.getByRole('button', { name, exact: true }).last().click();
  }
  await page.waitForTimeout(900);
}

const isCommand = (label: Press): label is `/${string}` => label.startsWith('/');

async function command(page: Page, named: string, locale: Locale): Promise<void> {
  const names = named.split('.');
  const path = names.map((_, end) => `command.${names.slice(0, end + 1).join('.')}.name`);
  const words = path.map((each) => catalogues[locale][each] ?? '');
  await page.locator('.composer-box').fill(`/${words.join(' ')}`);
  await page.locator('[role=option]').first().waitFor();
  await page.keyboard.press('Enter');
}

/** What a command opens or answers, if nothing has to be filled in first. */
async function sent(page: Page, path: string): Promise<void> {
  const all = await page.locator('.command').count();
  const asked = await page.locator('.command .option-field').count();
  if (all === 0 || asked > 0) return;
  await page.locator('.command [type=submit]').click();
  await page.waitForTimeout(900);
  await writeFile(`${path}-sent.png`, await page.screenshot());
  await restOfForm(page, `${path}-sent`);
}

/** What a form has below what a screen shows of it. */
async function restOfForm(page: Page, path: string): Promise<void> {
  const more = Number(
    await page.evaluate(`(() => {
      const all = [...document.querySelectorAll('dialog[open], dialog[open] *')];
      const long = all.find((each) => each.scrollHeight > each.clientHeight + 20 && getComputedStyle(each).overflowY === 'auto');
      if (long) long.scrollTop = long.scrollHeight;
      return long ? 1 : 0;
    })()`),
  );
  if (more > 0) await writeFile(`${path}-end.png`, await page.screenshot());
}
