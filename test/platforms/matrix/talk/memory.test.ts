import { describe, expect, it } from 'vitest';
import {
  memoryIn,
  nothing,
  personKey,
  type KeptBytes,
} from '../../../../src/platforms/matrix/talk/memory.ts';
import { rememberingIn } from '../../../../src/platforms/matrix/talk/remembering.ts';
import { silentLog } from '../../../support/logs.ts';

const nour = '@nour:ici';

function stage() {
  const held = new Map<string, Uint8Array>();
  const drawer = {
    fails: false,
    get: async (key: string) => held.get(key),
    change: async (changes: Parameters<KeptBytes['change']>[0]) => {
      await Promise.resolve();
      if (drawer.fails) throw new Error('no store');
      for (const [key, value] of changes)
        if (value === undefined) held.delete(key);
        else held.set(key, value);
    },
  };
  const kept = memoryIn(drawer);
  const begin = rememberingIn(kept, () => 7, silentLog);
  const onDisk = (): string => Buffer.from(held.get(personKey(nour)) ?? []).toString('utf8');
  return { drawer, kept, begin, onDisk };
}

describe('what conversations remember', () => {
  it('is known at once, and kept once the event has been answered', async () => {
    const { kept, begin, onDisk } = stage();
    const { memory, over } = begin('$a', nour);
    await memory.note(nour, (before) => ({ ...before, loose: 'un' }));
    expect(await kept.of(nour)).toMatchObject({ loose: 'un' });
    expect(onDisk()).toBe('');
    await over();
    expect(onDisk()).toContain('"heard":["$a"]');
  });

  it('is kept later where the store could not take it, and known meanwhile', async () => {
    const { drawer, kept, begin, onDisk } = stage();
    drawer.fails = true;
    const first = begin('$a', nour);
    await first.memory.note(nour, (before) => ({ ...before, loose: 'un' }));
    await expect(first.over()).rejects.toThrow('no store');
    drawer.fails = false;
    expect(await kept.of(nour)).toMatchObject({ loose: 'un' });
    const second = begin('$b', nour);
    await second.memory.note(nour, (before) => ({ ...before, offers: '$card' }));
    await second.over();
    expect(onDisk()).toContain('"loose":"un"');
    expect(onDisk()).toContain('"heard":["$a","$b"]');
  });

  it('that comes after its event waits for the one in hand, and loses nothing of it', async () => {
    const { begin, onDisk } = stage();
    const first = begin('$a', nour);
    await first.over();
    const second = begin('$b', nour);
    await Promise.all([
      first.memory.note(nour, (before) => ({ ...before, offers: '$card' })),
      second.memory.note(nour, (before) => ({ ...before, loose: 'un' })),
    ]);
    expect(onDisk()).toBe('');
    await second.over();
    expect(JSON.parse(onDisk())).toMatchObject({ offers: '$card', loose: 'un' });
    await first.memory.note(nour, (before) => ({ ...before, offers: '$other' }));
    expect(JSON.parse(onDisk())).toMatchObject({ offers: '$other', loose: 'un' });
  });

  it('does not come back once it was forgotten, whatever is being answered', async () => {
    const { kept, begin, onDisk } = stage();
    const { memory, over } = begin('$a', nour);
    await memory.note(nour, (before) => ({ ...before, loose: 'secret' }));
    await kept.note(nour, () => nothing);
    await kept.keep([nour]);
    await memory.note(nour, (before) => ({ ...before, offers: '$receipt' }));
    await over();
    expect(onDisk()).not.toContain('secret');
  });

  it('is kept in one write for all who are answered at the same time, after the last of them', async () => {
    const { drawer, begin, onDisk } = stage();
    const writes: number[] = [];
    const { change } = drawer;
    drawer.change = async (changes) => {
      writes.push(changes.size);
      await change(changes);
    };
    const people = [nour, '@ana:ici', '@ben:ici'].map((id) => ({ id, ...begin(`$${id}`, id) }));
    for (const { id, memory } of people)
      await memory.note(id, (before) => ({ ...before, loose: 'un' }));
    await Promise.all(people.map(({ over }) => over()));
    expect(writes).toEqual([3]);
    expect(onDisk()).toContain('"loose":"un"');
  });

  it('does not wait for somebody whose answer takes long', async () => {
    const { begin, onDisk } = stage();
    begin('$b', '@ben:ici');
    const { memory, over } = begin('$a', nour);
    await memory.note(nour, (before) => ({ ...before, loose: 'un' }));
    await over();
    expect(onDisk()).toContain('"loose":"un"');
  });

  it('is tried again for each of them where one write for all failed', async () => {
    const { drawer, begin, onDisk } = stage();
    drawer.fails = true;
    const people = [nour, '@ana:ici'].map((id) => ({ id, ...begin(`$${id}`, id) }));
    for (const { id, memory } of people)
      await memory.note(id, (before) => ({ ...before, loose: 'un' }));
    const ends = await Promise.allSettled(people.map(({ over }) => over()));
    expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    drawer.fails = false;
    const again = begin('$c', nour);
    await again.memory.note(nour, (before) => ({ ...before, offers: '$card' }));
    await again.over();
    expect(onDisk()).toContain('"loose":"un"');
  });
});
