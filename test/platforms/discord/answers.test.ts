import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pollActions } from '../../../src/poll/view/actions.ts';
import { buttons, type View } from '../../../src/kernel/view/view.ts';
import { messageOf, until, wordsOf } from '../../../src/rehearsal/look.ts';
import type { Message } from '../../../src/rehearsal/local-discord/index.ts';
import { openAnsweringStage, type AnsweringStage } from '../../support/answering-stage.ts';
import { pollPicture, smallPng } from '../../support/painter.ts';

const alt = 'Mardi\u00A0: 2 oui, 1 si nécessaire.';
const again = buttons({ label: 'Qui a voté quoi', action: pollActions.table.ref({ poll: 'p1' }) });
const words: View = { blocks: [{ kind: 'text', text: ['Le résultat'] }], rows: again };
const pictured: View = {
  ...words,
  blocks: [...words.blocks, { kind: 'picture', picture: pollPicture(), alt }],
};

let stage: AnsweringStage;
beforeEach(async () => {
  stage = await openAnsweringStage();
});
afterEach(async () => {
  expect(stage.discord.breaches).toEqual([]);
  await stage.close();
});

const show = async () => messageOf(await stage.ana.slash(stage.channel.id, 'show'));
const pressTable = (message: Message) => stage.ana.click(message, { label: 'Qui a voté quoi' });
const names = ({ attachments }: Message) => attachments.map(({ name }) => name);
const description = ({ components }: Message) =>
  components[0]?.components?.flatMap(({ items }) => items ?? [])[0]?.description;
const latest = (id: string): Message => {
  const found = stage.ana.read(stage.channel.id).find((message) => message.id === id);
  if (found === undefined) throw new Error('The message is gone.');
  return found;
};

describe('a private answer with a picture', () => {
  it('is announced before the picture is drawn, and comes with it', async () => {
    const release = stage.painter.hold();
    stage.answers(() => ({ kind: 'private', view: pictured }));
    const coming = show();
    await until('the brush', () => (stage.painter.asked.length > 0 ? true : undefined));
    expect(stage.discord.waiting).toBe(0);
    release();
    const message = await coming;
    expect(message.ephemeralFor).toBe(stage.ana.id);
    expect(wordsOf(message)).toBe('Le résultat');
    expect(description(message)).toBe(alt);
    expect(message.attachments.map((file) => file.bytes())).toEqual([smallPng]);
  });

  it('takes the place of the message whose button asked for it, and leaves it again', async () => {
    stage.answers(() => ({ kind: 'private', view: words }));
    const message = await show();
    stage.answers(() => ({ kind: 'replace', view: pictured }));
    await pressTable(message);
    await until('the picture', () => (names(latest(message.id)).length > 0 ? true : undefined));
    await pressTable(message);
    await until('the second', () => (stage.painter.asked.length === 2 ? true : undefined));
    stage.answers(() => ({ kind: 'replace', view: words }));
    const outcome = await pressTable(message);
    expect(names(messageOf(outcome))).toEqual([]);
  });

  it('stays a message of its own when a button of another asks for it', async () => {
    stage.answers(() => ({ kind: 'private', view: words }));
    const message = await show();
    stage.answers(() => ({ kind: 'private', view: pictured }));
    const answer = messageOf(await pressTable(message));
    expect(answer.id).not.toBe(message.id);
    expect(names(answer)).toEqual(['image-1.png']);
  });

  it('is given in words when nothing can be drawn, which is logged without them', async () => {
    stage.painter.breakDown();
    stage.answers(() => ({ kind: 'private', view: pictured }));
    const message = await show();
    expect(wordsOf(message)).toBe(`Le résultat\n${alt}`);
    expect(names(message)).toEqual([]);
    expect(stage.entries).toHaveLength(1);
    expect(JSON.stringify(stage.entries)).toContain('could not be drawn');
    expect(JSON.stringify(stage.entries)).not.toContain('Quand se voit-on');
  });
});

describe('a private answer with a file', () => {
  const file = { name: 'sondage.csv', text: 'Nom;Mardi\nZoé;oui\n' };

  it('has it, beside a picture or alone', async () => {
    for (const view of [words, pictured]) {
      stage.answers(() => ({ kind: 'private', view: { ...view, files: [file] } }));
      const message = await show();
      const given = message.attachments.find(({ name }) => name === file.name);
      expect(given?.text()).toBe(file.text);
    }
  });

  it('loses it when the message is replaced by one without', async () => {
    stage.answers(() => ({ kind: 'private', view: { ...words, files: [file] } }));
    const message = await show();
    expect(names(message)).toEqual([file.name]);
    stage.answers(() => ({ kind: 'replace', view: words }));
    expect(names(messageOf(await pressTable(message)))).toEqual([]);
  });
});
