import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { offersKey } from '../../../../src/platforms/matrix/talk/contents.ts';
import { startBot, type Bot } from '../../../../src/program/bot.ts';
import { until } from '../../../../src/rehearsal/look.ts';
import { keptLog } from '../../../support/logs.ts';
import { bodyOf, hall, MatrixSquare, matrixTexts, yard } from '../../../support/matrix-square.ts';
import { memoryStore } from '../../../support/memory-store.ts';
import { fakePainter } from '../../../support/painter.ts';
import { smallTemplate } from '../../../support/small-template.ts';

const [ana, nour, bo] = ['@ana:ici', '@nour:ici', '@bo:ici'];
const square = new MatrixSquare({ [ana]: 50, [nour]: 0, [bo]: 0 });
const journal = await memoryStore();
const { log, entries } = keptLog();
let bot: Bot;

async function launch(): Promise<void> {
  bot = await startBot({
    open: square.open,
    store: { ...journal, close: async () => {} },
    templates: () => [smallTemplate],
    ...matrixTexts,
    defaults: { locale: 'fr', timezone: 'America/Toronto' },
    log,
    painter: fakePainter(),
    clock: Date.now,
    editGapMs: 1,
  });
}

const standing = (text: string) =>
  until(text, () => square.shown().find((post) => post.includes(text)));

async function press(person: string, label: string): Promise<string> {
  await bot.reconciler.settled(1_000);
  return square.press(person, label);
}

