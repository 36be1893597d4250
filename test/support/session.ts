import type { OpenedWorkshop } from '../../src/workshop/domain/state.ts';
import { upkeep } from '../../src/poll/upkeep.ts';
import type { Guest } from './guest.ts';
import { openHouse, type House, type HouseOptions } from './house.ts';
import { smallTemplate } from './small-template.ts';

/** A workshop that has just been opened by Ana; Ben and Zoé are there, and Kim, who speaks English. */
export interface Session {
  readonly house: House;
  readonly id: string;
  readonly ana: Guest;
  readonly ben: Guest;
  readonly zoe: Guest;
  readonly kim: Guest;
  workshop(): Promise<OpenedWorkshop>;
  /** Brings about what the chat's upkeep would: polls, and the channel's freedom. */
  upkeep(): Promise<void>;
}

export async function openSession(
  template = smallTemplate,
  options: Omit<HouseOptions, 'template'> = {},
): Promise<Session> {
  const house = await openHouse({ ...options, template });
  const ana = house.as('ana', { managesEvents: true });
  await ana.use('workshop start', { template: 'small' });
  const community = await house.palabre.community('g');
  const id = community.ok ? community.value.workshops['c'] : undefined;
  if (id === undefined) throw new Error('The workshop did not open.');
  const workshop = async (): Promise<OpenedWorkshop> => {
    const found = await house.palabre.workshop(id);
    if (!found.ok) throw new Error(`No workshop: ${found.error.kind}.`);
    return found.value;
  };
  return {
    house,
    id,
    ana,
    ben: house.as('ben'),
    zoe: house.as('zoe'),
    kim: house.as('kim', { language: 'en-US' }),
    workshop,
    upkeep: async () => void (await upkeep(house.palabre.house, await workshop())),
  };
}
