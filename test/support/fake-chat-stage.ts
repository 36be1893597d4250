import type { ChatStage, Shown } from '../contract/chat.ts';
import type { ChatFailure } from '../../src/engine/ports.ts';
import type { ChatPermission } from '../../src/kernel/chat-permission.ts';
import type { View } from '../../src/kernel/view/view.ts';
import { FakeChat, type FakeMessage } from './fake-chat.ts';
import type { ChatCall } from './fake-chat-troubles.ts';
import { textOf } from './reading.ts';

/** The permissions a call needs; it fails with the first one missing. */
function needs({ what, files }: ChatCall, inThread: boolean): ChatPermission[] {
  switch (what) {
    case 'post':
      return ['view', inThread ? 'sendInThreads' : 'send', ...(files > 0 ? attach : [])];
    case 'openThread':
      return ['view', 'publicThreads'];
    case 'openPrivateThread':
      return ['view', 'privateThreads'];
    case 'addToThread':
    case 'removeFromThread':
      return ['view', 'sendInThreads'];
    case 'announce':
    case 'reannounce':
    case 'callOff':
      return ['createEvents'];
    case 'find':
    case 'edit':
    case 'remove':
      return ['view'];
  }
}
const attach: ChatPermission[] = ['attachFiles'];

/** The fake chat, for the contract suite. */
export async function fakeChatStage(): Promise<ChatStage> {
  const chat = new FakeChat();
  const denied = new Set<ChatPermission>();
  chat.fail((call): ChatFailure | undefined => {
    const permission = needs(call, chat.threads.has(call.channel)).find((each) => denied.has(each));
    return permission === undefined ? undefined : { kind: 'forbidden', permission };
  });
  let painting = true;
  const shown = ({ view }: FakeMessage) => shownOf(view, painting && !denied.has('attachFiles'));
  chat.forgetPerson('stranger');
  return {
    chat,
    place: { community: 'g', channel: 'c' },
    someone: 'someone',
    stranger: 'stranger',
    role: 'role',
    messages: (channel) =>
      [...chat.messages.values()].filter((each) => each.channel === channel).map(shown),
    shown: (channel, id) => {
      const message = chat.messages.get(id);
      return message?.channel === channel ? shown(message) : undefined;
    },
    threads: () =>
      [...chat.threads.values()].map((thread) => ({ ...thread, people: [...thread.people] })),
    calendarEvents: () => [...chat.calendarEvents.values()],
    deleteCalendarEvent: (id) => void chat.calendarEvents.delete(id),
    deny: async (right) => void denied.add(right),
    hideHistory: async () => {
      chat.readsHistory = false;
    },
    breakDown: () => {
      const mend = chat.fail(() => {
        mend();
        return { kind: 'unavailable', detail: 'told to' };
      });
    },
    breakPainting: () => {
      painting = false;
    },
    archive: (id) => {
      const thread = chat.threads.get(id);
      if (thread !== undefined) thread.archived = true;
    },
    lock: (id, archived) => {
      const thread = chat.threads.get(id);
      if (thread !== undefined) Object.assign(thread, { archived, locked: true });
    },
    deleteMessage: (_channel, id) => chat.deleteMessage(id),
    deleteThread: (id) => chat.deleteThread(id),
    close: async () => {},
  };
}

function shownOf(view: View, drawing: boolean): Shown {
  const pictures = drawing ? view.blocks.filter((block) => block.kind === 'picture') : [];
  const words = view.blocks.filter((block) => !drawing || block.kind !== 'picture');
  return {
    text: textOf({ ...view, blocks: words }),
    files: view.files ?? [],
    pictures: pictures.map(({ alt }) => alt),
    pinged: [],
  };
}
