import { allActions } from './all-actions.ts';
import type {
  Outcome,
  Person,
  RegisteredCommand,
} from '../../src/rehearsal/local-discord/index.ts';
import { personas } from './personas.ts';
import type { TwoServers } from './two-servers.ts';

/**
 * Numbers from 0 to 1 that depend on a seed only, so that failures are reproducible (mulberry32).
 */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What nobody would type, and what somebody hostile would. */
const oddTexts = [
  '',
  ' ',
  '\u200B',
  'constructor',
  '__proto__',
  '@everyone',
  '<@&1>',
  '<@123456789012345678>',
  '<#1>',
  '[lien](javascript:alert(1))',
  '\u202Eabc',
  '🎉'.repeat(90),
  'é'.repeat(300),
  '=1+1',
  '2026-13-45 99:99',
  'a'.repeat(900),
  '```\n# titre',
  '%00%ff',
  '-1',
  '9'.repeat(40),
];

/** Random choices of everything that people and custom clients can send. */
export class Fuzz {
  readonly #servers: TwoServers;
  readonly #random: () => number;
  readonly #commands: readonly RegisteredCommand[];
  readonly #ids: Record<string, string[]>;

  constructor(servers: TwoServers, seed: number) {
    this.#servers = servers;
    this.#random = randomFrom(seed);
    this.#commands = servers.stage.discord.commands();
    const { held } = servers;
    this.#ids = {
      workshop: [held.workshop],
      poll: Object.values(held.polls),
      contribution: [held.contribution],
      board: ['gens', 'gestes'],
      form: ['post-it'],
      pillar: ['community', 'coproduction'],
      invitation: ['thinks'],
      options: ['0', '1', '2'],
      wording: ['0'],
      week: ['2026-W40'],
    };
  }

  /** One gesture by somebody: its answer, or 'notSent' if a client would not have sent it. */
  async once(): Promise<Outcome | 'notSent'> {
    const { name } = this.#one(personas);
    const person = this.#servers.people[name];
    const from = this.#servers.from(name);
    return this.#chance(0.4) ? this.#command(person, from) : this.#forged(person, from);
  }

  #one<T>(list: readonly T[]): T {
    const found = list[Math.floor(this.#random() * list.length)];
    if (found === undefined) throw new Error('There is nothing to choose from.');
    return found;
  }

  #chance(of: number): boolean {
    return this.#random() < of;
  }

  #text(): string {
    return this.#chance(0.5) ? this.#one(oddTexts) : `mot ${Math.floor(this.#random() * 1_000)}`;
  }

  #person(): string {
    return this.#one(this.#servers.stage.guild.people()).id;
  }

  async #command(person: Person, from: string): Promise<Outcome | 'notSent'> {
    const command = this.#one(this.#commands.filter(({ type }) => type === 1));
    const subcommands = (command.options ?? []).filter(({ type }) => type === 1);
    const leaf = subcommands.length > 0 ? this.#one(subcommands) : command;
    const path = leaf === command ? command.name : `${command.name} ${leaf.name}`;
    const values: Record<string, string | number> = {};
    for (const option of leaf.options ?? [])
      if (option.required === true || this.#chance(0.5))
        values[option.name] = this.#value(person, option);
    const typed = (leaf.options ?? []).find(({ autocomplete }) => autocomplete === true);
    const sent =
      typed !== undefined && this.#chance(0.3)
        ? person
            .complete(from, path, { [typed.name]: this.#text() }, typed.name)
            .then((choices): Outcome => ({ kind: 'choices', choices }))
        : person.slash(from, path, values);
    return sent.catch(unsent);
  }

  #value(
    person: Person,
    option: NonNullable<RegisteredCommand['options']>[number],
  ): string | number {
    if (option.choices?.length) return this.#one(option.choices).value;
    if (option.type === 4) return 1 + Math.floor(this.#random() * 30);
    if (option.type === 6) return this.#person();
    if (option.type === 7) return this.#servers.closed;
    if (option.type === 8) return this.#servers.stage.guild.everyoneRoleId;
    if (option.type === 11)
      return person.upload({
        name: 'f.csv',
        contentType: 'text/csv',
        bytes: Buffer.from(this.#text()),
      });
    return this.#chance(0.4) ? this.#one(this.#ids[option.name] ?? oddTexts) : this.#text();
  }

  #forged(person: Person, from: string): Promise<Outcome | 'notSent'> {
    const action = this.#one(allActions);
    const fields = action.fields.map((field) =>
      this.#chance(0.8) ? this.#one(this.#ids[field] ?? ['x']) : this.#text(),
    );
    const address = this.#chance(0.05) ? this.#text() : [action.name, ...fields].join(':');
    const customId = Buffer.from(address.slice(0, 100)).toString() || 'x';
    const kind = this.#random();
    if (kind < 0.5) return person.forge(from, { customId }).catch(unsent);
    if (kind < 0.65)
      return person.forge(from, { customId, ...this.#chosen(person, from) }).catch(unsent);
    return person.forge(from, { customId, fields: this.#fields() }).catch(unsent);
  }

  #chosen(person: Person, from: string) {
    const inFirst =
      from !== this.#servers.from('stranger') && person !== this.#servers.people.stranger;
    if (inFirst && this.#chance(0.3)) {
      const chosen = this.#person();
      return { values: [chosen], people: [chosen] };
    }
    return { values: [this.#chance(0.5) ? this.#servers.held.contribution : this.#text()] };
  }

  #fields(): Record<string, string | string[]> {
    const names = [
      'presents',
      'name',
      'word',
      'question',
      'options',
      'closes',
      'comment',
      'answer',
      'territories',
    ];
    const fields: Record<string, string | string[]> = {};
    for (const name of names) if (this.#chance(0.6)) fields[name] = this.#text();
    if (this.#chance(0.6)) fields['yes'] = ['o1'];
    if (this.#chance(0.3)) fields['ideas'] = [this.#text()];
    return fields;
  }
}

/** A client's own refusal is not an answer from the bot; a silent bot is what this looks for. */
function unsent(error: unknown): 'notSent' {
  if (error instanceof Error && error.message.includes('did not acknowledge')) throw error;
  return 'notSent';
}
