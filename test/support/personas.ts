import type { Role, SubjectKind } from '../../src/engine/requests/admission.ts';
import { permissions, type Entry } from '../../src/program/permissions.ts';

/** Somebody in the table, next to a workshop held in a channel that not everybody can see. */
export interface Persona {
  readonly name: string;
  /** Their name on the docs page. */
  readonly title: string;
  readonly sees: boolean;
  /** Their roles in that channel. */
  readonly there: readonly Role[];
  /** Their roles in the channel they act from, and in its whole server. */
  readonly here: readonly Role[];
  readonly bot?: true;
}

const driver = ['facilitator', 'authorOrFacilitator', 'pollFacilitator'] as const;
const holder = [...driver, 'starter'] as const;

export const personas = [
  { name: 'stranger', title: 'somebody of another server', sees: false, there: [], here: [] },
  { name: 'guest', title: 'guest of the server', sees: false, there: [], here: [] },
  {
    name: 'outsider',
    title: 'facilitator elsewhere who does not see the channel',
    sees: false,
    there: [],
    here: ['starter', 'pollFacilitator'],
  },
  { name: 'member', title: 'member', sees: true, there: [], here: [] },
  {
    name: 'participant',
    title: 'participant (the author)',
    sees: true,
    there: ['author', 'authorOrFacilitator'],
    here: [],
  },
  {
    name: 'former',
    title: 'former facilitator, who made the poll',
    sees: true,
    there: [],
    here: [],
  },
  { name: 'other', title: 'facilitator of another workshop', sees: true, there: [], here: [] },
  {
    name: 'facilitator',
    title: 'facilitator of this workshop, who made the poll',
    sees: true,
    there: driver,
    here: ['pollFacilitator'],
  },
  {
    name: 'manager',
    title: 'manages events in the channel',
    sees: true,
    there: holder,
    here: ['starter', 'pollFacilitator'],
  },
  {
    name: 'holder',
    title: 'holds the facilitator role',
    sees: true,
    there: holder,
    here: ['starter', 'pollFacilitator', 'organizer'],
  },
  {
    name: 'administrator',
    title: 'manages the server',
    sees: true,
    there: ['administrator'],
    here: ['organizer', 'administrator'],
  },
  { name: 'robot', title: 'a bot', sees: true, there: [], here: [], bot: true },
] as const satisfies readonly Persona[];

export type PersonaName = (typeof personas)[number]['name'];

/** What the table says in a cell: allowed, refused, or told that there is no such thing. */
export type Cell = 'may' | 'no' | 'unknown';

const ofThePlace: ReadonlySet<SubjectKind> = new Set(['channel', 'community', 'pollPlace']);

/** These exist everywhere, so nobody is told that there is none. */
export const isOfThePlace = (subject: SubjectKind): boolean => ofThePlace.has(subject);

export function cellOf(entry: Entry, persona: Persona): Cell {
  const { subject, who } = permissions[entry];
  if (persona.bot === true) return 'no';
  const there = !isOfThePlace(subject);
  if (there && !persona.sees) return 'unknown';
  if (who === 'member') return 'may';
  return [...(there ? persona.there : persona.here)].includes(who) ? 'may' : 'no';
}
