import { personas, type Persona, type PersonaName } from './personas.ts';

/** Somebody on Matrix, and who in the table that is: the table itself is the same everywhere. */
export interface MatrixPersona {
  readonly name: string;
  readonly title: string;
  readonly persona: Persona;
}

const as = (name: PersonaName): Persona => {
  const found = personas.find((each) => each.name === name);
  if (found === undefined) throw new Error(`The table has no ${name}.`);
  return found;
};

export const matrixPersonas = [
  { name: 'stranger', title: 'somebody of another community', persona: as('stranger') },
  { name: 'guest', title: 'member of the space, not of the room', persona: as('guest') },
  { name: 'left', title: 'somebody who left the room', persona: as('guest') },
  { name: 'outsider', title: 'leads another room of the space', persona: as('outsider') },
  { name: 'member', title: 'member of the room', persona: as('member') },
  { name: 'participant', title: 'participant (the author)', persona: as('participant') },
  { name: 'former', title: 'former facilitator, who led the room', persona: as('former') },
  { name: 'other', title: 'facilitator of another workshop', persona: as('other') },
  { name: 'facilitator', title: 'facilitator by name', persona: as('facilitator') },
  { name: 'manager', title: 'leads the room by power level', persona: as('manager') },
  { name: 'creator', title: 'made the room, in no list of levels', persona: as('manager') },
  { name: 'administrator', title: 'administers the space', persona: as('administrator') },
] as const satisfies readonly MatrixPersona[];

export type MatrixName = (typeof matrixPersonas)[number]['name'];
