import { describe, expect, it } from 'vitest';
import { watchToken, type TokenWord } from '../../../src/platforms/discord/token-watch.ts';
import { keptLog } from '../../support/logs.ts';

function asked(words: readonly TokenWord[]) {
  const left = [...words];
  const { log, entries } = keptLog();
  const watch = watchToken(async () => left.shift() ?? 'taken', log, [0, 0, 0]);
  const settled = async () => {
    while (watch.doubtful() && left.length > 0) await new Promise(setImmediate);
    for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
  };
  return { watch, entries, settled };
}

describe('a token that was refused once', () => {
  it('is in doubt until Discord takes it', async () => {
    const { watch, settled, entries } = asked(['refused', 'taken']);
    watch.refused();
    watch.refused();
    expect(watch.doubtful()).toBe(true);
    await settled();
    expect(watch.doubtful()).toBe(false);
    expect(entries.map(({ level }) => level)).toEqual(['warn', 'info']);
  });

  it('is dead when it is refused each time', async () => {
    const { watch } = asked(['refused', 'refused', 'refused']);
    watch.refused();
    await expect(watch.lost).rejects.toMatchObject({ refusal: 'discord.lost.token' });
  });

  it('is not dead because Discord cannot be reached', async () => {
    const { watch, settled } = asked(['refused', 'unclear', 'refused', 'unclear', 'taken']);
    watch.refused();
    await settled();
    expect(watch.doubtful()).toBe(false);
  });
});
