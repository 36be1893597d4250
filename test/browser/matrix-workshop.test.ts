import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { strings } from '../../src/rehearsal/page/client/strings.ts';
import { matrixStrings } from '../../src/rehearsal/page/client/matrix/strings.ts';
import { smallTemplate } from '../support/small-template.ts';
import { focused } from './keys.ts';
import { misfits, phone } from './phone.ts';
import { graveFaults, openVenue, type Venue } from './windows.ts';

const words = {
  fr: {
    start: '!atelier lancer',
    next: '!atelier suivant',
    pillar: '!pilier ouvrir',
    end: '!atelier terminer',
    title: 'Petit atelier',
    join: 'Je participe',
    board: 'J’écris (answer)',
    form: 'Écrire (answer)',
    vote: 'Je vote',
    poll: 'Quel outil',
    ballot: 'OS',
    recorded: 'Votre vote est enregistré',
    votes: '1 votant',
    confirm: 'Terminer',
    summary: 'Bilan : Petit atelier',
    newcomer: 'Invité·e',
  },
  en: {
    start: '!workshop start',
    next: '!workshop next',
    pillar: '!pillar open',
    end: '!workshop end',
    title: 'Small workshop',
    join: 'I’m taking part',
    board: 'I’ll write (answer)',
    form: 'Write (answer)',
    vote: '🗳️ Vote',
    poll: 'Which tool',
    ballot: 'YI',
    recorded: 'Your vote is recorded',
    votes: '1 voter',
    confirm: 'End',
    summary: 'Summary: Small workshop',
    newcomer: 'Guest',
  },
} as const;

/** Each test continues from the one before: it is one workshop, from its start to its summary. */
describe.each(['fr', 'en'] as const)('a workshop on Matrix, on a phone (%s)', (locale) => {
  const said = words[locale];
  const text = strings[locale];
  const own = matrixStrings[locale];
  let venue: Venue;
  let page: Page;

  beforeAll(async () => {
    venue = await openVenue(locale, smallTemplate);
    page = await venue.window(undefined, { ...phone, locale: `${locale}-CA` });
  }, 60_000);
  afterAll(async () => venue.close());

  const message = (has: string | RegExp) => page.locator('.message', { hasText: has }).last();
  const chips = (key: string) => page.locator('.reaction', { hasText: key });
  const chip = (key: string) => chips(key).last();
  const write = async (line: string): Promise<void> => {
    await page.locator('.composer-box').fill(line);
    await page.locator('.composer-send').click();
  };
  /** To what has just come in another room. */
  const follow = async (has: string): Promise<void> => {
    await page.locator('.came', { hasText: has }).click();
    await message(has).waitFor();
  };
  const go = async (name: string): Promise<void> => {
    await page.getByRole('button', { name: text.channels, exact: true }).click();
    await page.locator('.channel', { hasText: name }).first().click();
  };
  /** The board’s, in the room. */
  const card = () => page.locator('.message', { has: chips(said.board) }).last();
  /** In the thread of the board’s card. */
  const inThread = async (look: () => Promise<void>): Promise<void> => {
    await card().locator('.thread-link').click();
    await look();
    await page.getByRole('button', { name: text.backTo('#En commun') }).click();
  };
  const become = async (name: string): Promise<void> => {
    await page.getByRole('button', { name: text.tools }).click();
    await page.locator('.person-become', { hasText: name }).click();
    await page.locator('.you', { hasText: name }).waitFor({ state: 'attached' });
  };
  const isFlawless = async (): Promise<void> => {
    expect(await graveFaults(page)).toEqual([]);
    expect(await misfits(page)).toEqual([]);
  };

  it('is started by whoever moderates the room, who is asked in a room for two', async () => {
    await page.getByRole('link', { name: 'Matrix' }).click();
    await page.waitForURL(/\/matrix/u);
    await page.locator('.welcome').waitFor();
    await isFlawless();
    await write(said.start);
    await page.locator('.came').click();
    const list = await message(said.title).innerText();
    await write(new RegExp(`(\\d+)\\. ${said.title}`, 'u').exec(list)?.[1] ?? '');
    await go('En commun');
    await chip(said.join).waitFor();
    await isFlawless();
  });

  it('is joined by touching a reaction, which is given back', async () => {
    await become('Josiane');
    await chip(said.join).click();
    await page.locator('.came').waitFor();
    await page.locator('.reaction[aria-pressed=true]').waitFor({ state: 'detached' });
    expect(await chip(said.join).locator('.reaction-count').innerText()).toBe('1');
    await chip(said.join).focus();
    await page.keyboard.press('Enter');
    await page.locator('.came .badge', { hasText: '2' }).waitFor();
    expect(await focused(page)).toContain(said.join);
    await become('Maëlle');
    await write(said.next);
    await write(said.pillar);
    await card().waitFor();
  });

  it('takes an answer in reply to the card of a board', async () => {
    await become('Josiane');
    await card().locator('.message-menu button').click();
    await isFlawless();
    await page.getByRole('menuitem', { name: own.reply, exact: true }).click();
    await page.locator('.intent').waitFor();
    await page.keyboard.type('Le voisinage');
    await page.keyboard.press('Enter');
    await page.locator('.intent').waitFor({ state: 'detached' });
    await page.locator('.composer-box:focus').waitFor();
    const answer = message('Le voisinage');
    await answer.locator('.reaction', { hasText: '✅' }).waitFor();
    await answer.locator('.reply-quote').waitFor();
    await inThread(async () => {
      await message('Le voisinage').waitFor();
      await isFlawless();
    });
  });

  it('takes another in the room for two, in answer to a form', async () => {
    await chip(said.board).click();
    await follow(said.form);
    await write('Les passants');
    await message('Les passants').waitFor();
    await isFlawless();
    await go('En commun');
    await inThread(() => message('Les passants').waitFor());
  });

  it('changes and withdraws what was said, with the message itself', async () => {
    const actions = async (which: string): Promise<void> => {
      const name = text.messageActions('Josiane Lapierre');
      await message('voisinage').getByRole('button', { name }).click();
      await page.getByRole('menuitem', { name: which, exact: true }).click();
    };
    await actions(own.change);
    await page.locator('.composer-box').fill('Tout le voisinage');
    await page.keyboard.press('Enter');
    await message('Tout le voisinage').getByText(text.edited).waitFor();
    await actions(own.takeBack);
    await page.getByText(own.removed(1)).waitFor();
    await inThread(async () => {
      await message('Les passants').waitFor();
      await message('voisinage').waitFor({ state: 'detached' });
    });
  });

  it('takes a vote by a reaction and a letter for each option', async () => {
    await become('Maëlle');
    for (let step = 0; step < 3; step += 1) await write(said.next);
    await chip(said.vote).waitFor();
    await become('Josiane');
    await chip(said.vote).click();
    await follow(said.poll);
    await write(said.ballot);
    await message(said.recorded).waitFor();
    await go('En commun');
    await message(said.votes).waitFor();
  });

  it('ends with the summary and its files, for everybody', async () => {
    await become('Maëlle');
    await write(said.end);
    await page.locator('.came').click();
    await chip(said.confirm).click();
    await go('En commun');
    await message(said.summary).waitFor();
    const link = await page.locator('.file a').first().getAttribute('href');
    const file = await fetch(`${venue.url}${link}`);
    expect(file.headers.get('content-security-policy')).toContain('sandbox');
    expect(await file.text()).toContain(said.title);
    await become(said.newcomer);
    await message(said.summary).waitFor();
    await isFlawless();
  });
});
