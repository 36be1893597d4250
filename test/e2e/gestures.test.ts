import { actOn } from '../../src/workshop/cases.ts';
import { PermissionFlagsBits } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  fillIn,
  formOf,
  messageOf,
  messageWith,
  press,
  until,
  wordsOf,
} from '../../src/rehearsal/look.ts';
import type { Message, Outcome } from '../../src/rehearsal/local-discord/index.ts';
import { setSmallStage, type SmallStage } from '../support/small-stage.ts';

let stage: SmallStage;

beforeEach(async () => {
  stage = await setSmallStage();
});

/** Refusals through which Palabre notices outside changes, and recovers. */
const findingOut = new Set(['threadExists', 'threadArchived']);

afterEach(async () => {
  const broken = stage.discord.breaches.filter(({ rule }) => !findingOut.has(rule));
  expect(broken).toEqual([]);
  await stage.close();
});

const replyText = (outcome: Outcome) =>
  wordsOf(messageOf(outcome)).replaceAll(/[\u00A0\u202F]/gu, ' ');
const slash = (who: SmallStage['ana'], command: string, options = {}) =>
  who.slash(stage.channel.id, command, options);
/** The first choice in a message's list. */
const firstOption = ({ components }: Message) =>
  /"value":"([a-z0-9]+)"/u.exec(JSON.stringify(components))?.[1] ?? '';
/** What Nour wrote, as the threads show it. */
const posts = () =>
  stage.nour
    .channels()
    .flatMap(({ id }) => stage.nour.read(id))
    .filter((message) => message.ephemeralFor === undefined)
    .map(wordsOf)
    .filter((words) => words.startsWith(`<@${stage.nour.id}>`));
const start = async (template = 'en-commun') => {
  await slash(stage.ana, 'workshop start', { template });
  await until('the card', () => messageWith(stage.ana, 'agenda.next'));
};

type Typed = Parameters<SmallStage['ana']['submit']>[1];

async function latestPoll() {
  const [poll] = await stage.ana.complete(stage.channel.id, 'poll close', { poll: '' }, 'poll');
  return poll?.value ?? '';
}

/** The card of the latest board, in its thread. */
const board = () => messageWith(stage.nour, 'mine:[a-z0-9]+');

/** Asks for it, and confirms. */
async function withdraw(person: SmallStage['ana'], shown: Message): Promise<Outcome> {
  const asked = messageOf(await person.click(shown, { label: 'Retirer' }));
  return person.click(asked, { label: 'Oui, retirer' });
}

