import { afterEach, beforeEach, expect, it } from 'vitest';
import { systemActor } from '../../src/engine/context.ts';
import { actOn } from '../../src/workshop/cases.ts';
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

/** The channel's messages from the summary's title on, and its thread, as everybody reads them. */
function summary(): Message[] {
  const shown = publicIn(stage.channel.id);
  const first = shown.findIndex((message) => plain(message).startsWith('## Bilan'));
  const above = first === -1 ? [] : shown.slice(first);
  // A thread has the id of the message it is under.
  const open = new Set(stage.nour.channels().map(({ id }) => id));
  return above.flatMap((message) => [
    message,
    ...(open.has(message.id) ? publicIn(message.id) : []),
  ]);
}
const publicIn = (channel: string) =>
  stage.nour.read(channel).filter(({ ephemeralFor }) => ephemeralFor === undefined);
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
  expect(replyText(await stage.nour.contextMenu('Add to summary', bench))).toContain(
    'Seule l’animation',
  );
  expect(replyText(await stage.ana.contextMenu('Add to summary', bench))).toContain(
    'C’est au bilan',
  );
  expect(replyText(await stage.ana.contextMenu('Add to summary', bench))).toContain('plus parmi');
  expect(replyText(await stage.ana.contextMenu('Add to summary', lilacs))).toContain(
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

it('takes what somebody withdrew out of the report that facilitators are to keep, too', async () => {
  await slash('workshop start', { template: 'en-commun' });
  await slash('pillar open', { pillar: 'community' });
  await write('Un four à pain');
  await end();
  const { context } = stage.bot;
  const community = await context.streams.communities.read(stage.guild.id);
  const [id = ''] = community.ok ? Object.values(community.value.ended) : [];
  const erasedAt = Date.now() + 7 * 24 * 60 * 60_000;
  await actOn(context, id, systemActor, { type: 'tellErasure', erasedAt });
  await until('the report to keep', () => reportToKeep().includes('Un four à pain') || undefined);

  const workshop = await context.streams.workshops.read(id);
  const [entry = ''] = workshop.ok ? Object.keys(workshop.value.boards.contributions) : [];
  const withdraw = { customId: `contribution.withdraw:${id}:${entry}` };
  const bo = stage.guild.addMember({ name: 'Bo', locale: 'fr' });
  expect(replyText(await bo.forge(stage.channel.id, withdraw))).toContain(
    'Seule la personne qui l’a écrite',
  );
  expect(replyText(await stage.nour.forge(stage.channel.id, withdraw))).toContain('C’est retiré');
  await until(
    'the report without it',
    () => (reportToKeep() !== '' && !reportToKeep().includes('Un four à pain')) || undefined,
  );
});

/** The files under the notice of the erasure, as the facilitators have them. */
function reportToKeep(): string {
  return stage.ana
    .channels()
    .flatMap((channel) => stage.ana.read(channel.id))
    .filter((message) => plain(message).includes('Voici le rapport'))
    .flatMap(({ attachments }) => attachments)
    .map(({ id }) => Buffer.from(stage.discord.file(id)?.bytes ?? []).toString('utf8'))
    .join('\n');
}
