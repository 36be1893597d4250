import { afterEach, describe, expect, it } from 'vitest';
import { formOf, messageOf, messageWith, until, wordsOf } from '../../src/rehearsal/look.ts';
import type { Message } from '../../src/rehearsal/local-discord/index.ts';
import type { ServerLimits } from '../../src/rehearsal/local-discord/server-limits.ts';
import { setSmallStage, type SmallStage } from '../support/small-stage.ts';
import { boardCard } from '../support/board-card.ts';

let stage: SmallStage;
afterEach(() => stage.close());

const onServer = async (limits: Partial<ServerLimits>) => {
  stage = await setSmallStage({ server: { limits } });
};
const cardWith = (words: string) =>
  until(`the card with « ${words} »`, () => {
    const card = messageWith(stage.ana, 'agenda.next');
    return card && wordsOf(card).includes(words) ? card : undefined;
  });
const inChannel = (): Message[] =>
  stage.ana.read(stage.channel.id).filter(({ ephemeralFor }) => ephemeralFor === undefined);
const start = () =>
  stage.ana.slash(stage.channel.id, 'workshop start', { template: 'dix-minutes' });
const openPillar = () => stage.ana.slash(stage.channel.id, 'pillar open', { pillar: 'community' });

function countRefused(): () => number {
  let refused = 0;
  stage.discord.onActivity((activity) => {
    if (activity.type === 'request' && activity.status >= 400) refused += 1;
  });
  return () => refused;
}

async function contribute(words: string): Promise<Message> {
  const [board] = await stage.nour.complete(stage.channel.id, 'contribute', { board: '' }, 'board');
  const form = formOf(
    await stage.nour.slash(stage.channel.id, 'contribute', { board: board?.value ?? '' }),
  );
  const label = form.components.flatMap((row) => row.label ?? [])[0] ?? '';
  return messageOf(await stage.nour.submit(form, { [label]: words }));
}

describe('a server whose calendar is full (30038)', () => {
  it('tells who plans so in the answer, says it in the channel, and gives up neither', async () => {
    await onServer({ events: 0 });
    const [, tomorrow] = await stage.ana.complete(
      stage.channel.id,
      'workshop plan',
      { when: '' },
      'when',
    );
    const options = { when: String(tomorrow?.value), template: 'dix-minutes' };
    const answer = messageOf(await stage.ana.slash(stage.channel.id, 'workshop plan', options));
    expect(wordsOf(answer)).toContain('Il n’est pas encore');
    expect(wordsOf(answer)).toContain('cent évènements');
    expect(wordsOf(answer)).not.toContain('Je l’annonce');
    const told = await until('the note', () => inChannel()[0]);
    expect(wordsOf(told)).toContain('Supprimez-en un');
    const refused = countRefused();
    await stage.bot.reconciler.settled(200);
    expect(refused()).toBe(0);
  });
});

describe('a server with as many open threads as it may have (« 400 Bad Request (error code: 160006): Maximum number of active threads reached »)', () => {
  it('has the facilitators’ card in the channel, which tells it once a board waits for its thread', async () => {
    await onServer({ activeThreads: 0 });
    await start();
    const card = await cardWith('');
    expect(card.channelId).toBe(stage.channel.id);
    await openPillar();
    expect((await cardWith('mille fils')).id).toBe(card.id);
  });

  it('tells so once where a board has no thread, asks for it rarely, and keeps what is written', async () => {
    await onServer({ activeThreads: 1 });
    await start();
    await cardWith('');
    const refused = countRefused();
    await openPillar();
    const card = await cardWith('mille fils');
    expect(wordsOf(card).split('mille fils')).toHaveLength(2);
    for (const words of ['une', 'deux', 'trois'])
      expect(wordsOf(await contribute(words))).toContain(words);
    await stage.bot.reconciler.settled(200);
    expect(refused()).toBe(1);
    // A change of the bot's rights has everything tried again, and by then there is room.
    stage.guild.archiveThread(card.channelId);
    stage.guild.allowBotEverywhere(1n << 11n);
    const board = await until('the board', () => boardCard(stage.nour));
    await until('the three', () =>
      stage.nour.read(board.channelId).length >= 4 ? true : undefined,
    );
  });
});

describe('a server whose AutoMod blocks words', () => {
  it('shows all but the one that is blocked, and tells what to do (200000)', async () => {
    await onServer({});
    await start();
    await openPillar();
    const board = await until('the board', () => boardCard(stage.nour));
    stage.guild.blockWords(['chatouille']);
    await contribute('une idée');
    expect(wordsOf(await contribute('une CHATOUILLE'))).toContain('CHATOUILLE');
    await contribute('une autre idée');
    await cardWith('AutoMod');
    const shown = () => stage.nour.read(board.channelId).map(wordsOf).join();
    await until('the other', () => (shown().includes('une autre idée') ? true : undefined));
    expect(shown()).not.toContain('CHATOUILLE');
  });

  it('tells who opens a poll that nobody can see it (200000)', async () => {
    await onServer({});
    stage.guild.blockWords(['chatouille']);
    const form = formOf(await stage.ana.slash(stage.channel.id, 'poll create'));
    const typed = { question: 'Qui veut une chatouille ?', options: 'Moi\nPersonne' };
    const review = messageOf(await stage.ana.submit(form, typed));
    const opened = messageOf(await stage.ana.click(review, { label: 'Ouvrir le vote' }));
    expect(wordsOf(opened)).toContain('AutoMod');
    expect(inChannel()).toEqual([]);
  });
});

describe('a server that is refused files for a while (400001)', () => {
  it('has the results of its polls in words', async () => {
    await onServer({});
    const form = formOf(await stage.ana.slash(stage.channel.id, 'poll create'));
    const typed = { question: 'Quand ?', options: 'Mardi\nJeudi' };
    const review = messageOf(await stage.ana.submit(form, typed));
    await stage.ana.click(review, { label: 'Ouvrir le vote' });
    const card = await until('the poll', () => messageWith(stage.nour, 'poll.vote'));
    const path = /^\/channels\/\d+\/messages\/\d+$/u;
    stage.discord.failNext({ method: 'PATCH', path, status: 403, code: 400_001 });
    const ballot = formOf(await stage.nour.click(card, { customId: /^poll\.vote/u }));
    const [yes] = ballot.components.flatMap((row) => row.label ?? []);
    await stage.nour.submit(ballot, { [yes ?? '']: ['o1'] });
    const counted = await until('the vote', () => {
      const now = messageWith(stage.nour, 'poll.vote');
      return now && wordsOf(now) !== wordsOf(card) ? now : undefined;
    });
    expect(counted.attachments).toEqual([]);
    expect(wordsOf(counted)).toContain('Mardi');
  });
});
