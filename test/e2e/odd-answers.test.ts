import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { messageOf, messageWith, press, until, wordsOf } from '../../src/rehearsal/look.ts';
import { setSmallStage, type SmallStage } from '../support/small-stage.ts';

let stage: SmallStage;

beforeEach(async () => {
  stage = await setSmallStage();
  await stage.ana.slash(stage.channel.id, 'workshop start', { template: 'dix-minutes' });
  await until('the card', () => messageWith(stage.ana, 'agenda.next'));
});

afterEach(async () => {
  expect(stage.logged.join()).not.toContain(stage.discord.token);
  await stage.close();
});

const edits = /^\/channels\/\d+\/messages\/\d+$/u;
const page = '<html><body>502 – un mandataire</body></html>';
const requests = (): { method: string; path: string }[] => {
  const seen: { method: string; path: string }[] = [];
  stage.discord.onActivity((activity) => {
    if (activity.type === 'request') seen.push({ method: activity.method, path: activity.path });
  });
  return seen;
};
/** The text of the facilitator card, which changes with each step. */
const card = () => {
  const message = messageWith(stage.ana, 'agenda.next');
  return message === undefined ? '' : wordsOf(message);
};

async function showsTheNextStep(): Promise<void> {
  const before = card();
  await press(stage.ana, 'agenda.next');
  await until('the card to follow', () => (card() === before ? undefined : true));
}

describe('an edit of a card', () => {
  it.each([
    ['a temporary 401', { status: 401, times: 1 }],
    ['a proxy’s page with status 200', { status: 200, text: page }],
    [
      'a proxy’s redirection',
      { status: 302, text: page, headers: { location: 'http://ailleurs' } },
    ],
    ['a refusal in a proxy’s page', { status: 403, text: page }],
    ['a 404 in a proxy’s page', { status: 404, text: page }],
    ['a 401 in a proxy’s page', { status: 401, text: page }],
    ['"too many" in a page without a time', { status: 429, text: page }],
    ['nothing at all', { status: 200, text: '' }],
    [
      'truncated JSON',
      { status: 200, text: '{"id":"1', headers: { 'content-type': 'application/json' } },
    ],
    [
      'unrelated JSON',
      { status: 200, text: '{"id":"1"}', headers: { 'content-type': 'application/json' } },
    ],
    [
      'a refusal that is not an object',
      { status: 400, text: 'null', headers: { 'content-type': 'application/json' } },
    ],
  ])('answered by %s recovers by itself', async (_, failure) => {
    stage.discord.failNext({ method: 'PATCH', path: edits, times: 3, ...failure });
    await showsTheNextStep();
    await until('no trouble', () => stage.bot.ready() || undefined);
    expect(stage.logged.join()).not.toContain('mandataire');
  });
});

describe('a 401', () => {
  it('is reported once, and does not suppress what comes after', async () => {
    stage.discord.failNext({ status: 401, path: edits, times: 1 });
    await showsTheNextStep();
    await showsTheNextStep();
    const about = stage.logged.filter((line) => line.includes('token'));
    expect(about).toEqual([
      'Discord refused the token once: checking it again undefined',
      'Discord accepts the token again undefined',
    ]);
  });
});

describe('"too many requests" without a time', () => {
  it('is neither retried at once nor left unreported, and clicks are still answered', async () => {
    const seen = requests();
    stage.discord.failNext({ status: 429, path: /^\/channels/u, times: 1_000, text: page });
    await press(stage.ana, 'agenda.next');
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    const refused = seen.filter(({ path }) => path.startsWith('/channels'));
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.length).toBeLessThan(20);
    const help = await stage.nour.slash(stage.channel.id, 'help');
    expect(wordsOf(messageOf(help))).not.toBe('');
    expect(
      stage.logged.filter((line) => line.startsWith('something in front of Discord refuses')),
    ).toHaveLength(1);
  });
});

describe('the answer to a click', () => {
  it('is sent again if a web page came in place of Discord’s response', async () => {
    stage.discord.failNext({ status: 429, path: /callback$/u, text: page });
    expect(wordsOf(messageOf(await stage.nour.slash(stage.channel.id, 'help')))).not.toBe('');
    stage.discord.failNext({ status: 200, path: /callback$/u, text: page });
    expect(wordsOf(messageOf(await stage.nour.slash(stage.channel.id, 'help')))).not.toBe('');
  });
});
