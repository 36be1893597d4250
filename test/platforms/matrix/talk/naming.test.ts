import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBot, type Bot } from '../../../../src/program/bot.ts';
import { until } from '../../../../src/rehearsal/look.ts';
import { keptLog } from '../../../support/logs.ts';
import { MatrixSquare, matrixTexts } from '../../../support/matrix-square.ts';
import { memoryStore } from '../../../support/memory-store.ts';
import { fakePainter } from '../../../support/painter.ts';
import { smallTemplate } from '../../../support/small-template.ts';

const [ana, nour, bo] = ['@ana:ici', '@nour:ici', '@bo:ici'];
const square = new MatrixSquare({ [ana]: 50, [nour]: 0, [bo]: 0 });
const asked = 'Donner le bâton à…';
let bot: Bot;
beforeAll(async () => {
  bot = await startBot({
    open: square.open,
    store: await memoryStore(),
    templates: () => [smallTemplate],
    ...matrixTexts,
    defaults: { locale: 'fr', timezone: 'America/Toronto' },
    log: keptLog().log,
    painter: fakePainter(),
    clock: Date.now,
    editGapMs: 1,
  });
  await square.say(ana, '!atelier lancer');
  await bot.reconciler.settled(1_000);
});
afterAll(() => bot.stop());

const standing = (text: string) =>
  until(text, () => square.shown().find((post) => post.includes(text)));

describe('a card that asks for somebody', () => {
  const room = '!animation:ici';
  const answer = (text: string) => square.say(ana, text, { room, replyTo: square.where(asked) });

  it('is answered by a name', async () => {
    await answer('nour');
    await standing('Le bâton est à Nour');
  });

  it('says of a reply that nobody bears that name, or that several do', async () => {
    expect(await answer('zoé')).toContain('personne du nom de « zoé »');
    expect(await answer('o')).toContain('plusieurs personnes');
  });

  it('says nothing of what is not said to it', async () => {
    expect(await square.say(ana, 'zoé', { room })).toBe('');
    expect(await square.say(nour, 'zoé', { replyTo: square.where('Je participe') })).toBe('');
  });

  it('says so in a direct room, where a name need not be a reply', async () => {
    expect(await square.say(ana, '!atelier etat')).toContain(asked);
    expect(await square.tell(ana, 'zoé')).toContain('personne du nom de « zoé »');
    await square.tell(ana, 'bo');
    await standing('Le bâton est à Bo');
  });
});
