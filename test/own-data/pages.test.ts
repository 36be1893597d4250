import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { kindWords } from '../../src/own-data/view/words.ts';
import { streamKinds } from '../../src/program/stream-kinds.ts';
import { packageRoot } from '../../src/system/package-root.ts';
import { ofNobody, ofPeople } from '../support/kept-of-people.ts';
import { OwnLives, people, type Deed, type Name } from '../support/own-lives.ts';
import { viewOf } from '../support/reading.ts';
import { textPaths } from '../support/text-paths.ts';

/** Every free text of every event: `person.joined name`. What a stream was rewritten to holds the same. */
function textsOfEvents(): string[] {
  return streamKinds.flatMap(({ name, events }) => {
    if (!(events instanceof z.ZodDiscriminatedUnion)) throw new Error(`${name} has no events`);
    return events.def.options.flatMap((option) => {
      if (!(option instanceof z.ZodObject)) throw new Error(`${name} has an event of no shape`);
      const { type: literal } = option.shape;
      if (!(literal instanceof z.ZodLiteral)) throw new Error(`${name} has an event of no type`);
      const type = String(literal.value);
      if (type.endsWith('.kept')) return [];
      return [...new Set(textPaths(option))]
        .filter((path) => !path.startsWith('template.'))
        .map((path) => `${type} ${path}`);
    });
  });
}

const isOfNobody = (text: string): boolean => {
  const field = text.split(' ')[1]?.split('.').at(-1)?.replace('[]', '') ?? '';
  return ofNobody.has(field);
};
const known = Object.entries(ofPeople).flatMap(([type, fields]) =>
  Object.keys(fields).map((path) => `${type} ${path}`),
);
const kinds = Object.keys(kindWords);
/** What is in no stream: `test/platforms/matrix/kept-beside.test.ts`. */
const besideStreams = ['unfinished', 'unread'];

describe('what is kept of people', () => {
  it('is known, text by text, for every event: a new one says whose it is', () => {
    const texts = textsOfEvents();
    expect(texts.length).toBeGreaterThan(100);
    expect(texts.filter((text) => !known.includes(text) && !isOfNobody(text))).toEqual([]);
    expect(known.filter((text) => !texts.includes(text))).toEqual([]);
  });

  it.each(['your-data.md', 'vos-donnees.md'])(
    'is on the page %s, all of it and no more',
    async (page) => {
      const text = await readFile(join(packageRoot(), 'docs', page), 'utf8');
      const rows = [...text.matchAll(/<a id="([A-Za-z]+)"><\/a>/gu)].map(([, id]) => id);
      expect(new Set(rows)).toEqual(new Set([...kinds, 'group']));
      expect(rows).toHaveLength(kinds.length + 1);
      expect(Object.values(ofPeople).flatMap((each) => Object.values(each))).toSatisfy(
        (all: string[]) => all.every((kind) => rows.includes(kind)),
      );
    },
  );

  it('is lived through, given and erased: every such event, and every kind of thing', async () => {
    const lives = await OwnLives.begin();
    for (const [deed, by, other] of everything) await lives.do(deed, by, other);
    const given = new Set<string>();
    for (const name of people) for (const kind of await kindsGiven(lives, name)) given.add(kind);
    const notLived = new Set(['erasure', ...besideStreams]);
    expect(kinds.filter((kind) => !notLived.has(kind) && !given.has(kind))).toEqual([]);
    const types = await lives.eventTypes();
    const personal = Object.entries(ofPeople).flatMap(([type, fields]) =>
      Object.values(fields).some((kind) => kind !== 'group') ? [type] : [],
    );
    expect(personal.filter((type) => !types.has(type))).toEqual(['erasure.asked', 'workshop.left']);
    for (const name of people) await lives.erase(name);
    for (const name of people) {
      expect(await lives.stored()).not.toContain(name);
      expect(lives.shown()).not.toContain(name);
    }
  });
});

async function kindsGiven(lives: OwnLives, name: string): Promise<string[]> {
  const [json] = viewOf(await lives.guest(name).use('mydata export')).files ?? [];
  const read: { held: { kind: string }[] } = JSON.parse(json?.text ?? '');
  return read.held.map(({ kind }) => kind);
}

/** One of each deed, in an order in which each is allowed. */
const everything: readonly (readonly [Deed, Name, Name])[] = [
  ['language', 'zqben', 'zqkim'],
  ['languageBack', 'zqben', 'zqkim'],
  ['language', 'zqben', 'zqkim'],
  ['unnamed', 'zqlou', 'zqkim'],
  ['named', 'zqlou', 'zqkim'],
  ['unnamed', 'zqlou', 'zqkim'],
  ['uncalled', 'zqlou', 'zqkim'],
  ['called', 'zqlou', 'zqkim'],
  ['uncalled', 'zqlou', 'zqkim'],
  ['plan', 'zqkim', 'zqzoe'],
  ['openPoll', 'zqben', 'zqkim'],
  ['vote', 'zqben', 'zqkim'],
  ['vote', 'zqkim', 'zqben'],
  ['withdrawVote', 'zqkim', 'zqben'],
  ['scheduleRecap', 'zqmax', 'zqben'],
  ['start', 'zqzoe', 'zqben'],
  ['join', 'zqlou', 'zqben'],
  ['ready', 'zqlou', 'zqben'],
  ['giveTheStick', 'zqzoe', 'zqben'],
  ['skip', 'zqzoe', 'zqben'],
  ['passTheStick', 'zqkim', 'zqben'],
  ['introduce', 'zqben', 'zqkim'],
  ['withdrawIntroduction', 'zqben', 'zqkim'],
  ['contribute', 'zqben', 'zqkim'],
  ['edit', 'zqben', 'zqkim'],
  ['contributeUnsigned', 'zqkim', 'zqben'],
  ['collect', 'zqmax', 'zqben'],
  ['handOver', 'zqzoe', 'zqben'],
  ['takeOver', 'zqkim', 'zqben'],
  ['foreword', 'zqzoe', 'zqben'],
  ['askRecap', 'zqzoe', 'zqben'],
  ['answerRecap', 'zqben', 'zqkim'],
  ['answerRecap', 'zqlou', 'zqkim'],
  ['unanswerRecap', 'zqlou', 'zqkim'],
  ['askRecap', 'zqzoe', 'zqben'],
  ['plan', 'zqkim', 'zqzoe'],
];