describe('a poll created by hand', () => {
  const options = 'Mardi soir\nJeudi midi\nSamedi matin';

  async function create(values: Typed = {}) {
    const form = formOf(await slash(stage.ana, 'poll create'));
    return stage.ana.submit(form, { question: 'Quand se voit-on ?', options, ...values });
  }

  async function open(values: Typed = {}) {
    await stage.ana.click(messageOf(await create(values)), { label: 'Ouvrir le vote' });
    return until('the poll card', () => messageWith(stage.nour, 'poll.vote'));
  }

  it('that is refused leaves one answer, which each further try replaces', async () => {
    const refused = messageOf(await create({ closes: 'un de ces jours' }));
    const takeUp = { label: 'Reprendre là où j’en étais' };
    const again = formOf(await stage.ana.click(refused, takeUp));
    const worse = messageOf(await stage.ana.submit(again, { closes: 'un autre jour' }));
    expect(wordsOf(worse)).toContain('un autre jour');
    expect(worse.id).toBe(refused.id);
    const third = formOf(await stage.ana.click(worse, takeUp));
    const review = messageOf(await stage.ana.submit(third, { closes: 'demain à 17 h' }));
    expect(wordsOf(review)).toContain('Fin du vote');
    expect(review.id).toBe(refused.id);
  });

  it('has one receipt a person, which follows what they change under it', async () => {
    await open();
    const receipt = messageOf(await fillIn(stage.nour, 'poll.vote', { yes: ['o1'] }));
    const form = formOf(await stage.nour.click(receipt, { label: 'Changer mon vote' }));
    const changed = messageOf(await stage.nour.submit(form, { yes: ['o2'] }));
    expect(wordsOf(changed)).toContain('**Oui :** Jeudi midi'.replace(' :', '\u00A0:'));
    expect(changed.id).toBe(receipt.id);
  });

  it('takes a yes beside each option in one press, and leaves one receipt', async () => {
    await open();
    const first = messageOf(await press(stage.nour, 'poll.yes:[a-z0-9]+:0'));
    const second = messageOf(await press(stage.nour, 'poll.yes:[a-z0-9]+:2'));
    expect(wordsOf(second)).toContain('Mardi soir, Samedi matin');
    await until('the first receipt to go', () => {
      const here = stage.nour.read(stage.channel.id).map(({ id }) => id);
      return here.includes(second.id) && !here.includes(first.id) ? here : undefined;
    });
    await until(
      'both votes on the card',
      () =>
        wordsOf(messageWith(stage.nour, 'poll.manage') ?? second).match(/▰ 1[^]*▰ 1/u) ?? undefined,
    );
  });

  it('is reviewed before it opens, then voted on, changed and closed', async () => {
    expect(replyText(await create())).toContain('Personne d’autre ne le voit pour l’instant');
    await open();
    const receipt = replyText(
      await fillIn(stage.nour, 'poll.vote', { yes: ['o1'], ifNeedBe: ['o1', 'o2'] }),
    );
    expect(receipt).toContain('**Oui :** Mardi soir');
    expect(receipt).toContain('**Si nécessaire :** Jeudi midi');
    expect(receipt).toContain('**Non :** Samedi matin');
    expect(receipt).toContain('coché deux fois');

    const again = formOf(await press(stage.nour, 'poll.vote'));
    await stage.nour.submit(again, { yes: ['o3'], ifNeedBe: [] });
    await slash(stage.ana, 'poll close', { poll: await latestPoll() });
    const card = await until('the closed card', () =>
      stage.nour.read(stage.channel.id).find((message) => /▰[^]*fermé le/u.test(wordsOf(message))),
    );
    expect(wordsOf(card)).toContain('★ **Samedi matin**');
    expect(wordsOf(card)).toMatch(/^▰ 1$/mu);
    const late = await slash(stage.nour, 'poll results');
    expect(replyText(late)).toMatch(/1\svotant·e/u);
  });

  it('hides its results everywhere until it closes, if requested', async () => {
    const card = await open({ rules: ['ifNeedBe', 'hidden'] });
    await fillIn(stage.nour, 'poll.vote', { yes: ['o1'] });
    const current = await until('the count of voters', () =>
      stage.ana
        .read(card.channelId)
        .find((message) => message.id === card.id && /1\svotant·e/u.test(wordsOf(message))),
    );
    expect(wordsOf(current)).not.toContain('▰');
    expect(replyText(await slash(stage.ana, 'poll results'))).toContain('restent cachés');
  });

  it('keeps everything that was typed if something is wrong, and reopens it', async () => {
    const refused = await create({ options: 'Un seul choix' });
    expect(replyText(refused)).toContain('au moins 2');
    expect(replyText(refused)).toContain('Quand se voit-on ?');
    const again = formOf(await press(stage.ana, 'draft.reopen'));
    expect(replyText(await stage.ana.submit(again, { options }))).toContain('Mardi soir');
  });

  it('shows its result with its picture once it is closed, and can be imported from a file', async () => {
    await open();
    await fillIn(stage.nour, 'poll.vote', { yes: ['o1'], ifNeedBe: ['o2'] });
    await slash(stage.ana, 'poll close', { poll: await latestPoll() });
    const result = await until('the result', () =>
      stage.nour.read(stage.channel.id).find((message) => wordsOf(message).includes('le résultat')),
    );
    expect(result.attachments.map(({ name }) => name)).toEqual([expect.stringMatching(/\.png$/u)]);
    expect(JSON.stringify(result.components)).toContain('Meilleur choix');

    const table = messageOf(await slash(stage.ana, 'poll export'));
    const [file] = table.attachments;
    const bytes = Buffer.from(
      [
        ',"Mardi soir","Jeudi midi","Samedi matin",',
        '"Nour","Oui","Si nécessaire","Non",',
        '',
      ].join('\r\n'),
    );
    expect(file).toMatchObject({ name: 'quand-se-voit-on.csv' });
    const upload = stage.ana.upload({ name: 'Avant.csv', contentType: 'text/csv', bytes });
    expect(replyText(await slash(stage.ana, 'poll import', { file: upload }))).toContain(
      'déjà fermé',
    );
    await until('the imported poll', () =>
      stage.nour.read(stage.channel.id).find((message) => wordsOf(message).includes('Vote tenu')),
    );
  });

  it('may have been held elsewhere, with 24 slots in a table that Excel saved as Unicode text', async () => {
    const slots = Array.from({ length: 24 }, (_, index) => `Créneau ${index + 1}`);
    const votes = slots.map((_, index) => (index % 2 === 0 ? 'Oui' : 'Non'));
    const table = `\uFEFF\t${slots.join('\t')}\r\nZoé\t${votes.join('\t')}\r\n`;
    const bytes = Buffer.from(table, 'utf16le');
    const file = stage.ana.upload({ name: 'Avant.txt', contentType: 'text/plain', bytes });
    expect(replyText(await slash(stage.ana, 'poll import', { file }))).toContain('déjà fermé');
    // The result comes beside the card, in any order.
    await until('the imported poll', () =>
      stage.nour
        .channels()
        .flatMap(({ id }) => stage.nour.read(id))
        .find((message) => /Et\s4\sautres\schoix/u.test(wordsOf(message))),
    );
    const first = messageOf(await press(stage.nour, 'poll.table:[a-z0-9]+'));
    expect(wordsOf(first)).toMatch(/choix 1 à 20\ssur\s24/u);
    await stage.nour.click(first, { customId: /^poll\.page:/u });
    const second = await until('the second page', () =>
      stage.nour.read(stage.channel.id).find((message) => wordsOf(message).includes('21 à 24')),
    );
    expect(second.id).toBe(first.id);
    expect(second.attachments).toHaveLength(1);
  });

  it('has twenty options on one form', async () => {
    const many = Array.from({ length: 20 }, (_, index) => `Choix ${index + 1}`).join('\n');
    await open({ options: many });
    const receipt = replyText(
      await fillIn(stage.nour, 'poll.vote', { yes: ['o20'], ifNeedBe: ['o1'] }),
    );
    expect(receipt).toContain('**Oui :** Choix 20');
  });
});

