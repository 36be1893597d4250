import { allActions } from './all-actions.ts';
import type { Entry } from '../../src/program/permissions.ts';
import type { Outcome, Person } from '../../src/rehearsal/local-discord/index.ts';
import { allComponents } from '../../src/rehearsal/look.ts';
import type { TwoServers } from './two-servers.ts';

/** One person's attempt at one row of the table, with ids that nothing offered them. */
export interface Attempt {
  readonly person: Person;
  readonly from: string;
  readonly ids: Readonly<Record<string, string>>;
}

type Forgery = Pick<Parameters<Person['forge']>[1], 'values' | 'fields' | 'people'>;

export const commandOptions: Readonly<Partial<Record<Entry, Record<string, string | number>>>> = {
  'workshop start': { template: 'dix-minutes' },
  'workshop plan': { when: '2027-03-01 18:00', template: 'dix-minutes' },
  'workshop extend': { minutes: 5 },
  'pillar open': { pillar: 'coproduction' },
  'exercise start': { exercise: 'aucun' },
  contribute: { board: 'gens' },
  'summary export': { format: 'json' },
  'recap schedule': { day: 'monday', time: '09:00' },
  language: { language: 'fr' },
};

const form = (fields: Record<string, string | string[]>, people: string[] = []): Forgery => ({
  fields,
  people,
});

/** What an action is sent with: a form if it has fields, a list if it has values. */
function forgeryOf(entry: Entry, ids: Attempt['ids'], spare: string): Forgery {
  switch (entry) {
    case 'contribute.send':
    case 'contribution.save':
      return form({ presents: 'essai' });
    case 'introduce.send':
      return form({ name: 'Essai', word: 'racine' });
    case 'handover.send':
      return form({ to: [spare] }, [spare]);
    case 'takeover.send':
      return form({ from: [spare] }, [spare]);
    case 'stick.give':
      return { values: [spare], people: [spare] };
    case 'mine.choose':
    case 'moderate.choose':
      return { values: [ids['contribution'] ?? ''] };
    case 'summary.board':
      return { values: ['gens'] };
    case 'summary.forewordSave':
      return form({ word: 'essai' });
    case 'summary.kept':
      return form({ ideas: [] });
    case 'poll.create':
    case 'poll.revised':
    case 'poll.changed':
      return form({ question: 'Essai ?', options: 'Un\nDeux', closes: '' });
    case 'poll.send':
      return form({ yes: ['o1'], comment: '' });
    case 'recap.answered':
      return form({ answer: 'essai' });
    case 'settings.send':
      return form({ territories: 'essai' });
    default:
      return {};
  }
}

const messageCommands: Readonly<Record<string, string>> = {
  collect: 'Collect',
  'add-to-summary': 'Add to summary',
};

/**
 * Tries a row of the table; if the client does not even offer it, the client's refusal is the
 * result.
 */
export async function attempt(
  servers: TwoServers,
  entry: Entry,
  { person, from, ids }: Attempt,
): Promise<Outcome | 'notOffered'> {
  const action = allActions.find(({ name }) => name === entry);
  if (action !== undefined && entry !== 'help') {
    const fields = action.fields.map((field) => ids[field] ?? 'x');
    const customId = [action.name, ...fields].join(':');
    return person.forge(from, { customId, ...forgeryOf(entry, ids, spareFor(servers, person).id) });
  }
  const message = messageCommands[entry];
  if (message !== undefined) return person.contextMenu(message, messageFor(servers, from, person));
  const [path = '', option] = entry.split('/');
  if (option !== undefined) return suggestions(person, from, path, option).catch(notOffered);
  return person.slash(from, path, optionsOf(servers, entry, person, ids)).catch(notOffered);
}

async function suggestions(
  person: Person,
  from: Attempt['from'],
  path: string,
  option: string,
): Promise<Outcome> {
  return {
    kind: 'choices',
    choices: await person.complete(from, path, { [option]: '' }, option),
  };
}

function notOffered(error: unknown): 'notOffered' {
  if (error instanceof Error && error.message.includes('may not use')) return 'notOffered';
  throw error;
}

function optionsOf(
  servers: TwoServers,
  entry: Entry,
  person: Person,
  { poll = '' }: Attempt['ids'],
): Record<string, string | number> {
  if (entry === 'workshop handover') return { to: spareFor(servers, person).id };
  if (entry === 'poll import')
    return {
      file: person.upload({
        name: 'vote.csv',
        contentType: 'text/csv',
        bytes: Buffer.from('rien'),
      }),
    };
  const namesPoll = ['poll open', 'poll close', 'poll results', 'poll export'].includes(entry);
  return namesPoll ? { poll } : (commandOptions[entry] ?? {});
}

/** Somebody from the server in which a person acts. */
const spareFor = ({ spares, people, ruler }: TwoServers, person: Person): Person =>
  spares[person === people.stranger || person === ruler.person ? 1 : 0];

/** The message with the contribution, if they can see it; otherwise one of their own. */
function messageFor({ closed, held }: TwoServers, from: string, person: Person) {
  return from === closed ? held.message : person.write(from, 'bonjour');
}

/** Everything a person was shown in response, including files and fields. */
export function shownIn(outcome: Outcome | 'notOffered'): string {
  return outcome === 'notOffered' ? '' : JSON.stringify(outcome);
}

export function wordsIn(outcome: Outcome): string {
  if (outcome.kind !== 'message' && outcome.kind !== 'update') return '';
  return allComponents(outcome.message.components)
    .flatMap(({ content }) => content ?? [])
    .join('\n');
}

/** What takes all that was written, ends the workshop, changes who facilitates it or erases whoever asks comes last. */
const last: readonly Entry[] = [
  'contribution.all',
  'end.confirm',
  'takeover.send',
  'ownData.erase',
];

export const isLast = (entry: Entry): boolean => last.includes(entry);
export const inOrder = (a: Entry, b: Entry): number => last.indexOf(a) - last.indexOf(b);
