import type { Clock } from '../../../engine/ports.ts';
import { fixedTime } from '../../../i18n/fixed-time.ts';
import type { TranslatorOf } from '../../../i18n/translator.ts';
import type { Rich } from '../../../kernel/rich.ts';
import type { Meaning } from '../talk/rich-text.ts';
import { placeIn } from './ids.ts';
import { serverOf } from './inviting.ts';
import type { Rooms } from './rooms.ts';

/** How ids and times are shown to those who read a room. */
export function meaningIn(
  rooms: Rooms,
  here: string,
  clock: Clock,
  translatorOf: () => TranslatorOf,
): Meaning {
  const { mark } = rooms.get(here) ?? {};
  const readIn = mark?.kind === 'private' ? mark.channel : here;
  return {
    person: (id) => rooms.called(id, rooms.get(readIn)),
    room: (id, label) => {
      const { room, root } = placeIn(id);
      if (root !== undefined && label !== undefined) return label;
      const name = rooms.get(room)?.name ?? '';
      return name === '' ? room : name;
    },
    addressOf: (id) => addressOf(id, serverOf(rooms.self)),
    time: (moment) => fixedTime(moment, clock(), translatorOf()(moment.locale, moment.zone)),
  };
}

/** Palabre's own id, as a link that opens a direct room with it. */
export const selfLink = (self: string): Rich => [
  { kind: 'link', url: addressOf(self, serverOf(self)) ?? '', label: self },
];

/** A link to a person, a room or a message, for any client. `via`: a server that knows the room. */
export function addressOf(id: string, via: string): string | undefined {
  const base = 'https://matrix.to/#/';
  if (id.startsWith('@')) return `${base}${encodeURIComponent(id)}`;
  if (!id.startsWith('!')) return undefined;
  const { room, root } = placeIn(id);
  const event = root === undefined ? '' : `/${encodeURIComponent(root)}`;
  return `${base}${encodeURIComponent(room)}${event}?via=${encodeURIComponent(via)}`;
}