describe('what one wrote', () => {
  const address = 'contribute.open:[a-z0-9]+:mobilisable:reseau';

  beforeEach(async () => {
    await start();
    await slash(stage.ana, 'exercise start', { exercise: 'exercice-1' });
    await until('the board', () => messageWith(stage.nour, address));
  });

  it('can be edited, which updates its post', async () => {
    const receipt = messageOf(
      await fillIn(stage.nour, address, { organisations: 'Coop A', motivations: 'agir' }),
    );
    const form = formOf(await stage.nour.click(receipt, { label: 'Corriger' }));
    await stage.nour.submit(form, { motivations: 'agir ensemble' });
    await until('the edited post', () => posts().find((words) => words.includes('agir ensemble')));
    expect(posts()).toHaveLength(1);
  });

  it('can be found again and withdrawn, which removes its post', async () => {
    await fillIn(stage.nour, address, { organisations: 'Coop A', motivations: 'agir' });
    const list = messageOf(await slash(stage.nour, 'contributions'));
    const option = firstOption(list);
    const shown = messageOf(
      await stage.nour.choose(list, { customId: /^mine\.choose/u }, [option]),
    );
    await until('the post', () => (posts().length === 1 ? true : undefined));
    expect(replyText(await withdraw(stage.nour, shown))).toContain('C’est retiré');
    await until('the post to go', () => (posts().length === 0 ? true : undefined));
  });

  it('cannot be changed by others', async () => {
    const receipt = messageOf(await fillIn(stage.nour, address, { organisations: 'Coop A' }));
    const [, workshop = '', id = ''] =
      /contribution\.edit:([a-z0-9]+):([a-z0-9]+)/u.exec(JSON.stringify(receipt.components)) ?? [];
    const refused = await actOn(
      stage.bot.context,
      workshop,
      { id: 'x', name: 'X', moderates: false },
      { type: 'withdrawContribution', id },
    );
    expect(refused).toMatchObject({ ok: false, error: { kind: 'notYourContribution' } });
  });

  it('can be a plain message, collected by anyone and withdrawn by its author alone', async () => {
    const thread = await until('the board', board);
    const message = stage.nour.write(thread.channelId, 'Je pense aux @everyone **du quartier**');
    expect(replyText(await stage.ana.contextMenu('Collect', message))).toContain('C’est recueilli');
    expect(replyText(await stage.ana.contextMenu('Collect', message))).toContain('déjà recueilli');
    const post = await until('the collected post', () =>
      messageWith(stage.nour, 'contribution.withdraw.ask'),
    );
    expect(wordsOf(post)).toContain('du quartier');
    expect(post.pings.everyone).toBe(false);
    const other = stage.guild.addMember({ name: 'Sam', locale: 'en-US' });
    expect(replyText(await other.click(post, { label: 'Retirer' }))).toContain(
      'Only the person who wrote it',
    );
    expect(replyText(await withdraw(stage.nour, post))).toContain('C’est retiré');
    const outside = stage.nour.write(stage.channel.id, 'bonjour');
    expect(replyText(await stage.ana.contextMenu('Collect', outside))).toContain(
      'n’est pas dans le fil',
    );
  });

  it('has a button for the rest if it is long', async () => {
    const long = 'mot '.repeat(240).trim();
    await fillIn(stage.nour, address, { organisations: 'Coop A', motivations: long });
    expect(replyText(await press(stage.ana, 'contribution.read'))).toContain(long);
  });
});

