import { PermissionFlagsBits as Bit } from 'discord.js';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Channel, Message, Person } from '../../src/rehearsal/local-discord/index.ts';
import { formOf, messageOf, until, wordsOf } from '../../src/rehearsal/look.ts';
import { setSmallStage, type SmallStage } from '../support/small-stage.ts';

let stage: SmallStage;
let closed: Channel;
/** Somebody with access to the closed channel through a role. */
let lou: Person;

const markers = ['titre-caché', 'mot-caché', 'question-cachée', 'réponse-cachée'];

beforeEach(async () => {
  stage = await setSmallStage();
  const { guild, discord } = stage;
  const circle = guild.addRole({ name: 'cercle' });
  closed = guild.addTextChannel({ name: 'cercle-fermé' });
  close(closed);
  guild.overwrite(closed.id, { role: circle.id }, { allow: Bit.ViewChannel });
  for (const person of [discord.botId, stage.ana.id])
    guild.overwrite(closed.id, { person }, { allow: Bit.ViewChannel });
  lou = guild.addMember({ name: 'Lou', locale: 'fr', roles: [circle.id] });
});
afterEach(async () => {
  expect(stage.discord.breaches).toEqual([]);
  await stage.close();
});

const close = ({ id }: Pick<Channel, 'id'>) =>
  stage.guild.overwrite(id, { role: stage.guild.everyoneRoleId }, { deny: Bit.ViewChannel });
const plain = (message: Message) => wordsOf(message).replaceAll(/[\u00A0\u202F]/gu, ' ');

/** A workshop in which something was said, and a separate poll. */
async function hold(channel: string, author: Person): Promise<void> {
  const { ana } = stage;
  await ana.slash(channel, 'workshop start', { template: 'dix-minutes', title: 'titre-caché' });
  await ana.slash(channel, 'pillar open', { pillar: 'community' });
  const form = formOf(await author.slash(channel, 'contribute', { board: 'gens' }));
  await author.submit(form, { presents: 'mot-caché' });
  const poll = formOf(await ana.slash(channel, 'poll create'));
  const typed = { question: 'question-cachée', options: 'réponse-cachée\nDeux' };
  const review = messageOf(await ana.submit(poll, typed));
  await ana.click(review, { label: 'Ouvrir le vote' });
}

const public_ = () => stage.channel.id;
const isRecap = (message: Message) =>
  JSON.stringify(message.components).includes('"recap.answer:') &&
  message.ephemeralFor === undefined;

async function postRecap(from = public_()): Promise<Message> {
  await stage.ana.slash(from, 'recap now');
  return until('the recap', () => stage.nour.read(public_()).find(isRecap));
}

/** Everything somebody can read anywhere, including buttons and their addresses. */
const transcript = (who: Person) =>
  JSON.stringify(who.channels().map((channel) => [channel, who.read(channel.id)]));

/** The ids of what is in a channel, which a button's address would reveal. */
async function idsIn(channel: string): Promise<string[]> {
  const found = await stage.bot.context.streams.communities.read(stage.guild.id);
  if (!found.ok) throw new Error(found.error.kind);
  const { workshops, polls } = found.value;
  return [workshops[channel] ?? '', ...polls.map(({ id }) => id)];
}

it('shows people who cannot see a private channel no word, name, count or button of it', async () => {
  await hold(closed.id, lou);
  const recap = await postRecap();
  await stage.bot.reconciler.settled(200);
  expect(plain(recap)).toContain('Une semaine calme');
  const secrets = [...markers, closed.name, closed.id, lou.id, ...(await idsIn(closed.id))];
  expect(secrets.filter((each) => each === '' || transcript(stage.nour).includes(each))).toEqual(
    [],
  );
  expect(JSON.stringify(recap)).not.toMatch(/contribute\.on|poll\.vote|\+1/u);
  // People who may read them see these words, so the test can fail.
  expect(markers.filter((each) => !transcript(lou).includes(each))).toEqual([]);
});

it('shows the same workshop if everybody can see its channel', async () => {
  await hold(public_(), lou);
  const recap = await postRecap();
  expect(plain(recap)).toContain(`mot-caché (<@${lou.id}>)`);
  expect(plain(recap)).toContain('question-cachée');
  expect(JSON.stringify(recap)).toContain('poll.vote');
});

it('tells the facilitators that something is left out, once, in private and without its content', async () => {
  await hold(closed.id, lou);
  await postRecap();
  await stage.bot.reconciler.settled(200);
  const isNotice = (message: Message) => plain(message).includes('ne dit rien de cet atelier');
  const notices = (who: Person) =>
    who.channels().flatMap(({ id }) => who.read(id).filter((message) => isNotice(message)));
  const [notice, ...more] = await until('the notice', () =>
    notices(stage.ana).length > 0 ? notices(stage.ana) : undefined,
  );
  expect(more).toEqual([]);
  expect(plain(notice ?? messageOf(await status()))).toContain(`<#${public_()}>`);
  expect(markers.filter((each) => JSON.stringify(notice).includes(each))).toEqual([]);
  expect([...notices(lou), ...notices(stage.nour)]).toEqual([]);
});

const status = () => stage.ana.slash(public_(), 'recap status');

it('says in /recap status how much is left out, and nothing else about it', async () => {
  await hold(closed.id, lou);
  await stage.ana.slash(public_(), 'recap schedule', { day: 'monday', time: '9' });
  const statusText = plain(messageOf(await status()));
  expect(statusText).toContain('2 sujets de salons privés n’y sont pas');
  expect([...markers, closed.id].filter((each) => statusText.includes(each))).toEqual([]);
});

it('removes the words of a channel as soon as it becomes private, and restores them with it', async () => {
  const other = stage.guild.addTextChannel({ name: 'autre' });
  stage.guild.overwrite(other.id, { person: stage.discord.botId }, { allow: Bit.ViewChannel });
  await hold(other.id, lou);
  await postRecap();
  const shows = (word: string) => transcript(stage.nour).includes(word);
  expect(shows('mot-caché')).toBe(true);
  close(other);
  await until('it to be taken back', () =>
    markers.some((each) => shows(each)) ? undefined : true,
  );
  stage.guild.overwrite(other.id, { role: stage.guild.everyoneRoleId }, {});
  await until('it to be told again', () => {
    const recap = stage.nour.read(public_()).find(isRecap);
    return recap !== undefined && plain(recap).includes('mot-caché') ? true : undefined;
  });
});
