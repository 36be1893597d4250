import { matching } from '../matching.ts';
import type { Choice } from '../view/view.ts';
import { zonesLike } from './zones-like.ts';

const asChoice = (name: string): Choice => ({ id: name, label: name });
const all = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')].map(
  asChoice,
);

/**
 * Zone suggestions for what somebody typed so far: first those it may mean, then those whose name
 * contains it.
 */
export function zoneChoices(typed: string): readonly Choice[] {
  const meant = typed.trim() === '' ? [] : zonesLike(typed).map(asChoice);
  const named = matching(all, typed).filter(({ id }) => meant.every((zone) => zone.id !== id));
  return [...meant, ...named];
}