describe('facilitating', () => {
  it('can be handed over, and the new facilitator works from the private thread', async () => {
    await start();
    const form = formOf(await press(stage.ana, 'handover.open'));
    expect(replyText(await stage.ana.submit(form, { to: [stage.nour.id] }))).toContain(
      'anime maintenant avec vous',
    );
    await until('the card for the heir', () => messageWith(stage.nour, 'agenda.next'));
    expect((await press(stage.nour, 'agenda.next')).kind).toBe('deferredUpdate');
  });

  it('stays among facilitators: people named on their card are not let into their thread', async () => {
    await start();
    await press(stage.nour, 'join');
    await slash(stage.ana, 'workshop next');
    await slash(stage.ana, 'workshop next');
    const card = await until('who has not spoken', () => {
      const shown = messageWith(stage.ana, 'agenda.next');
      return shown !== undefined && wordsOf(shown).includes('Nour') ? shown : undefined;
    });
    expect(stage.nour.channels().map(({ id }) => id)).not.toContain(card.channelId);
  });

  it('moves one step when the same button is pressed twice', async () => {
    await start();
    const card = await until('the card', () => messageWith(stage.ana, 'agenda.next'));
    const twice = { customId: /^agenda\.next/u };
    const [, second] = await Promise.all([
      stage.ana.click(card, twice),
      stage.ana.click(card, twice),
    ]);
    expect(replyText(second)).toContain('vient de changer d’étape');
  });

  it('includes withdrawing what somebody else wrote, to protect the group', async () => {
    await start();
    await slash(stage.ana, 'pillar open', { pillar: 'community' });
    const address = 'contribute.open:[a-z0-9]+:pilier-communaute:reponse';
    await fillIn(stage.nour, address, { actuellement: 'Des insultes' });
    const list = messageOf(await slash(stage.ana, 'contributions'));
    const value = firstOption(list);
    const shown = messageOf(
      await stage.ana.choose(list, { customId: /^moderate\.choose/u }, [value]),
    );
    expect(replyText(await withdraw(stage.ana, shown))).toContain('C’est retiré');
  });

  it('is only for those who may: everyone else is told who', async () => {
    await start();
    expect(replyText(await slash(stage.nour, 'workshop next'))).toContain(
      `Demandez à <@${stage.ana.id}>`,
    );
  });

  it('comes with the community’s own role, once an administrator chose it', async () => {
    const role = stage.guild.addRole({ name: 'Animation' });
    const chief = stage.guild.addMember({
      name: 'Chef',
      permissions: PermissionFlagsBits.ManageGuild,
    });
    const sam = stage.guild.addMember({ name: 'Sam', locale: 'fr', roles: [role.id] });
    expect(replyText(await slash(sam, 'workshop start', { template: 'en-commun' }))).toContain(
      'Seule l’animation',
    );
    await slash(chief, 'settings', { 'facilitator-role': role.id, timezone: 'Europe/Paris' });
    expect(replyText(await slash(sam, 'workshop start', { template: 'en-commun' }))).toContain(
      'ouvert',
    );
  });

  it('uses the community’s territories instead of the template’s', async () => {
    const chief = stage.guild.addMember({
      name: 'Chef',
      locale: 'fr',
      permissions: PermissionFlagsBits.ManageGuild | PermissionFlagsBits.ManageEvents,
    });
    const settings = messageOf(await slash(chief, 'settings'));
    const form = formOf(await chief.click(settings, { label: 'Territoires et pad de notes' }));
    await chief.submit(form, { territories: 'Nous sommes au bord de la rivière.' });
    await slash(chief, 'workshop start', { template: 'en-commun' });
    await until('the acknowledgement', () =>
      stage.nour
        .read(stage.channel.id)
        .find((message) => wordsOf(message).includes('au bord de la rivière')),
    );
  });
});

