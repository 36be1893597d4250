import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { sidePages } from '../../src/rehearsal/page/side-pages.ts';
import { launchBrowser } from '../../src/rehearsal/page/browser.ts';
import { servePage, type PageServer } from '../../src/rehearsal/page/page-server.ts';
import { silentLog } from '../support/logs.ts';
import { fakePainter } from '../support/painter.ts';
import { faults } from './windows.ts';

const handWritten = `# Notre jardin, écrit à la main.
id: jardin
title: { fr: Une saison au jardin } # sans anglais
description: { fr: Se présenter et semer }
credits:
  - { fr: Atelier écrit par la coop. }
steps:
  # On se présente d'abord.
  - id: tour
    kind: goRound
    title: { fr: Tour de table }
    short: { fr: Tour }
    relation: { fr: Mon légume }
    invitation: { fr: Mon nom et mon légume }
  - id: semis
    kind: debrief
    title: { fr: Ce qu'on sème }
    short: { fr: Semis }
    board:
      id: semis
      title: { fr: Nos semis }
      prompt: { fr: Que voulez-vous semer ? }
      forms:
        - id: semis
          button: { fr: Je sème }
          title: { fr: Nos semis }
          fields:
            - { id: quoi, label: { fr: Quoi }, kind: short, required: true, max: 12 }
`;

/** Each test continues from the one before. */
describe('a workshop written without code', () => {
  let folder: string;
  let server: PageServer;
  let browser: Browser;
  let page: Page;
  const variables: Record<string, string | undefined> = {};

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'palabre-studio-'));
    await mkdir(join(folder, 'templates'));
    await writeFile(join(folder, 'templates', 'jardin.yaml'), handWritten);
    const beside = sidePages({ log: silentLog, port: () => 0, folder, variables });
    server = await servePage({
      port: 0,
      folder: join(folder, 'rehearsal'),
      log: silentLog,
      editGapMs: 20,
      openPainter: fakePainter,
      beside: beside.routes,
    });
    browser = await launchBrowser();
    const context = await browser.newContext({
      locale: 'fr-CA',
      reducedMotion: 'reduce',
      viewport: { width: 1400, height: 900 },
    });
    context.setDefaultTimeout(20_000);
    page = await context.newPage();
    page.on('dialog', (dialog) => void dialog.accept());
    await page.goto(`${server.url}/studio`);
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });

  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const noMistake = () => page.getByText('Aucune faute.').waitFor();
  const saved = async (): Promise<string> => {
    await button('Enregistrer').click();
    const words = await page.getByText('Enregistré dans').textContent();
    const [, file = ''] = /dans (\S+\.yaml)/u.exec(words ?? '') ?? [];
    return file;
  };
  /** The cast plays at once what it plays at a human pace. */
  const playedToTheEnd = async (title: string): Promise<void> => {
    await button('Jouer avec la troupe').click();
    await page.locator('.composer').waitFor();
    await fetch(`${server.url}/cast`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: server.url },
      body: JSON.stringify({ do: 'end', pace: 'instant' }),
    });
    await page.locator('.container', { hasText: `Bilan` }).first().waitFor();
    await page.locator('.container', { hasText: title }).first().waitFor();
    await page.goto(`${server.url}/studio`);
  };

  it('offers the presets, the workshops that ship and one’s own, and has no fault', async () => {
    await button('La rencontre de trois heures').waitFor();
    await button('Cinq piliers, dix minutes chacun').waitFor();
    await button('Une saison au jardin').waitFor();
    expect(await faults(page)).toEqual([]);
  });

  it('grows from nothing by clicks alone, each kind of step at once without a mistake', async () => {
    await button('Un atelier vide').click();
    await noMistake();
    for (const kind of ['Pilier', 'Exercice', 'Vote', 'Pause', 'Cartes à lire']) {
      await page.getByLabel('Type d’étape').selectOption(kind);
      await button('Ajouter une étape').click();
      await page.getByRole('heading', { name: kind, level: 2 }).waitFor();
    }
    await noMistake();
    expect(await page.locator('.outline li').count()).toBe(8);
    expect(await faults(page)).toEqual([]);
  });

  it('shows each card and form in the phone as it is typed', async () => {
    await button(/^3\. Nos idées/u).click();
    await page.getByLabel('Question du tableau (fr)').fill('Que voulons-nous **garder** ?');
    const phone = page.locator('.phone-frame');
    await phone.locator('strong', { hasText: 'garder' }).first().waitFor();
    await page.getByLabel('Libellé (fr)').first().fill('Ce que je garde');
    await phone.getByText('Ce que je garde').waitFor();
    await button(/^6\. Vote/u).click();
    await phone.getByText('Je vote').waitFor();
  });

  it('says a mistake beside its field, keeps the last cards, and will not save it', async () => {
    const question = page.getByLabel('Question (fr)');
    await question.fill('');
    await page
      .locator('.field-problem', { hasText: /manque|vide/iu })
      .first()
      .waitFor();
    await page.getByText('1 faute à corriger.').waitFor();
    await button('Enregistrer').click();
    await page.getByText('Il reste des fautes').waitFor();
    await question.fill('Par quoi commencer ?');
    await noMistake();
  });

  it('is saved, opened again without loss, and played to its end by the cast', async () => {
    const file = await saved();
    expect(file).toBe(join(folder, 'templates', 'mon-atelier.yaml'));
    const before = parse(await readFile(file, 'utf8'));
    await button('Ouvrir un autre atelier').click();
    await button('Mon atelier').click();
    await noMistake();
    await saved();
    expect(parse(await readFile(file, 'utf8'))).toEqual(before);
    expect(await readFile(join(folder, '.env'), 'utf8')).toContain('TEMPLATES_DIR=./templates');
    await playedToTheEnd('Mon atelier');
  });

  it('keeps the comments of one that was written by hand, and plays it too', async () => {
    await button('Une saison au jardin').click();
    await page.getByLabel('Titre (fr)').fill('On se présente');
    await noMistake();
    const text = await readFile(await saved(), 'utf8');
    expect(text).toContain('# Notre jardin, écrit à la main.');
    expect(text).toContain('# sans anglais');
    expect(text).toContain('# On se présente d');
    expect(parse(text)).toEqual({
      ...parse(handWritten),
      steps: [
        { ...parse(handWritten).steps[0], title: { fr: 'On se présente' } },
        parse(handWritten).steps[1],
      ],
    });
    await playedToTheEnd('Une saison au jardin');
  });

  it('opens a file that another community gave, and says what is none', async () => {
    await button('Un atelier vide').waitFor();
    const give = (name: string, text: string) =>
      page
        .getByLabel('Ouvrir un fichier')
        .setInputFiles({ name, mimeType: 'text/yaml', buffer: Buffer.from(text) });
    await give('notes.yaml', 'bonjour');
    await page.getByText('Ce fichier n’est pas un atelier').waitFor();
    await give('don.yaml', handWritten.replace('id: jardin', 'id: don'));
    await noMistake();
    const text = await readFile(await saved(), 'utf8');
    expect(text).toContain('# Notre jardin, écrit à la main.');
    await button('Ouvrir un autre atelier').click();
  });

  it('makes a preset one’s own under another name, and asks for each language it has', async () => {
    await button('Le bilan de l’année').or(button("Le bilan de l'année")).click();
    await noMistake();
    await page.getByLabel('Titre (ca)').first().fill('');
    await page.getByText('1 faute à corriger.').waitFor();
    await page.getByRole('checkbox', { name: 'Català' }).uncheck();
    await noMistake();
    expect(await saved()).toMatch(/mon-le-bilan-de-l-annee\.yaml$/u);
  });
});
