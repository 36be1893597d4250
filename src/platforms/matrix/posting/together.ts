import { joined, person, type Rich } from '../../../kernel/rich.ts';
import type { Block } from '../../../kernel/view/view.ts';
import type { Translator } from '../../../i18n/translator.ts';
import type { Shared } from '../client/outgoing.ts';
import { selfLink } from '../rooms/meaning.ts';
import { txnOf } from '../rooms/ids.ts';
import { messageOf } from '../talk/message.ts';
import type { Aloud, InRoom } from '../talk/tools.ts';
import { contentOf, inThread } from './content.ts';
import type { PostingTools } from './tools.ts';

/** The key under which a message for several people lists the events that it answers. */
const forKey = 'app.palabre.for';

/**
 * Turns what may be said to somebody in a room into an answer that can share a message with others
 * there.
 */
export function sharing(
  { api, rooms, meaningIn }: Pick<PostingTools, 'api' | 'rooms' | 'meaningIn'>,
  translatorFor: (community: string) => Promise<Translator>,
): (inRoom: InRoom) => Shared {
  const meant = new WeakMap<Shared, InRoom>();
  const say = async (all: readonly InRoom[]): Promise<void> => {
    const [first] = all;
    if (first === undefined) return;
    const { room } = first;
    const { thread } = all.find((each) => !isElsewhere(each)) ?? first;
    const t = await translatorFor(rooms.communityOf(room) ?? '');
    const view = { blocks: togetherBlocks(all, rooms.self, t) };
    const events = all.map(({ event }) => event);
    // Notices notify nobody, whomever they name.
    const as = all.some(isElsewhere) ? 'text' : 'notice';
    const content = {
      ...contentOf(messageOf(view, meaningIn(room)), as, peopleOf(all)),
      ...inThread(thread),
      [forKey]: events,
    };
    await api.send(room, 'm.room.message', content, txnOf('together', room, ...events));
  };
  return (inRoom) => {
    const { room, thread, person: who, event, aloud } = inRoom;
    const shared: Shared = {
      room,
      key: JSON.stringify([room, thread]),
      ...(isElsewhere(inRoom) ? { isLoose: true } : {}),
      ...(aloud.kind === 'form' ? { form: formOf(aloud) } : {}),
      person: who,
      event,
      say: (all) => say(all.flatMap((each) => meant.get(each) ?? [])),
    };
    meant.set(shared, inRoom);
    return shared;
  };
}

/** True for people who are looking at their own room, whom the message must notify. */
const isElsewhere = ({ aloud }: InRoom): boolean => aloud.kind === 'briefly';

const formOf = (aloud: Aloud): string => JSON.stringify(aloud);

const peopleOf = (all: readonly InRoom[]): string[] => [
  ...new Set(all.map(({ person: who }) => who)),
];

/** Each kind of answer once, with all the people it is for, short ones first. */
function togetherBlocks(all: readonly InRoom[], self: string, t: Translator): Block[] {
  const kinds = new Map<string, InRoom[]>();
  for (const each of all.toSorted((a, b) => orderOf(a) - orderOf(b))) {
    const form = formOf(each.aloud);
    kinds.set(form, [...(kinds.get(form) ?? []), each]);
  }
  return [...kinds.values()].flatMap((same) => blocksFor(same, self, t));
}

const order: readonly Aloud['kind'][] = ['noted', 'briefly', 'later', 'form'];
const orderOf = ({ aloud }: InRoom): number => order.indexOf(aloud.kind);

/** `same`: the people to whom the same is said. */
function blocksFor(same: readonly InRoom[], self: string, t: Translator): Block[] {
  const [first] = same;
  if (first === undefined) return [];
  const ids = peopleOf(same);
  const people = joined(
    ids.map((id) => [person(id)]),
    ', ',
  );
  const palabre = selfLink(self);
  switch (first.aloud.kind) {
    case 'noted':
      return [text(t.say('matrix.together.noted', { people }))];
    case 'briefly':
      return [text(t.say('matrix.together.briefly', { people }))];
    case 'later':
      return [text(t.say('matrix.together.later', { people, palabre }))];
    case 'form':
      return [text(t.say('matrix.together.form', { people, palabre })), ...first.aloud.view.blocks];
  }
}

const text = (said: Rich): Block => ({ kind: 'text', text: said });
