import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Chat, CalendarEvent } from '../../src/engine/ports.ts';
import type { ChatPermission } from '../../src/kernel/chat-permission.ts';
import type { Rich } from '../../src/kernel/rich.ts';
import type { View } from '../../src/kernel/view/view.ts';

/** A message as people see it. */
export interface Shown {
  readonly text: string;
  readonly files: readonly { readonly name: string; readonly text: string }[];
  /** The words of each, for who cannot see it. */
  readonly pictures: readonly string[];
  /** Everyone, people and roles it notified. */
  readonly pinged: readonly string[];
}

export interface ShownThread {
  readonly id: string;
  readonly name: string;
  readonly channel: string;
  readonly people: readonly string[];
  readonly archived: boolean;
}

type Maybe<T> = T | Promise<T>;

/** What a platform may not have, so that nothing is to be kept to. */
export type Lacking =
  /** Threads have no names, and no list that they are in. */
  | 'threadNames'
  | 'archive'
  | 'locks'
  | 'calendar'
  /** Rights of their own to files, threads and what was written before. */
  | 'rights'
  | 'history'
  /** Nothing breaks it down, or keeps files from it, on demand. */
  | 'faults';

/** A chat, and what only its platform or a moderator could do with it. */
export interface ChatStage {
  readonly chat: Chat;
  readonly place: { readonly community: string; readonly channel: string };
  readonly someone: string;
  readonly stranger: string;
  readonly role: string;
  messages(channel: string): Maybe<Shown[]>;
  shown(channel: string, message: string): Maybe<Shown | undefined>;
  threads(): Maybe<ShownThread[]>;
  calendarEvents(): readonly (CalendarEvent & { readonly id: string })[];
  deleteCalendarEvent(id: string): void;
  deny(right: ChatPermission): Promise<void>;
  /** Takes away the right to read what was written before, in the channel. */
  hideHistory(): Promise<void>;
  /** The platform answers the next call with a failure of its own. */
  breakDown(): void;
  /** No picture can be drawn any more. */
  breakPainting(): void;
  archive(thread: string): void;
  /** For nobody to write in it. */
  lock(thread: string, archived: boolean): void;
  deleteMessage(channel: string, message: string): Maybe<void>;
  deleteThread(thread: string): Maybe<void>;
  close(): Promise<void>;
}

const saying = (...text: Rich): View => ({ blocks: [{ kind: 'text', text }] });
const withFile = (words: string, name: string, text: string): View => ({
  ...saying(words),
  files: [{ name, text }],
});
const gone = { ok: false, error: { kind: 'gone' } };
const lacking = (permission: ChatPermission) => ({
  ok: false,
  error: { kind: 'forbidden', permission },
});

export type OpenStage = () => Promise<ChatStage>;
/** The same each time, for a platform that has all there is. */
const lacksNothing: readonly Lacking[] = [];

/** Tests of what a platform may lack. */
export const unless = (lacking: readonly Lacking[], ...what: readonly Lacking[]) => ({
  it: what.some((each) => lacking.includes(each)) ? it.skip : it,
  describe: what.some((each) => lacking.includes(each)) ? describe.skip : describe,
});