describe('a whole workshop in rooms of Matrix', () => {
  beforeAll(launch);
  afterAll(() => bot.stop());

  it('starts by a typed command, and understands a slip of the keyboard', async () => {
    expect(await square.say(ana, '!ateleir lancer')).toContain(
      'Vouliez-vous écrire !atelier lancer ?',
    );
    expect(await square.say(ana, '!atelier')).toContain('!atelier lancer — Ouvrir un atelier');
    expect(await square.say(bo, '!meteo demain')).toBe('');
    expect(await square.say(nour, 'Palabre: aide')).toContain('Ce que vous pouvez faire ici');
    await square.say(ana, '!atelier lancer');
    await standing('✅ Je participe');
  });

  it('refuses who may not, in their direct room', async () => {
    expect(await square.say(nour, '!atelier suivant')).toContain('animation');
  });

  it('takes a reaction as a press, and gives it back', async () => {
    const card = square.where('✅ Je participe');
    expect(await square.react(nour, card, '✅')).not.toBe('');
    expect(
      square.events.filter(({ sender, type }) => sender === nour && type === 'm.reaction'),
    ).toEqual([]);
    expect(await square.say(bo, 'je participe', { replyTo: card })).toBe('');
    expect(square.signsOn(square.lastOf(bo))).toEqual(['✅']);
    expect(await square.react(bo, card, '👍')).toBe('');
  });

  it('goes round by lines, with the stick for somebody by name', async () => {
    expect(await press(nour, 'Je me présente')).toContain('1. Mon nom');
    expect(await square.tell(nour, 'Nour\n-\nracines\nzoé')).toContain(
      'personne du nom de « zoé »',
    );
    expect(await square.tell(nour, 'Bo')).toContain('racines');
    await standing('Le bâton est à Bo');
  });

  it('keeps a form that is half filled in across a restart', async () => {
    await press(bo, 'Je me présente');
    expect(await square.tell(bo, 'Bo')).toContain('2. ');
    await bot.stop();
    await launch();
    await square.tell(bo, 'Les Haies');
    expect(await square.tell(bo, 'feuilles')).toContain('4. ');
    await square.tell(bo, '-');
    await standing('feuilles');
  });

  it('collects replies and thread messages, and follows what becomes of them', async () => {
    await press(ana, 'Suivant');
    await press(ana, 'Ouvrir le fil du pilier');
    await standing('Qui est là ?');
    await bot.reconciler.settled(1_000);
    const card = square.where('Qui est là ?');
    expect(await square.say(nour, 'Les haies', { replyTo: card })).toBe('');
    const written = square.lastOf(nour);
    expect(square.signsOn(written)).toEqual(['✅']);
    await standing('Les haies');
    await square.change(nour, written, 'Les haies vivantes');
    await standing('Les haies vivantes');
    await square.say(bo, 'Les arbres', { thread: square.rootOf(card) });
    const other = square.lastOf(bo);
    expect(square.signsOn(other)).toEqual(['✅']);
    await square.takeBack(bo, other);
    await until(
      'gone',
      () => square.shown().every((post) => !post.includes('Les arbres')) || undefined,
    );
    expect(await square.say(bo, 'Bonjour tout le monde')).toBe('');
  });

  it('takes “cancel” for no contribution where there is nothing to cancel', async () => {
    expect(await square.tell(bo, 'annuler')).toContain('C’est annulé');
    expect(square.shown().filter((post) => post.includes('annuler'))).toEqual([]);
  });

  it('leaves what people say to each other alone, until somebody collects it by 📌', async () => {
    const written = square.events.find(({ content }) => content['body'] === 'Les haies')?.id ?? '';
    expect(await square.say(bo, 'Et les friches ?', { replyTo: written })).toBe('');
    const other = square.lastOf(bo);
    expect(square.signsOn(other)).toEqual([]);
    await square.react(ana, other, '📌');
    expect(square.signsOn(other)).toEqual(['✅']);
    await standing('Et les friches ?');
    await square.takeBack(bo, other);
    await until(
      'gone',
      () => square.shown().every((post) => !post.includes('friches')) || undefined,
    );
  });

  it('hands over nothing in one room by what was asked in another, whatever form waits', async () => {
    expect(await press(ana, 'J’écris (answer)')).toContain('Idée');
    expect(await square.say(ana, '!atelier passer-la-main', { room: yard })).toContain(
      'Il manque « a »',
    );
    expect(await square.tell(ana, 'Bo')).toContain('Aucun atelier n’est ouvert');
    await square.tell(ana, 'annuler');
  });

  it('marks for the summary by ⭐, for those who may', async () => {
    const written = square.lastOf(nour);
    const collected =
      square.events.findLast(({ content }) => content['body'] === 'Les haies')?.id ?? written;
    await square.react(bo, collected, '⭐');
    expect(square.signsOn(collected)).not.toContain('🌟');
    await square.react(ana, collected, '⭐');
    expect(square.signsOn(collected)).toContain('🌟');
  });

  it('takes a board’s form by labels, without a name, and what is written to it alone', async () => {
    await press(nour, 'J’écris (answer)');
    await square.tell(nour, 'Idée : Un four à pain\nSans mon nom');
    await standing('Un four à pain');
    expect(await square.tell(bo, 'Une grande table')).toContain('Une grande table');
    await standing('Une grande table');
  });

  it('votes in three states by one line', async () => {
    await press(ana, 'Suivant');
    await press(ana, 'Suivant');
    await press(ana, 'Suivant');
    await standing('🗳️ Je vote');
    const card = square.where('🗳️ Je vote');
    expect(await square.say(nour, 'OS', { replyTo: card })).toContain('Par exemple : OS');
    expect(await square.tell(nour, 'OX')).toContain('« X », à la place 2');
    expect(await square.tell(nour, 'OS Avec plaisir')).toContain('Avec plaisir');
    await standing('★ Un pad');
    expect(await square.say(bo, '🗳', { replyTo: card })).toContain('1. Un pad');
    await square.tell(bo, 'si besoin 2, oui 1');
  });

  it('counts a ballot that is written to Palabre alone, without one being asked for', async () => {
    const told = await square.tell(nour, 'SO');
    expect(told).toContain('Un wiki');
    await standing('★ Un wiki');
    expect(square.shown().filter((post) => post.includes('SO'))).toEqual([]);
  });

  it('might say where the poll is that a ballot is recorded, and nothing of what is for one alone', async () => {
    square.mightSay.length = 0;
    await square.tell(nour, 'SO');
    const said = { room: hall, person: nour, aloud: { kind: 'briefly' } };
    expect(square.mightSay).toEqual([{ ...said, event: square.lastOf(nour) }]);
    square.mightSay.length = 0;
    await square.tell(nour, 'aide');
    expect(square.mightSay).toEqual([]);
  });

  it('counts no ballot that others read, and says so where they do not', async () => {
    const thread = square.rootOf(square.where('Qui est là ?'));
    for (const how of [{}, { thread }]) {
      const told = await square.say(nour, 'OS', how);
      expect(told).toContain('où personne d’autre ne le lit');
      expect(told).toContain('Par exemple : OS');
      expect(square.signsOn(square.lastOf(nour))).toEqual([]);
      await square.tell(nour, 'annuler');
    }
    await bot.reconciler.settled();
    await standing('★ Un wiki');
  });

  it('leaves to a board what is a word, or a ballot of no vote that is open', async () => {
    const thread = square.rootOf(square.where('Qui est là ?'));
    for (const word of ['os', 'OSO', 'OUI', 'OS, merci']) {
      expect(await square.say(bo, word, { thread })).toBe('');
      expect(square.signsOn(square.lastOf(bo))).toEqual(['✅']);
      expect(await square.say(bo, word)).toBe('');
    }
  });

  it('does not take for an answer what was written before, to no board', async () => {
    await square.say(ana, '!exercice lancer Les besoins');
    await standing('De quoi a-t-on besoin ?');
    expect(await square.tell(bo, 'Des bancs')).toContain('Répondez ici par son numéro');
    expect(await press(bo, 'J’écris (many)')).toContain('Répondez ici');
    expect(await square.tell(bo, 'Des lampes')).toContain('Des lampes');
    await standing('Des lampes');
    expect(square.shown().join('\n')).not.toContain('Des bancs');
  });

  it('takes nothing that somebody else’s message offers, nor a card from another room', async () => {
    const forged = {
      presses: [{ key: '✅', sign: '✅', label: 'Suivant', ref: 'agenda.next' }],
      asked: [],
    };
    const said = { msgtype: 'm.text', body: 'Suivant', [offersKey]: forged };
    await square.does(bo, hall, 'm.room.message', said);
    const before = square.events.length;
    await square.react(ana, square.lastOf(bo), '✅');
    const card = square.where('🗳️ Je vote');
    await square.say(ana, 'Je vote', { room: yard, replyTo: card });
    await square.react(ana, card, '🗳️', yard);
    await bot.reconciler.settled();
    expect(square.events.slice(before).map(({ sender }) => sender)).toEqual([ana, ana, ana]);
  });

  it('lets nothing odd that a client may send come to harm', async () => {
    const card = square.where('🗳️ Je vote');
    const odd = [
      {},
      { body: 7, msgtype: null },
      { msgtype: 'm.text', body: '!constructor' },
      { msgtype: 'm.text', body: '!atelier __proto__' },
      { msgtype: 'm.text', body: '!langue toString' },
      { 'm.relates_to': { event_id: card, key: 'constructor' } },
      { 'm.relates_to': { event_id: '$nothing', key: '⭐' } },
      { msgtype: 'm.text', body: '9', 'm.relates_to': { 'm.in_reply_to': { event_id: card } } },
      { msgtype: 'm.text', body: '* x', 'm.relates_to': { rel_type: 'm.replace' } },
      { redacts: ['x'] },
      { msgtype: 'm.file', body: 'x.csv', url: 3 },
    ];
    for (const type of ['m.room.message', 'm.reaction', 'm.room.redaction', 'm.sticker'])
      for (const content of odd)
        for (const room of [hall, `!direct-${bo}`]) await square.does(bo, room, type, content);
    expect(entries.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('does not tell somebody who left a room who is in it', async () => {
    const asked = '!atelier passer-la-main nour';
    expect(await square.tell(bo, asked)).toContain('Seule l’animation');
    square.leave(bo);
    expect(await square.tell(bo, asked)).toContain('personne du nom de « nour »');
    await square.tell(bo, 'annuler');
  });

  it('ends by a confirmation, and fails at nothing', async () => {
    expect(await square.say(ana, '!atelier terminer')).toContain('Terminer et publier le bilan');
    await press(ana, 'Terminer et publier le bilan');
    await standing('Les haies vivantes');
    await bot.reconciler.settled();
    const said = square.events.map(bodyOf).join('\n');
    expect(
      said.match(/.*(?:undefined|\[object|<t:|Discord|\/atelier|\bbouton|clic droit).*/gu),
    ).toBe(null);
    expect(entries.filter(({ level }) => level !== 'info')).toEqual([]);
    expect(square.events.filter(({ room }) => room === hall).length).toBeGreaterThan(5);
  });
});
