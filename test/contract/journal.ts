import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SequenceTaken, type Journal, type JournalRecord } from '../../src/engine/ports.ts';

export const recordOf = (...events: readonly unknown[]): JournalRecord => ({
  v: 1,
  commits: [{ at: 1_700_000_000_000, by: 'ana', events }],
});

export async function allOf(journal: Journal, stream: string, after = 0): Promise<JournalRecord[]> {
  const records: JournalRecord[] = [];
  for await (const record of journal.read(stream, after)) records.push(record);
  return records;
}

/** What every journal keeps to. `open` gives an empty one each time. */
export function journalContract(name: string, open: () => Promise<Journal>): void {
  describe(`the journal on ${name}`, () => {
    let journal: Journal;
    beforeEach(async () => {
      journal = await open();
    });
    afterEach(() => journal.close());

    it('has neither records nor a snapshot of a stream nobody wrote to', async () => {
      expect(await allOf(journal, 'poll/a')).toEqual([]);
      expect(await journal.snapshot('poll/a')).toBeUndefined();
    });

    it('gives back what was appended, in order, from any record on', async () => {
      const records = Array.from({ length: 700 }, (_, n) => recordOf({ n }));
      for (const [index, record] of records.entries())
        await journal.append('poll/a', index + 1, record);
      expect(await allOf(journal, 'poll/a')).toEqual(records);
      for (const after of [1, 31, 32, 33, 699, 700, 701])
        expect(await allOf(journal, 'poll/a', after)).toEqual(records.slice(after));
    });

    it('keeps several commits of one record, and text as it was written', async () => {
      const record: JournalRecord = {
        v: 1,
        commits: [
          {
            at: 1,
            by: null,
            events: [{ text: ':base64:é\u2028👩‍🌾"\\' }, { list: [1, null, true] }],
          },
          { at: 2, by: 'bo', events: [] },
        ],
      };
      await journal.append('poll/a', 1, record);
      expect(await allOf(journal, 'poll/a')).toEqual([record]);
    });

    it('keeps streams apart, even when one name begins with another', async () => {
      await journal.append('poll/a', 1, recordOf('a'));
      await journal.append('poll/a/1', 1, recordOf('a/1'));
      await journal.append('poll/ab', 1, recordOf('ab'));
      expect(await allOf(journal, 'poll/a')).toEqual([recordOf('a')]);
      expect(await allOf(journal, 'poll/a/1')).toEqual([recordOf('a/1')]);
    });

    it('keeps only the last snapshot, beside the records', async () => {
      await journal.append('poll/a', 1, recordOf('a'));
      await journal.saveSnapshot('poll/a', { v: 1, sequence: 1, state: { count: 1 } });
      await journal.saveSnapshot('poll/a', { v: 1, sequence: 2, state: { count: 2 } });
      expect(await journal.snapshot('poll/a')).toEqual({ v: 1, sequence: 2, state: { count: 2 } });
      expect(await allOf(journal, 'poll/a')).toEqual([recordOf('a')]);
    });

    it('erases a stream, snapshot and all, and lets it start again', async () => {
      for (let n = 1; n <= 300; n += 1) await journal.append('poll/a', n, recordOf({ n }));
      await journal.saveSnapshot('poll/a', { v: 1, sequence: 256, state: { count: 256 } });
      await journal.erase('poll/a');
      expect(await allOf(journal, 'poll/a')).toEqual([]);
      expect(await journal.snapshot('poll/a')).toBeUndefined();
      await journal.append('poll/a', 1, recordOf('again'));
      expect(await allOf(journal, 'poll/a')).toEqual([recordOf('again')]);
      for (const after of [1, 2, 256, 299])
        expect(await allOf(journal, 'poll/a', after)).toEqual([]);
    });

    it('lists the streams of a kind, each once, and none that was erased', async () => {
      for (const stream of ['poll/a', 'poll/ab', 'poll/b', 'poll/a!', 'polls/c', 'workshop/a'])
        for (let n = 1; n <= 3; n += 1) await journal.append(stream, n, recordOf(stream));
      await journal.saveSnapshot('poll/b', { v: 1, sequence: 3, state: 'b' });
      await journal.erase('poll/ab');
      const listed: string[] = [];
      for await (const id of journal.list('poll')) listed.push(id);
      expect(listed.toSorted()).toEqual(['a', 'a!', 'b']);
      for await (const id of journal.list('community')) expect(id).toBeUndefined();
    });

    it('names all its streams, whatever their kind, each once', async () => {
      for (const stream of ['poll/a', 'poll/b', 'community/a', 'new-plan/a'])
        for (let n = 1; n <= 2; n += 1) await journal.append(stream, n, recordOf(stream));
      await journal.saveSnapshot('poll/b', { v: 1, sequence: 2, state: 'b' });
      await journal.erase('community/a');
      const named: string[] = [];
      for await (const stream of journal.streams()) named.push(stream);
      expect(named.toSorted()).toEqual(['new-plan/a', 'poll/a', 'poll/b']);
    });

    it('erases nothing else, and nothing a second time', async () => {
      for (const stream of ['poll/a', 'poll/ab', 'workshop/a'])
        await journal.append(stream, 1, recordOf(stream));
      await journal.saveSnapshot('poll/ab', { v: 1, sequence: 1, state: 'ab' });
      await journal.erase('poll/a');
      await journal.erase('poll/a');
      await journal.erase('poll/nobody');
      expect(await allOf(journal, 'poll/ab')).toEqual([recordOf('poll/ab')]);
      expect(await journal.snapshot('poll/ab')).toMatchObject({ state: 'ab' });
      expect(await allOf(journal, 'workshop/a')).toEqual([recordOf('workshop/a')]);
    });

    it('refuses to replace a record that is there, and says so', async () => {
      await journal.append('poll/a', 1, recordOf('first'));
      const second = journal.append('poll/a', 1, recordOf('second'));
      await expect(second).rejects.toThrow(SequenceTaken);
      await expect(journal.append('poll/a', 1, recordOf('third'))).rejects.toThrow(/taken/);
      await journal.append('poll/a', 2, recordOf('next'));
      expect(await allOf(journal, 'poll/a')).toEqual([recordOf('first'), recordOf('next')]);
    });

    it('gives a number to one of two that ask for it at once', async () => {
      const asked = ['one', 'other'].map((text) => journal.append('poll/a', 1, recordOf(text)));
      const answers = await Promise.allSettled(asked);
      expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
      expect(await allOf(journal, 'poll/a')).toEqual([recordOf('one')]);
    });

    it('keeps the request that a commit answers, and those of a snapshot', async () => {
      const record: JournalRecord = {
        v: 1,
        commits: [{ at: 1, by: 'ana', events: [], request: '77' }],
      };
      const requests = [['77', 1] as const];
      await journal.append('poll/a', 1, record);
      await journal.saveSnapshot('poll/a', { v: 1, sequence: 1, state: 'a', requests });
      expect(await allOf(journal, 'poll/a')).toEqual([record]);
      expect(await journal.snapshot('poll/a')).toMatchObject({ requests });
    });

    it('keeps what it was given, whatever becomes of that object', async () => {
      const events = [{ list: [1] }];
      const appended = journal.append('poll/a', 1, recordOf(...events));
      events[0]?.list.push(2);
      await appended;
      expect(await allOf(journal, 'poll/a')).toEqual([recordOf({ list: [1] })]);
    });
  });
}