describe('languages', () => {
  it('replies to each person in their own, and to the channel in the community’s', async () => {
    await start();
    const callum = stage.guild.addMember({ name: 'Callum', locale: 'en-US' });
    expect(replyText(await slash(callum, 'help'))).toContain('What you can do here');
    expect(replyText(await slash(callum, 'language', { language: 'fr' }))).toContain(
      'je vous réponds en français',
    );
    expect(replyText(await slash(callum, 'help'))).toContain('Ce que vous pouvez faire ici');
    expect(
      wordsOf(messageWith(callum, 'status') ?? messageOf(await slash(callum, 'help'))),
    ).toContain('Étape 1');
  });
});

describe('what the workshop needs recovers by itself', () => {
  it('a card deleted by hand comes back', async () => {
    await start();
    const card = await until('the card', () => messageWith(stage.nour, 'status'));
    stage.guild.deleteMessage(card.channelId, card.id);
    await slash(stage.ana, 'workshop next');
    const back = await until('the card again', () => messageWith(stage.nour, 'status'));
    expect(back.id).not.toBe(card.id);
  });

  it('a thread deleted by hand opens again, with what was said in it', async () => {
    await start();
    await slash(stage.ana, 'pillar open', { pillar: 'community' });
    const address = 'contribute.open:[a-z0-9]+:pilier-communaute:reponse';
    await fillIn(stage.nour, address, { actuellement: 'Nous toutes' });
    const card = await until('the board', board);
    await until('the post', () =>
      stage.nour.read(card.channelId).find((message) => wordsOf(message).includes('Nous toutes')),
    );
    stage.guild.deleteChannel(card.channelId);
    await slash(stage.ana, 'workshop next');
    await until('the thread again', () =>
      stage.nour
        .channels()
        .filter(({ id }) => id !== stage.channel.id)
        .flatMap(({ id }) => stage.nour.read(id))
        .find(
          (message) =>
            message.ephemeralFor === undefined && wordsOf(message).includes('Nous toutes'),
        ),
    );
  });

  it('an archived thread is reopened when something changes in it', async () => {
    await start();
    await slash(stage.ana, 'pillar open', { pillar: 'community' });
    const address = 'contribute.open:[a-z0-9]+:pilier-communaute:reponse';
    const card = await until('the board', board);
    stage.guild.archiveThread(card.channelId);
    await slash(stage.ana, 'workshop end');
    const asked = messageWith(stage.ana, 'end.confirm');
    await stage.ana.click(asked ?? card, { customId: /^end\.confirm/u });
    await until('the card without its buttons', () =>
      messageWith(stage.nour, address) === undefined ? true : undefined,
    );
  });
});
