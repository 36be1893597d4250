import type { KeptBeside } from '../../engine/ports.ts';
import type { Held } from '../../kernel/own-data.ts';
import type { Unread } from './encryption/unread.ts';
import type { Rooms } from './rooms/rooms.ts';
import { entryOf } from '../../kernel/dictionary.ts';
import type { Answered, Asking, Question } from './talk/asking.ts';
import { nothing, type Kept } from './talk/memory.ts';

declare module '../../kernel/own-data.ts' {
  interface HeldKinds {
    readonly unfinished: true;
    readonly unread: true;
  }
}

interface KeptTools {
  readonly rooms: Pick<Rooms, 'communityOf'>;
  readonly memory: Kept;
  readonly unread: () => Pick<Unread, 'of' | 'forget'> | undefined;
}

/** Forms that people left unfinished, and messages whose key has not come. */
export function keptBeside({ rooms, memory, unread }: KeptTools): KeptBeside {
  const isIn = (community: string) => (room: string) => rooms.communityOf(room) === community;
  return {
    heldOf: async (community, person) => {
      const { askings, loose, at } = await memory.of(person);
      const here = isIn(community);
      const sealed = unread()?.of(person, here) ?? [];
      return [
        ...askings.filter(({ from }) => here(from.room)).map(unfinished),
        ...(loose === undefined
          ? []
          : [{ kind: 'unfinished', at, content: { words: loose } } as const]),
        ...sealed.map(
          ({ room, at: since }) =>
            ({ kind: 'unread', at: since, channel: room, content: {} }) as const,
        ),
      ];
    },
    forget: async (community, person) => {
      await memory.note(person, ({ askings, at }) => {
        const elsewhere = askings.filter(({ from }) => !isIn(community)(from.room));
        return { ...nothing, askings: elsewhere, at };
      });
      await memory.keep([person]);
      await unread()?.forget(person, isIn(community));
    },
  };
}

function unfinished({ title, at, from, questions, answers }: Asking): Held {
  const said = questions.map((question): [string, string] => [
    question.label,
    inWords(question, entryOf(answers, question.id)),
  ]);
  const answered = Object.fromEntries(said.filter(([, words]) => words !== ''));
  return { kind: 'unfinished', of: title, at, channel: from.room, content: { answered } };
}

function inWords({ options }: Question, answer: Answered | undefined): string {
  const { text = '', list = [], person } = answer ?? {};
  const labels = list.map((id) => options.find((option) => option.id === id)?.label ?? id);
  return [text, ...labels, person?.name ?? ''].filter((each) => each !== '').join(', ');
}