/** What every chat keeps to. `open` gives an empty one each time. */
export function chatContract(
  name: string,
  open: OpenStage,
  lacks: readonly Lacking[] = lacksNothing,
): void {
  describe(`the chat on ${name}`, () => {
    let stage: ChatStage;
    let chat: Chat;
    let channel: string;
    beforeEach(async () => {
      stage = await open();
      ({
        chat,
        place: { channel },
      } = stage);
    });
    afterEach(() => stage.close());
    const begun = Date.now();

    async function posted(view: View, once = 'a post', where = channel): Promise<string> {
      const result = await chat.post(where, view, once, begun);
      if (!result.ok) throw new Error(`It was not posted: ${result.error.kind}.`);
      return result.value;
    }

    async function threadOf(message: string): Promise<string> {
      const result = await chat.openThread(channel, message, 'un fil');
      if (!result.ok) throw new Error(`It was not opened: ${result.error.kind}.`);
      return result.value;
    }

    async function privateThread(title = 'animation', since = Date.now()): Promise<string> {
      const result = await chat.openPrivateThread(stage.place, title, since);
      if (!result.ok) throw new Error(`It was not opened: ${result.error.kind}.`);
      return result.value;
    }

    async function announced(calendarEvent: CalendarEvent, since = Date.now()): Promise<string> {
      const result = await chat.announce(stage.place.community, calendarEvent, since);
      if (!result.ok) throw new Error(`It was not announced: ${result.error.kind}.`);
      return result.value;
    }

    const thread = async (id: string) => (await stage.threads()).find((each) => each.id === id);

    describe('messages', () => {
      it('shows the view it posts', async () => {
        const id = await posted(saying('Bienvenue à l’atelier.'));
        expect((await stage.shown(channel, id))?.text).toBe('Bienvenue à l’atelier.');
      });

      it('posts once what is asked twice under one name and beginning', async () => {
        const first = await posted(saying('une fois'), 'agenda');
        expect(await posted(saying('une fois'), 'agenda')).toBe(first);
        expect(await stage.messages(channel)).toHaveLength(1);
      });

      it('posts twice what has two names, though it reads the same', async () => {
        const first = await posted(saying('pareil'), 'one');
        expect(await posted(saying('pareil'), 'two')).not.toBe(first);
        expect(await stage.messages(channel)).toHaveLength(2);
      });

      it('shows the new view after an edit, and nothing of the former', async () => {
        const id = await posted(saying('avant'));
        expect(await chat.edit(channel, id, saying('après'), 'a post')).toMatchObject({ ok: true });
        expect((await stage.messages(channel)).map(({ text }) => text)).toEqual(['après']);
      });

      it('removes a message', async () => {
        const id = await posted(saying('de trop'));
        expect(await chat.remove(channel, id)).toMatchObject({ ok: true });
        expect(await stage.messages(channel)).toEqual([]);
      });

      it('says that a message is gone when it is to be edited or removed', async () => {
        const id = await posted(saying('bientôt supprimé'));
        await stage.deleteMessage(channel, id);
        expect(await chat.edit(channel, id, saying('trop tard'), 'a post')).toEqual(gone);
        expect(await chat.remove(channel, id)).toEqual(gone);
      });

      it('notifies nobody, and shows what somebody typed as they typed it', async () => {
        const typed = `@everyone <@${stage.someone}> <@&${stage.role}> **x** \`code\``;
        const id = await posted(saying(typed));
        expect(await stage.shown(channel, id)).toMatchObject({ text: typed, pinged: [] });
        await chat.edit(channel, id, saying(`${typed} @here`), 'a post');
        expect(await stage.shown(channel, id)).toMatchObject({
          text: `${typed} @here`,
          pinged: [],
        });
      });

      it('notifies nobody of a person it names itself', async () => {
        const id = await posted(saying({ kind: 'person', id: stage.someone }));
        expect((await stage.shown(channel, id))?.pinged).toEqual([]);
      });
    });

    describe('files', () => {
      it('attaches them', async () => {
        const id = await posted(withFile('le bilan', 'bilan.md', '# Bilan'));
        expect((await stage.shown(channel, id))?.files).toEqual([
          { name: 'bilan.md', text: '# Bilan' },
        ]);
      });

      it('replaces them with those of the edit', async () => {
        const id = await posted(withFile('le bilan', 'bilan.md', '# Avant'));
        expect(
          await chat.edit(channel, id, withFile('le bilan', 'bilan.md', '# Après'), 'a post'),
        ).toMatchObject({ ok: true });
        expect((await stage.shown(channel, id))?.files).toEqual([
          { name: 'bilan.md', text: '# Après' },
        ]);
      });

      it('takes them off when the edit has none', async () => {
        const id = await posted(withFile('le bilan', 'bilan.md', '# Bilan'));
        await chat.edit(channel, id, saying('sans rien'), 'a post');
        expect((await stage.shown(channel, id))?.files).toEqual([]);
      });
    });

    describe('threads', () => {
      it('opens one under a message, and gives the same when asked again', async () => {
        const message = await posted(saying('un tableau'));
        const id = await threadOf(message);
        expect(await threadOf(message)).toBe(id);
        if (!lacks.includes('threadNames'))
          expect(await stage.threads()).toMatchObject([{ id, name: 'un fil', channel }]);
      });

      it('posts in it', async () => {
        const id = await threadOf(await posted(saying('un tableau')));
        const message = await posted(saying('dans le fil'), 'card', id);
        expect((await stage.shown(id, message))?.text).toBe('dans le fil');
      });

      it('says that a message is gone when it can carry no thread', async () => {
        const message = await posted(saying('bientôt supprimé'));
        await stage.deleteMessage(channel, message);
        expect(await chat.openThread(channel, message, 'un fil')).toEqual(gone);
      });

      it('says that a thread deleted by hand is gone, with all that was in it', async () => {
        const message = await posted(saying('un tableau'));
        const id = await threadOf(message);
        const within = await posted(saying('dans le fil'), 'card', id);
        await stage.deleteThread(id);
        expect(await chat.edit(id, within, saying('trop tard'), 'card')).toEqual(gone);
        expect(await chat.post(id, saying('trop tard'), 'late', begun)).toEqual(gone);
        expect(await chat.openThread(channel, message, 'un fil')).toEqual(gone);
      });

      unless(lacks, 'archive').it.each([
        ['edit', (id: string, within: string) => chat.edit(id, within, saying('corrigé'), 'card')],
        ['removal', (id: string, within: string) => chat.remove(id, within)],
        ['post', (id: string) => chat.post(id, saying('encore'), 'another', begun)],
      ])('opens an archived one again for a %s', async (_what, act) => {
        const id = await threadOf(await posted(saying('un tableau')));
        const within = await posted(saying('dans le fil'), 'card', id);
        stage.archive(id);
        expect(await act(id, within)).toMatchObject({ ok: true });
        expect((await thread(id))?.archived).toBe(false);
      });
    });

    unless(lacks, 'locks').describe('a thread that was locked', () => {
      const locked = { ok: false, error: { kind: 'locked' } };

      it.each([
        ['edit', (id: string, within: string) => chat.edit(id, within, saying('corrigé'), 'card')],
        ['removal', (id: string, within: string) => chat.remove(id, within)],
        ['post', (id: string) => chat.post(id, saying('encore'), 'another', begun)],
        ['person', (id: string) => chat.addToThread(id, stage.someone)],
      ])('and archived says so to a %s', async (_what, act) => {
        const id = await threadOf(await posted(saying('un tableau')));
        const within = await posted(saying('dans le fil'), 'card', id);
        stage.lock(id, true);
        expect(await act(id, within)).toEqual(locked);
        expect((await thread(id))?.archived).toBe(true);
      });

      // A library of Discord's told for two years that such messages could be edited.
      it('and not archived takes neither a new message nor a change, yet lets some be removed', async () => {
        const id = await threadOf(await posted(saying('un tableau')));
        const within = await posted(saying('dans le fil'), 'card', id);
        stage.lock(id, false);
        expect(await chat.post(id, saying('encore'), 'another', begun)).toEqual(locked);
        expect(await chat.edit(id, within, saying('corrigé'), 'card')).toEqual(locked);
        expect(await chat.remove(id, within)).toMatchObject({ ok: true });
      });
    });

    describe('private threads', () => {
      it.each([
        ['', 'animation'],
        [', however long', 'Animation du verger '.repeat(20).trim()],
      ])('finds again the one of that name%s opened since then', async (_how, name) => {
        const since = Date.now();
        const id = await privateThread(name, since);
        expect(await privateThread(name, since)).toBe(id);
        expect(await stage.threads()).toHaveLength(1);
      });

      it('opens another for another name, or when the one there is older', async () => {
        const id = await privateThread('animation');
        const other = await privateThread('une autre');
        const later = await privateThread('animation', Date.now() + 60_000);
        expect(new Set([id, other, later]).size).toBe(3);
      });

      it('adds a person, and again without harm', async () => {
        const id = await privateThread();
        expect(await chat.addToThread(id, stage.someone)).toMatchObject({ ok: true });
        expect(await chat.addToThread(id, stage.someone)).toMatchObject({ ok: true });
        expect((await thread(id))?.people).toContain(stage.someone);
      });

      it('takes a person out, and again without harm', async () => {
        const id = await privateThread();
        await chat.addToThread(id, stage.someone);
        expect(await chat.removeFromThread(id, stage.someone)).toMatchObject({ ok: true });
        expect(await chat.removeFromThread(id, stage.someone)).toMatchObject({ ok: true });
        expect((await thread(id))?.people).not.toContain(stage.someone);
      });

      unless(lacks, 'archive').it('opens an archived one again to add a person', async () => {
        const id = await privateThread();
        stage.archive(id);
        expect(await chat.addToThread(id, stage.someone)).toMatchObject({ ok: true });
        expect(await thread(id)).toMatchObject({ archived: false });
      });

      it('says that somebody who is not in the community is gone', async () => {
        expect(await chat.addToThread(await privateThread(), stage.stranger)).toEqual(gone);
      });
    });

    unless(lacks, 'calendar').describe('calendar events', () => {
      const hour = 60 * 60_000;
      const next = (more: Partial<CalendarEvent> = {}): CalendarEvent => ({
        title: 'Notre atelier',
        description: 'Les cinq piliers',
        channel,
        startsAt: Date.now() + 24 * hour,
        endsAt: Date.now() + 26 * hour,
        ...more,
      });

      it('stand on the calendar as they are announced', async () => {
        const calendarEvent = next();
        const id = await announced(calendarEvent);
        expect(stage.calendarEvents()).toMatchObject([{ id, ...calendarEvent }]);
      });

      it('are found again after a crash, rather than announced twice', async () => {
        const calendarEvent = next();
        const since = Date.now();
        const id = await announced(calendarEvent, since);
        expect(await announced(calendarEvent, since)).toBe(id);
        expect(stage.calendarEvents()).toHaveLength(1);
      });

      it('are two when their title, channel or hour differ, or when the one there is older', async () => {
        const calendarEvent = next();
        const ids = [
          await announced(calendarEvent),
          await announced({ ...calendarEvent, title: 'Un autre' }),
          await announced({ ...calendarEvent, channel: '2' }),
          await announced({ ...calendarEvent, startsAt: calendarEvent.startsAt + hour }),
          await announced(calendarEvent, Date.now() + 60_000),
        ];
        expect(new Set(ids).size).toBe(5);
      });

      it('change, and are called off', async () => {
        const { community } = stage.place;
        const id = await announced(next());
        const later = next({ title: 'Plus tard', startsAt: Date.now() + 25 * hour });
        expect(await chat.reannounce(community, id, later)).toMatchObject({ ok: true });
        expect(stage.calendarEvents()).toMatchObject([{ id, ...later }]);
        expect(await chat.callOff(community, id)).toMatchObject({ ok: true });
        expect(stage.calendarEvents()).toEqual([]);
      });

      it('that were taken off by hand are gone', async () => {
        const { community } = stage.place;
        const id = await announced(next());
        stage.deleteCalendarEvent(id);
        expect(await chat.reannounce(community, id, next())).toEqual(gone);
        expect(await chat.callOff(community, id)).toEqual(gone);
      });

      it('of the past are refused', async () => {
        const past = next({ startsAt: Date.now() - hour });
        expect(await chat.announce(stage.place.community, past, 0)).toMatchObject({
          ok: false,
          error: { kind: 'hindered', obstacle: 'unexplained' },
        });
      });

      it('ask for a right of their own', async () => {
        await stage.deny('createEvents');
        expect(await chat.announce(stage.place.community, next(), 0)).toEqual(
          lacking('createEvents'),
        );
      });
    });

    describe('rights', () => {
      it.each(['view', 'send'] as const)(
        'names the right to %s that a post lacks',
        async (right) => {
          await stage.deny(right);
          expect(await chat.post(channel, saying('refusé'), 'a', begun)).toEqual(lacking(right));
        },
      );

      unless(lacks, 'rights').it(
        'names the right to attach files, when that is all a post lacks',
        async () => {
          await stage.deny('attachFiles');
          expect(
            await chat.post(channel, withFile('le bilan', 'bilan.md', '#'), 'a', begun),
          ).toEqual(lacking('attachFiles'));
          expect(await chat.post(channel, saying('sans fichier'), 'b', begun)).toMatchObject({
            ok: true,
          });
        },
      );

      unless(lacks, 'rights').it('names the right to write in threads', async () => {
        const id = await threadOf(await posted(saying('un tableau')));
        await stage.deny('sendInThreads');
        expect(await chat.post(id, saying('refusé'), 'a', begun)).toEqual(lacking('sendInThreads'));
      });

      unless(lacks, 'rights').it(
        'names the rights to open threads, public or private',
        async () => {
          const message = await posted(saying('un tableau'));
          await stage.deny('publicThreads');
          await stage.deny('privateThreads');
          expect(await chat.openThread(channel, message, 'un fil')).toEqual(
            lacking('publicThreads'),
          );
          expect(await chat.openPrivateThread(stage.place, 'animation', 0)).toEqual(
            lacking('privateThreads'),
          );
        },
      );
    });

    unless(lacks, 'faults').it(
      'says that the platform is unavailable when it breaks down, and goes on after',
      async () => {
        stage.breakDown();
        expect(await chat.post(channel, saying('perdu'), 'a', begun)).toMatchObject({
          ok: false,
          error: { kind: 'unavailable' },
        });
        await posted(saying('retrouvé'), 'a');
        expect((await stage.messages(channel)).map(({ text }) => text)).toEqual(['retrouvé']);
      },
    );
  });
}
