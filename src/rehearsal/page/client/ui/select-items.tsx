import type { Component } from '../../../local-discord/types.ts';
import type { WireState } from '../../protocol.ts';
import { Avatar } from './avatar.tsx';
import type { Item } from './listbox.tsx';

const userSelect = 5;
const mentionableSelect = 7;
const channelSelect = 8;

/** A select's own options, or the people or channels everybody can see. */
export function selectItems({ type, options }: Component, known: WireState): readonly Item[] {
  if (type === userSelect || type === mentionableSelect) return peopleItems(known);
  if (type === channelSelect)
    return known.channels.map(({ id, name }) => ({ key: id, label: `#${name}` }));
  return (options ?? []).map(({ value, label, description }) => ({
    key: value,
    label,
    ...(description === null || description === undefined ? {} : { help: description }),
  }));
}

export function peopleItems({ people }: WireState): readonly Item[] {
  return people
    .filter(({ bot }) => !bot)
    .map((person) => ({
      key: person.id,
      label: person.name,
      lead: <Avatar person={person} small />,
    }));
}
