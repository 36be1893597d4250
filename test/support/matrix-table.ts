import { isEntry, permissions, type Entry } from '../../src/program/permissions.ts';
import { readTexts } from '../../src/program/texts.ts';
import { inOrder, isLast } from './attempts.ts';
import { cellReader, idsOf, type Ids } from './cells.ts';
import { secret, type Held, type Makers } from './held.ts';
import { MatrixActs, tryEntry, type Shown, type Spot } from './matrix-attempts.ts';
import { MatrixCommons, type CitizenName } from './matrix-commons.ts';
import { matrixPersonas, type MatrixName, type MatrixPersona } from './matrix-personas.ts';
import { cellOf, type Cell } from './personas.ts';

type Named = MatrixPersona & { readonly name: MatrixName };

/** What is a command on a message elsewhere, and a sign on it here, by which it is tried. */
export const signedEntries = { collect: '📌', 'add-to-summary': '⭐' } as const;
export type SignedEntry = keyof typeof signedEntries;

const pointed: ReadonlySet<string> = new Set(Object.keys(signedEntries));

export const matrixEntries: readonly Entry[] = Object.keys(permissions)
  .filter((name) => isEntry(name))
  .filter((name) => !pointed.has(name))
  .toSorted(inOrder);

const steady = matrixEntries.filter((entry) => !isLast(entry) && !entry.startsWith('plan.'));

/** Reads what somebody was told as a cell; there are no bots here. */
const cell = cellReader(readTexts('matrix').translatorOf('fr', 'America/Toronto'), false);

/** As many lines at once as Palabre reads in one look. */
const atOnce = 8;

/** The table, tried by everybody on one homeserver. */
export class MatrixTable {
  readonly commons: MatrixCommons;
  readonly acts: MatrixActs;
  readonly held: Held;
  readonly makers: Makers;
  readonly direct = new Map<CitizenName, string>();
  readonly cells = new Map<Entry, Map<MatrixName, Cell>>();
  /** Who was shown a word of what they must not read, and by what. */
  readonly leaks: string[] = [];

  private constructor(
    commons: MatrixCommons,
    { held, makers }: Awaited<ReturnType<MatrixCommons['hold']>>,
  ) {
    this.commons = commons;
    this.acts = new MatrixActs(commons);
    this.held = held;
    this.makers = makers;
  }

  static async open(): Promise<MatrixTable> {
    const commons = await MatrixCommons.open();
    const table = new MatrixTable(commons, await commons.hold());
    const names: readonly CitizenName[] = [...matrixPersonas.map(({ name }) => name), 'ruler'];
    await Promise.all(
      names.map(async (name) => {
        const room = table.roomOf(name);
        table.direct.set(name, await table.acts.directOf(commons.person(name), room));
      }),
    );
    return table;
  }

  roomOf(name: CitizenName, entry?: Entry): string {
    const { closed, open, begun, elsewhere } = this.commons.rooms;
    if (name === 'stranger' || name === 'ruler') return elsewhere;
    // Starting a workshop creates one.
    if (name === 'outsider' && entry === 'workshop start') return begun;
    return ['guest', 'left', 'outsider'].includes(name) ? open : closed;
  }

  /** A line of the table, tried by somebody. */
  async tried(entry: Entry, name: CitizenName, spot: Spot): Promise<Shown> {
    // Nothing is made for those who must change nothing.
    if (name === 'ruler')
      return tryEntry(this.acts, entry, this.commons.person(name), spot, idsOf(this.held));
    if (entry === 'takeover.send') await this.makers.handToSpare(this.held.workshop);
    return tryEntry(
      this.acts,
      entry,
      this.commons.person(name),
      spot,
      await this.#ids(entry, name),
    );
  }

  async #ids(entry: Entry, name: CitizenName): Promise<Ids> {
    const { polls, contribution, workshop } = this.held;
    const isOfContribution = permissions[entry].subject === 'contribution';
    return idsOf(this.held, {
      poll: polls[name === 'facilitator' ? name : 'former'],
      plan: entry.startsWith('plan.') ? await this.makers.plan() : 'p',
      contribution: isOfContribution ? await this.makers.contribution(workshop) : contribution,
    });
  }

  /** All but what changes who may do what. */
  fill(): Promise<void> {
    return this.each(steady, (entry) =>
      Promise.all(matrixPersonas.map((each) => this.#fillOne(entry, each))),
    );
  }

  /** The rest, one after the other; a room has one plan, too. */
  async fillLast(): Promise<void> {
    for (const entry of matrixEntries.filter((one) => !steady.includes(one)))
      for (const each of matrixPersonas) await this.#fillOne(entry, each);
  }

  async each(entries: readonly Entry[], work: (entry: Entry) => Promise<unknown>): Promise<void> {
    for (let from = 0; from < entries.length; from += atOnce)
      await Promise.all(entries.slice(from, from + atOnce).map(work));
  }

  async #fillOne(entry: Entry, { name, persona }: Named): Promise<void> {
    const { words, whole } = await this.tried(entry, name, { room: this.roomOf(name, entry) });
    const row = this.cells.get(entry) ?? new Map<MatrixName, Cell>();
    this.cells.set(entry, row.set(name, cell(entry, words)));
    const mayRead = entry.includes('/') ? cellOf(entry, persona) === 'may' : persona.sees;
    if (!mayRead && whole.includes(secret)) this.leaks.push(`${entry} by ${name}`);
  }

  /** The same from their direct room with Palabre, about the closed room. */
  async fromDirect(entry: Entry, name: MatrixName): Promise<{ cell: Cell; whole: string }> {
    const spot = { room: this.direct.get(name) ?? '', from: this.commons.rooms.closed };
    const { words, whole } = await this.tried(entry, name, spot);
    return { cell: cell(entry, words), whole };
  }

  close(): Promise<void> {
    return this.commons.close();
  }
}
