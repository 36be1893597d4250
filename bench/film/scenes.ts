import type { Locator, Page } from 'playwright-core';
import { strings } from '../../src/rehearsal/page/client/connect/strings.ts';
import { strings as studioStrings } from '../../src/rehearsal/page/client/studio/strings.ts';
import type { Camera } from './camera.ts';
import type { Machine } from './machine.ts';
import type { Newcomer } from './newcomer.ts';
import type { FirstPage, Reader } from './readme.ts';
import type { Stopwatch } from './stopwatch.ts';
import type { Town } from './town.ts';

export interface Scene {
  readonly reader: Reader;
  readonly page: Page;
  readonly town: Town;
  readonly machine: Machine;
  readonly watch: Stopwatch;
  readonly who: Newcomer;
  readonly camera: Camera;
  readonly firstPage: FirstPage;
}

/**
 * In milliseconds: to create an application in Discord's portal and copy its token, for somebody who is
 * signed in and has read how; to choose a server and accept there.
 */
const atDiscord = { portal: 60_000, invitation: 20_000 } as const;

/** From the first word of the first page to the first card in a channel of one's own. */
export async function toOwnCommunity(scene: Scene): Promise<void> {
  const { watch } = scene;
  watch.start();
  await theOneCommand(scene);
  await theRehearsal(scene);
  await theApplication(scene);
  await theToken(scene);
  await theServer(scene);
  watch.stop();
}

export async function theOneCommand({
  firstPage,
  who,
  machine,
  town,
  page,
  watch,
}: Scene): Promise<void> {
  await who.read(firstPage.before);
  watch.lap('the first page is read, up to its command');
  await who.type(firstPage.command);
  const address = machine.run(firstPage.command, { DISCORD_API_URL: town.discord.apiUrl });
  const [url] = await Promise.all([address, who.read(firstPage.after)]);
  watch.lap(
    `“${firstPage.command}” installed itself and printed an address; the first page is read`,
  );
  await page.goto(url);
}

export async function theRehearsal({ page, who, camera, firstPage, watch }: Scene): Promise<void> {
  await who.look(page.locator('.welcome'));
  await camera.take('rehearsal', { whole: false });
  await who.press(page.getByRole('link', { name: firstPage.connect }).first());
  await page.locator('.path').waitFor();
  watch.lap('the rehearsal’s page is there, its welcome read');
}

async function theApplication({ page, who, camera, watch, reader }: Scene): Promise<void> {
  const text = strings[reader];
  await who.look(page.locator('main'));
  await camera.take('connect');
  watch.lap('the path is read, in whole');
  await visit(who, page, page.getByRole('link', { name: text.openPortal }));
  watch.allow(atDiscord.portal, 'an application is made in Discord’s portal, its token copied');
}

async function theToken({ page, who, camera, watch, reader, town }: Scene): Promise<void> {
  const text = strings[reader];
  const field = page.getByLabel(text.tokenField, { exact: true });
  await who.paste(field, town.discord.token);
  await who.press(page.getByRole('button', { name: text.tokenCheck }));
  await page.locator('.who').waitFor();
  await who.look(page.locator('main'));
  await camera.take('token');
  watch.lap('the token is judged by Discord');
  await who.press(page.getByRole('button', { name: text.startKeep }));
  await page.getByRole('link', { name: text.invite }).waitFor();
  await who.look(page.locator('main'));
  await camera.take('started');
  watch.lap('the bot runs');
}

async function theServer({ page, who, camera, watch, reader, town }: Scene): Promise<void> {
  const text = strings[reader];
  await visit(who, page, page.getByRole('link', { name: text.invite }));
  watch.allow(atDiscord.invitation, 'it is invited');
  const begin = page.getByRole('button', { name: text.tryIt('test') });
  await begin.waitFor();
  await who.look(page.locator('main'));
  await camera.take('server');
  watch.lap('the server is there, with every permission');
  await who.press(begin);
  await page.getByText(text.tried).waitFor();
  const card = await town.firstCard();
  watch.lap(`the first card is in #test: “${card.split('\n')[0]}”`);
  await page.getByText('#test').first().waitFor();
  await camera.take('begun');
}

/** What opens beside the page is looked at, then closed. */
export async function visit(who: Newcomer, page: Page, link: Locator): Promise<void> {
  const opened = page.context().waitForEvent('page');
  await who.press(link);
  const other = await opened;
  await other.waitForLoadState();
  await other.close();
}

/** The studio, which no stopwatch is held to: a preset made one’s own. */
export async function toOwnWorkshop({ page, camera, reader }: Scene): Promise<void> {
  const text = studioStrings[reader];
  await page.goto(new URL('/studio', page.url()).href);
  await page.locator('.shelf').first().waitFor();
  await camera.take('studio-shelf');
  await page.locator('.shelf button').first().click();
  await page.getByText(text.mistakes(0)).waitFor();
  await page.locator('.phone-frame .message, .phone-frame .container').first().waitFor();
  await camera.take('studio-bench');
}
