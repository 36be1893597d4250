import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Message, Modal, Outcome } from '../../src/rehearsal/local-discord/index.ts';
import {
  fillIn,
  formOf,
  messageOf,
  messageWith,
  press,
  until,
  wordsOf,
} from '../../src/rehearsal/look.ts';
import { setSmallStage, type SmallStage } from '../support/small-stage.ts';

let stage: SmallStage;
beforeEach(async () => {
  stage = await setSmallStage();
});
afterEach(async () => {
  expect(stage.discord.breaches.filter(({ rule }) => rule !== 'threadExists')).toEqual([]);
  await stage.close();
});

const plain = (message: Message) => wordsOf(message).replaceAll(/[\u00A0\u202F]/gu, ' ');
const replyText = (outcome: Outcome) => plain(messageOf(outcome));
const slash = (command: string, options = {}) =>
  stage.ana.slash(stage.channel.id, command, options);

/** The channel's messages from the summary's title on, as everybody reads them. */
function summary(): Message[] {
  const shown = stage.nour
    .read(stage.channel.id)
    .filter(({ ephemeralFor }) => ephemeralFor === undefined);
  const first = shown.findIndex((message) => plain(message).startsWith('## Bilan'));
  return first === -1 ? [] : shown.slice(first);
}
const whole = () => summary().map(plain).join('\n');
const shownWith = (words: string) =>
  until(`a summary with « ${words} »`, () => (whole().includes(words) ? true : undefined));

const address = 'contribute.open:[a-z0-9]+:pilier-communaute:reponse';

async function write(words: string, withoutName = false): Promise<Message> {
  const name: Record<string, string[]> = withoutName ? { 'without-name': ['yes'] } : {};
  await fillIn(stage.nour, address, { actuellement: words, ...name });
  return until('the post', () => {
    const card = messageWith(stage.nour, address);
    const thread = card === undefined ? [] : stage.ana.read(card.channelId);
    return thread.find(
      (each) => each.ephemeralFor === undefined && plain(each).includes(words.split(' @')[0] ?? ''),
    );
  });
}

/** Ends the workshop, and waits for the last message of its summary. */
async function end(): Promise<void> {
  const asked = messageOf(await slash('workshop end'));
  await stage.ana.click(asked, { customId: /^end\.confirm/u });
  await until('the report', () =>
    summary().some(({ attachments }) => attachments.length > 0) ? true : undefined,
  );
}

it('can be edited right before and after the end, in the same messages, without naming or pinging anybody else', async () => {
  await slash('workshop start', { template: 'en-commun' });
  await slash('pillar open', { pillar: 'community' });
  const lilacs = await write('Des lilas @everyone', true);
  const bench = await write('Un banc');

  // A participant may not mark; a facilitator marks through the message menu, and unmarks the same
  // way.
  expect(replyText(await stage.nour.contextMenu('To the summary', bench))).toContain(
    'Seule l’animation',
  );
  expect(replyText(await stage.ana.contextMenu('To the summary', bench))).toContain(
    'C’est au bilan',
  );
  expect(replyText(await stage.ana.contextMenu('To the summary', bench))).toContain('plus parmi');
  expect(replyText(await stage.ana.contextMenu('To the summary', lilacs))).toContain(
    'C’est au bilan',
  );

  // The foreword and the preview are private to the facilitator.
  expect(replyText(await slash('summary preview'))).toContain('⭐ Les grandes idées');
  expect(
    replyText(await fillIn(stage.ana, 'summary.foreword', { word: 'Merci à vous !' })),
  ).toContain('Le bilan s’ouvrira sur votre mot');
  expect(summary()).toEqual([]);

  // Posting it again edits it.
  await slash('summary post');
  await shownWith('Merci à vous !');
  await shownWith('À l’animation');
  const before = summary().map(({ id }) => id);
  await press(stage.ana, 'summary.preview');
  const form = formOf(await press(stage.ana, 'summary.foreword'));
  await stage.ana.submit(form, { word: 'Merci, et à février !' });
  await press(stage.ana, 'summary.post');
  await shownWith('à février');
  expect(summary().map(({ id }) => id)).toEqual(before);

  // After the end, edited again: chosen from a list, and updated.
  await end();
  await press(stage.ana, 'summary.ideas');
  const panel = await until('the panel', () => messageWith(stage.ana, 'summary.board'));
  const list = formOf(
    await stage.ana.choose(panel, { customId: /^summary\.board/u }, ['pilier-communaute']),
  );
  await stage.ana.submit(list, { ideas: ideasOf(list) });
  expect(whole()).not.toContain('2 grandes idées');
  expect(replyText(await slash('summary post'))).toContain('le bilan du salon est à jour');
  await shownWith('2 grandes idées');
  expect(summary().filter((message) => plain(message).startsWith('## Bilan'))).toHaveLength(1);

  const idea = plain(summary()[0] ?? lilacs).split('Les grandes idées')[1] ?? '';
  expect(idea).toMatch(/Des lilas .*— anonyme/u);
  expect(idea).toContain(`Un banc — <@${stage.nour.id}>`);
  for (const { pings } of summary())
    expect([pings.everyone, pings.users.length, pings.roles.length]).toEqual([false, 0, 0]);
});

/** Everything a form offers to tick. */
function ideasOf({ components }: Modal): string[] {
  return [...JSON.stringify(components).matchAll(/"value":"([^"]+)"/gu)].map(([, id = '']) => id);
}