/** What every store keeps to when two journals write to it. `open` gives two on an empty one each time. */
export function writersContract(
  name: string,
  open: () => Promise<readonly [Journal, Journal]>,
): void {
  describe(`two writers on ${name}`, () => {
    let writers: readonly [Journal, Journal];
    beforeEach(async () => {
      writers = await open();
    });
    afterEach(() => writers[0].close());

    it('never replace what the other wrote', async () => {
      const [one, other] = writers;
      await one.append('poll/a', 1, recordOf('one'));
      await expect(other.append('poll/a', 1, recordOf('other'))).rejects.toThrow(SequenceTaken);
      await other.append('poll/a', 2, recordOf('other'));
      await expect(one.append('poll/a', 2, recordOf('one'))).rejects.toThrow(SequenceTaken);
      for (const writer of writers)
        expect(await allOf(writer, 'poll/a')).toEqual([recordOf('one'), recordOf('other')]);
    });

    it('have each number given to only one of them', async () => {
      const written: (JournalRecord | undefined)[] = [];
      for (let n = 1; n <= 40; n += 1) {
        const order = n % 2 === 0 ? [0, 1] : [1, 0];
        const asked = order.map((which) => recordOf({ which, n }));
        const answers = await Promise.allSettled(
          asked.map((record, index) =>
            writers[order[index] === 0 ? 0 : 1].append('poll/a', n, record),
          ),
        );
        expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
        for (const each of answers)
          if (each.status === 'rejected') expect(each.reason).toBeInstanceOf(SequenceTaken);
        written.push(asked[answers.findIndex(({ status }) => status === 'fulfilled')]);
      }
      for (const writer of writers) expect(await allOf(writer, 'poll/a')).toEqual(written);
    });
  });
}
