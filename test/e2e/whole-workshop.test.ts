import { textFor } from '../../src/kernel/text.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { messageWith, until, wordsOf } from '../../src/rehearsal/look.ts';
import { playWorkshop, reportOf } from '../../src/rehearsal/play.ts';
import { setStage, type Stage } from '../../src/rehearsal/stage.ts';
import { hurried, startBotProcess, type BotProcess } from '../support/bot-process.ts';
import { sizeOf } from '../support/png.ts';
import { cast, publicMessages, shippedTemplate } from '../support/rehearsed.ts';

const template = shippedTemplate('en-commun');
/**
 * Kills the bot during the go-round, a pillar, an exercise and the vote, and starts this program
 * instead; the last one is the real program of `npm start`, which is slower.
 */
const killedBefore = new Map([
  ['projet-collectif', hurried],
  ['coproduction', hurried],
  ['retour-1', hurried],
  ['retour-final', undefined],
]);

describe('a whole workshop, with the bot killed and restarted along the way', () => {
  let stage: Stage;
  let data: string;
  let bot: BotProcess;

  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'palabre-e2e-'));
    stage = await setStage(cast);
    bot = await startBotProcess(stage.discord, data, { script: hurried });
    await playWorkshop({
      stage,
      template,
      cast,
      onStep: async ({ id }) => {
        if (!killedBefore.has(id)) return;
        await bot.kill();
        bot = await startBotProcess(stage.discord, data, { script: killedBefore.get(id) });
      },
    });
  }, 90_000);

  afterAll(async () => {
    await bot.stop();
    await stage.discord.close();
    await rm(data, { recursive: true, force: true });
  });

  it('breaks none of Discord’s rules', () => {
    // A crash between opening a thread and recording it recovers by requesting the thread again.
    const rules = stage.discord.breaches.filter(({ rule }) => rule !== 'threadExists');
    expect(rules).toEqual([]);
  });

  it('shows every contribution once, in the thread of its board', async () => {
    const expected =
      Object.values(cast.contributions).flat().length + Object.values(cast.messages).flat().length;
    const contributions = await until('all the contributions', () => {
      const posts = contributionPosts(stage);
      return posts.length >= expected ? posts : undefined;
    });
    expect(contributions).toHaveLength(expected);
    expect(new Set(contributions.map(wordsOf)).size).toBe(expected);
  });

  it('posts each step once, however often it was restarted', () => {
    const titles = stage.facilitator
      .read(stage.channel.id)
      .filter(({ ephemeralFor }) => ephemeralFor === undefined)
      .map((message) => wordsOf(message).split('\n')[0]);
    for (const step of template.steps.filter(({ kind }) => kind === 'cards' || kind === 'break'))
      expect(titles.filter((title) => title === `## ${textFor(step.title, 'fr')}`)).toHaveLength(1);
  });

  it('counts the votes exactly, with the star where Framadate puts it', () => {
    const card = publicMessages(stage.facilitator).find((message) =>
      wordsOf(message).includes('★ **Contacter directement'),
    );
    const figures = ['6 (+2)', '5 (+2)', '4 (+3)', '3 (+3)', '3 (+2)', '2 (+1)', '(+7)'];
    const lines = wordsOf(card ?? failed('no poll card')).split('\n');
    expect(
      lines
        .filter((line) => /^[▰▱]+ /u.test(line))
        .map((line) => line.split(' ').slice(1).join(' ')),
    ).toEqual(figures);
  });

  it('ends with a summary whose report contains everything that was said', () => {
    const report = reportOf(stage)?.text ?? '';
    const contributions = Object.values(cast.contributions)
      .flat()
      .flatMap(({ values }) => Object.values(values));
    const missing = contributions.filter((value) => !flat(report).includes(flat(value)));
    expect(missing).toEqual([]);
  });

  it('paints its pictures at three times the 360 pixels of a phone', () => {
    const painted = publicMessages(stage.facilitator)
      .flatMap(({ attachments }) => attachments)
      .filter(({ contentType }) => contentType === 'image/png');
    // The vote, the words, the canvas, the circles and the grid.
    expect(painted).toHaveLength(5);
    for (const picture of painted) expect(sizeOf(picture.bytes()).width).toBe(1080);
  });

  it('never names people who asked not to be named', () => {
    const anonymous = Object.values(cast.contributions)
      .flat()
      .filter((entry) => entry.anonymous);
    expect(anonymous.length).toBeGreaterThan(0);
    for (const { who, values } of anonymous) {
      const [words = ''] = Object.values(values);
      const author = stage.members.get(who)?.id ?? failed('nobody');
      const shown = publicMessages(stage.facilitator).filter((message) =>
        flat(wordsOf(message)).includes(flat(words).slice(0, 60)),
      );
      const post = shown.find(({ channelId }) => channelId !== stage.channel.id);
      expect(wordsOf(post ?? failed('the post is missing'))).not.toContain(author);
    }
  });

  it('pings nobody, whatever people wrote', () => {
    const pinging = publicMessages(stage.facilitator).filter(
      ({ authorId, pings }) =>
        authorId === stage.discord.botId &&
        (pings.everyone || pings.users.length > 0 || pings.roles.length > 0),
    );
    expect(pinging).toEqual([]);
  });

  it('leaves no dead buttons on the cards of an ended workshop', async () => {
    await until('the agenda card to lose its buttons', () =>
      messageWith(stage.facilitator, 'status') === undefined ? true : undefined,
    );
    expect(messageWith(stage.facilitator, 'agenda.next')).toBeUndefined();
  });
});

function contributionPosts({ facilitator, channel, discord }: Stage) {
  return publicMessages(facilitator).filter(
    (message) =>
      message.authorId === discord.botId &&
      message.channelId !== channel.id &&
      /^(<@\d+>|Anonyme)/u.test(wordsOf(message)),
  );
}

/** Only the letters, so that escapes and line breaks do not matter. */
function flat(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

function failed(why: string): never {
  throw new Error(why);
}
