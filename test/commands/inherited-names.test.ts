import { allActions } from '../support/all-actions.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { features } from '../../commands/index.ts';
import { chosen, type Input, type RawOptions } from '../../src/engine/requests/command.ts';
import type { RequestBase } from '../../src/engine/requests/arrival.ts';
import { agendaActions } from '../../src/agenda/view/actions.ts';
import { boardActions } from '../../src/board/view/actions.ts';
import { formOf } from '../support/reading.ts';
import { openSession, type Session } from '../support/session.ts';

/** What every object of the language knows, and nobody ever made. */
const inherited = Object.getOwnPropertyNames(Object.prototype);
/** Those of which an address may be made. */
const plain = inherited.filter((name) => /^[A-Za-z]+$/u.test(name));

let session: Session;
let real: Readonly<Record<string, string>>;

beforeEach(async () => {
  session = await openSession();
  const { ana, ben, id } = session;
  await ana.use('pillar open', { pillar: 'community' });
  const form = formOf(await ben.use('contribute', { board: 'people' }));
  await ben.submit(form, { idea: 'des lilas' });
  await ana.use('poll create', { question: 'Quand ?', options: 'oui\nnon' });
  const workshop = await session.workshop();
  const community = await session.app.context.streams.communities.read('g');
  real = {
    workshop: id,
    contribution: Object.keys(workshop.boards.contributions)[0] ?? '',
    board: 'people',
    form: 'one',
    pillar: 'community',
    poll: community.ok ? (community.value.polls.at(-1)?.id ?? '') : '',
  };
});

const base: RequestBase = {
  id: 'again',
  who: {
    id: 'ana',
    name: 'ana',
    roles: [],
    managesEvents: true,
    administers: true,
    language: 'fr',
    rightsIn: () => ({ sees: true, managesEvents: true }),
  },
  place: { community: 'g', channel: 'c' },
  missing: [],
  textChannel: true,
  fileBytes: 10 * 1024 * 1024,
};

/** Whatever is asked of the form or the list, this is what was typed, ticked and chosen. */
const saying = (word: string): Input => ({
  text: () => word,
  list: (id) => (id === chosen ? [word] : [word, word]),
  person: () => undefined,
});

const incidents = () => session.app.entries.filter(({ level }) => level === 'error');

/** Addresses with this name in the place of each id in turn, then of all. */
function forged(name: string): string[] {
  return allActions.flatMap((action) => {
    const all = (put: (field: string) => string) =>
      [action.name, ...action.fields.map((field) => put(field))].join(':');
    return [
      ...action.fields.map((forgedField) =>
        all((field) => (field === forgedField ? name : (real[field] ?? name))),
      ),
      all(() => name),
    ];
  });
}

describe('a name that every object has, where an id is expected', () => {
  it('is an unknown one in every button, list and form', async () => {
    const { dispatcher } = session.app;
    for (const name of plain)
      for (const ref of forged(name)) {
        await dispatcher.answer({ ...base, kind: 'action', ref, input: saying(name) });
        expect([ref, incidents()]).toEqual([ref, []]);
      }
  });

  it('is an unknown one in what is chosen, ticked or typed with a true address', async () => {
    const { dispatcher } = session.app;
    const ending = new Set<string>([
      agendaActions.endConfirm.name,
      boardActions.contributionWithdraw.name,
    ]);
    const lasting = allActions.filter(({ name }) => !ending.has(name));
    const addresses = lasting.map(({ name, fields }) =>
      [name, ...fields.map((field: string) => real[field] ?? 'x')].join(':'),
    );
    for (const name of inherited)
      for (const ref of addresses) {
        await dispatcher.answer({ ...base, kind: 'action', ref, input: saying(name) });
        expect([ref, name, incidents()]).toEqual([ref, name, []]);
      }
  });

  it('is an unknown one in every option of every command, and as a command', async () => {
    const { dispatcher } = session.app;
    const leaves = features.flatMap(({ commands = [] }) =>
      commands.flatMap(({ name, leaf, subcommands }) => [
        ...(leaf === undefined ? [] : [{ name, sub: undefined, leaf }]),
        ...Object.entries(subcommands).map(([sub, own]) => ({ name, sub, leaf: own })),
      ]),
    );
    for (const word of inherited)
      for (const { name, sub, leaf } of leaves) {
        const texts = leaf.options.filter(({ kind, choices }) => kind === 'text' && !choices);
        const options: RawOptions = Object.fromEntries(texts.map((option) => [option.name, word]));
        const others = leaf.options.filter(({ required, kind }) => required && kind !== 'text');
        const asked = { ...base, name, sub };
        if (others.length === 0) await dispatcher.answer({ ...asked, kind: 'command', options });
        for (const option of texts)
          await dispatcher.complete({ ...asked, option: option.name, typed: word });
        expect([name, sub, word, incidents()]).toEqual([name, sub, word, []]);
      }
  });

  it('is an unknown subcommand, also while one types', async () => {
    const { dispatcher } = session.app;
    for (const sub of inherited) {
      const asked = { ...base, name: 'workshop', sub };
      await dispatcher.answer({ ...asked, kind: 'command', options: {} });
      expect(await dispatcher.complete({ ...asked, option: 'template', typed: '' })).toEqual([]);
    }
    expect(incidents()).toEqual([]);
  });
});
