import * as rich from '../../src/kernel/rich.ts';

/** A moment as the people of the tests read it: in French, by the hour of Toronto. */
export const time = (at: number, as: rich.TimeStyle): rich.TimeShown =>
  rich.time(at, as, { locale: 'fr', zone: 'America/Toronto' });
