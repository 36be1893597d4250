import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBot, type Bot } from '../../src/program/bot.ts';
import { until } from '../../src/rehearsal/look.ts';
import { keptLog } from '../support/logs.ts';
import { memoryStore } from '../support/memory-store.ts';
import { fakePainter } from '../support/painter.ts';
import { ordinarySpaces } from '../support/plain-view.ts';
import { smallTemplate } from '../support/small-template.ts';
import { Town, townTexts } from '../support/text-platform/town.ts';

const store = await memoryStore();
const { log, entries } = keptLog();
const town = new Town('ana');
let bot: Bot;

async function launch(): Promise<void> {
  bot = await startBot({
    open: town.open,
    store: { ...store, close: async () => {} },
    templates: () => [smallTemplate],
    ...townTexts,
    defaults: { locale: 'fr', timezone: 'America/Toronto' },
    log,
    painter: fakePainter(),
    clock: Date.now,
    editGapMs: 1,
  });
}

const shown = () => town.posts.map(({ text }) => ordinarySpaces(text));
const standing = (text: string) => until(text, () => shown().find((post) => post.includes(text)));

/** Somebody presses a button that stands by now. */
async function press(person: string, label: string, rest = ''): Promise<string> {
  await bot.reconciler.settled(1_000);
  await standing(label);
  return ordinarySpaces(await town.press(person, label, rest));
}

describe('a whole workshop on a platform of text alone', () => {
  beforeAll(launch);
  afterAll(() => bot.stop());

  it('starts by a typed command, its cards in the channel', async () => {
    const said = await town.say('ana', 'atelier lancer small');
    expect(said).toContain('est sur la place, à la vue de tout le monde');
    await standing('Petit atelier');
    await standing('Suivant ▸');
  });

  it('refuses who may not, in front of everybody', async () => {
    expect(await press('nour', 'Suivant ▸')).toContain('animation');
  });

  it('goes round, each answering by lines', async () => {
    const form = await press('nour', 'Je me présente');
    expect(form).toContain('Mon nom: ');
    await town.say('nour', 'Mon nom: Nour\nMon lien en un mot: racines');
    await standing('racines');
  });

  it('collects contributions where the board stands, across a restart', async () => {
    await press('ana', 'Suivant ▸');
    await press('ana', 'Ouvrir la suite du pilier');
    expect(await press('nour', 'J’écris (answer)')).toContain('Idée: ');
    await bot.stop();
    expect(await town.say('nour', 'Idée: perdue')).toBe('');
    await launch();
    await press('nour', 'J’écris (answer)');
    await town.say('nour', 'Idée: Les haies vivantes');
    await standing('Les haies vivantes');
    expect(shown().filter((post) => post.includes('Petit atelier'))).toHaveLength(1);
  });

  it('tells an hour that stays as it is, with its zone', async () => {
    await press('ana', 'Suivant ▸');
    await standing('On se retrouve à');
    expect(await standing('fin : à')).toContain('(heure de l’Est)');
    await press('ana', 'Suivant ▸');
  });

  it('votes in three states', async () => {
    await press('ana', 'Suivant ▸');
    await press('nour', 'Je vote');
    await town.say('nour', 'Oui: Un pad\nSi nécessaire: Un wiki');
    await standing('★ Un pad');
  });

  it('ends with its summary', async () => {
    await town.say('ana', 'atelier terminer');
    await town.press('ana', 'Terminer et publier le bilan');
    const summary = await standing('En un mot');
    expect(summary).toContain('racines');
    await standing('★ Un pad');
    await bot.reconciler.settled();
  });

  it('speaks of nothing that the platform does not have, and fails at nothing', () => {
    const said = [...shown(), ...town.answers].join('\n');
    expect(said).not.toMatch(
      /\b(?:Discord|salons?|serveur|boutons?|Applications)\b|\bfils?\b|\/atelier/u,
    );
    expect(said).not.toMatch(/undefined|\[object|<t:/u);
    expect(entries.filter(({ level }) => level !== 'info')).toEqual([]);
  });
});
