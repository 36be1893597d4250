import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Chat } from '../../src/engine/ports.ts';
import type { View } from '../../src/kernel/view/view.ts';
import { unless, type ChatStage, type Lacking, type OpenStage } from './chat.ts';

const saying = (words: string): View => ({ blocks: [{ kind: 'text', text: [words] }] });
const hour = 60 * 60_000;
const nothing = { ok: true, value: undefined };

/** What was posted is found again by its name, by any process and however long ago. */
export function chatFindContract(
  name: string,
  open: OpenStage,
  lacking: readonly Lacking[] = [],
): void {
  describe(`messages known by their names on ${name}`, () => {
    let stage: ChatStage;
    let chat: Chat;
    let channel: string;
    const since = Date.now();
    beforeEach(async () => {
      stage = await open();
      ({
        chat,
        place: { channel },
      } = stage);
    });
    afterEach(() => stage.close());

    async function posted(
      words: string,
      as: string,
      where = channel,
      begun = since,
    ): Promise<string> {
      const result = await chat.post(where, saying(words), as, begun);
      if (!result.ok) throw new Error(`It was not posted: ${result.error.kind}.`);
      return result.value;
    }

    async function threadOf(message: string): Promise<string> {
      const result = await chat.openThread(channel, message, 'un fil');
      if (!result.ok) throw new Error(`It was not opened: ${result.error.kind}.`);
      return result.value;
    }

    const found = (as: string, where = channel, from = since) => chat.find(where, as, from);

    it('are found among others, by no other name', async () => {
      await posted('pareil', 'one');
      const id = await posted('pareil', 'two');
      await posted('pareil', 'three');
      expect(await found('two')).toEqual({ ok: true, value: id });
      expect(await found('four')).toEqual(nothing);
    });

    it('are found by a clock that is some minutes ahead', async () => {
      const id = await posted('la semaine', 'recap');
      expect(await found('recap', channel, Date.now() + hour / 20)).toEqual({
        ok: true,
        value: id,
      });
    });

    it('are not found once they are deleted, nor when they are older', async () => {
      const id = await posted('la semaine', 'recap');
      expect(await found('recap', channel, Date.now() + hour)).toEqual(nothing);
      await stage.deleteMessage(channel, id);
      expect(await found('recap')).toEqual(nothing);
    });

    it('are found in their own channel or thread alone, archived or not', async () => {
      const thread = await threadOf(await posted('un tableau', 'board'));
      const id = await posted('dans le fil', 'card', thread);
      expect(await found('card')).toEqual(nothing);
      expect(await found('card', thread)).toEqual({ ok: true, value: id });
      stage.archive(thread);
      expect(await found('card', thread)).toEqual({ ok: true, value: id });
    });

    it('are gone with their thread', async () => {
      const thread = await threadOf(await posted('un tableau', 'board'));
      await posted('dans le fil', 'card', thread);
      await stage.deleteThread(thread);
      expect(await found('card', thread)).toEqual({ ok: false, error: { kind: 'gone' } });
    });

    it('keep their names when they are edited', async () => {
      const id = await posted('avant', 'agenda');
      await chat.edit(channel, id, saying('après'), 'agenda');
      expect(await found('agenda')).toEqual({ ok: true, value: id });
    });

    it('are found where their words had to be cut short', async () => {
      const id = await posted('Trop long. '.repeat(1_000), 'long');
      expect(await found('long')).toEqual({ ok: true, value: id });
    });

    it('are posted again under the same name once they are begun again; the latest is found', async () => {
      const first = await posted('un tableau', 'anchor');
      const second = await posted('un tableau', 'anchor', channel, since + 1);
      expect(second).not.toBe(first);
      expect(await found('anchor')).toEqual({ ok: true, value: second });
    });

    it('are found above more than one list can hold', async () => {
      const id = await posted('la semaine', 'recap');
      for (let index = 0; index < 120; index += 1) await posted('bruit', `noise ${index}`);
      expect(await found('recap')).toEqual({ ok: true, value: id });
    });

    unless(lacking, 'history').it(
      'are not found where what was written before may not be read',
      async () => {
        await posted('la semaine', 'recap');
        await stage.hideHistory();
        expect(await found('recap')).toEqual(nothing);
      },
    );

    it('are looked for in vain where the channel may not be seen', async () => {
      await stage.deny('view');
      expect(await found('recap')).toEqual({
        ok: false,
        error: { kind: 'forbidden', permission: 'view' },
      });
    });
  });
}
