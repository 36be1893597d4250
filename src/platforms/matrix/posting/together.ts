import { joined, person, type Rich } from '../../../kernel/rich.ts';
import type { View } from '../../../kernel/view/view.ts';
import type { Translator } from '../../../i18n/translator.ts';
import type { Shared } from '../client/outgoing.ts';
import { selfLink } from '../rooms/meaning.ts';
import { txnOf } from '../rooms/ids.ts';
import { messageOf } from '../talk/message.ts';
import type { Aloud, InRoom } from '../talk/tools.ts';
import { contentOf, inThread } from './content.ts';
import type { PostingTools } from './tools.ts';

/** The key under which a message for several people says what it answers. */
const forKey = 'app.palabre.for';

/** What may be said to somebody in a room, in one message with others who wait for the same there. */
export function sharedIn(
  { api, rooms, meaningIn }: Pick<PostingTools, 'api' | 'rooms' | 'meaningIn'>,
  wordsOf: (community: string) => Promise<Translator>,
  { room, thread, person: who, event, aloud }: InRoom,
): Shared {
  return {
    key: JSON.stringify([room, thread, aloud]),
    person: who,
    event,
    say: async (all) => {
      const t = await wordsOf(rooms.communityOf(room) ?? '');
      const people = [...new Set(all.map((each) => each.person))];
      const view = togetherView(aloud, people, rooms.self, t);
      const events = all.map((each) => each.event);
      const content = {
        ...contentOf(messageOf(view, meaningIn(room)), 'notice', people),
        ...inThread(thread),
        [forKey]: events,
      };
      await api.send(room, 'm.room.message', content, txnOf('together', room, ...events));
    },
  };
}

function togetherView(aloud: Aloud, ids: readonly string[], self: string, t: Translator): View {
  const people = joined(
    ids.map((id) => [person(id)]),
    ', ',
  );
  const palabre = selfLink(self);
  switch (aloud.kind) {
    case 'noted':
      return said(t.say('matrix.together.noted', { people }));
    case 'later':
      return said(t.say('matrix.together.later', { people, palabre }));
    case 'form': {
      const { blocks } = said(t.say('matrix.together.form', { people, palabre }));
      return { blocks: [...blocks, ...aloud.view.blocks] };
    }
  }
}

const said = (text: Rich): View => ({ blocks: [{ kind: 'text', text }] });
