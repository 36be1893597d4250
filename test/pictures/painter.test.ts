import { execFile } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createPainter } from '../../src/pictures/painter.ts';
import type { Painter } from '../../src/engine/ports.ts';
import { pollPicture } from '../support/any-poll-picture.ts';
import { sizeOf } from '../support/png.ts';

const script = fileURLToPath(new URL('../support/odd-painter.mjs', import.meta.url));
const asking = (question: string) => ({ ...pollPicture(), question });
const decoded = (png: Uint8Array) => new TextDecoder().decode(png);
const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

const opened: Painter[] = [];
function open(settings: Parameters<typeof createPainter>[0] = {}): Painter {
  const painter = createPainter(settings);
  opened.push(painter);
  return painter;
}
afterEach(async () => {
  await Promise.all(opened.splice(0).map((painter) => painter.close()));
});

describe('the painter', () => {
  it('paints a poll at three times the 360 pixels of a phone', async () => {
    expect(sizeOf(await open().paint(pollPicture()))).toMatchObject({ width: 1080 });
  });

  it('only rejects the picture it cannot paint', async () => {
    const painter = open();
    const unknown: ReturnType<typeof pollPicture> = JSON.parse('{"kind":"circles"}');
    const both = [painter.paint(unknown), painter.paint(pollPicture())];
    const [refused, painted] = await Promise.allSettled(both);
    expect(refused?.status).toBe('rejected');
    expect(painted?.status).toBe('fulfilled');
  });

  it('gives every caller their own picture, one after the other', async () => {
    const painter = open({ script });
    const asked = ['paint 1', 'paint 2', 'refuse', 'paint 3'].map((each) =>
      painter.paint(asking(each)),
    );
    const answers = await Promise.allSettled(asked);
    expect(
      answers.map((each) => (each.status === 'fulfilled' ? decoded(each.value) : 'refused')),
    ).toEqual(['paint 1', 'paint 2', 'refused', 'paint 3']);
  });

  it.each(['exit', 'throw', 'crash hard', 'nonsense', 'never answer'])(
    'starts a new process after one that does this: %s',
    async (question) => {
      const painter = open({ script, timeLimitMs: 3_000 });
      const next = [painter.paint(asking(question)), painter.paint(asking('paint'))];
      const [failed, painted] = await Promise.allSettled(next);
      expect(failed?.status).toBe('rejected');
      expect(painted?.status).toBe('fulfilled');
    },
  );

  it('continues after its idle process crashed', async () => {
    const painter = open({ script });
    await painter.paint(asking('idle crash'));
    await setTimeout(200);
    expect(decoded(await painter.paint(asking('paint')))).toBe('paint');
  });

  it('starts no process before the first picture', async () => {
    const painter = open({ script: '/nowhere.mjs' });
    await setTimeout(50);
    await expect(painter.paint(pollPicture())).rejects.toThrow('nowhere');
  });

  it('rejects pending and later pictures once it is closed', async () => {
    const painter = open({ script });
    const waiting = ['never answer', 'paint'].map((each) => painter.paint(asking(each)));
    const [answers] = await Promise.all([Promise.allSettled(waiting), painter.close()]);
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await expect(painter.paint(asking('paint'))).rejects.toThrow('closed');
  });

  it('ends its process when idle, and starts a new one for the next picture', async () => {
    const painter = open({ script, idleMs: 50 });
    const first = decoded(await painter.paint(asking('who')));
    await expect.poll(() => isAlive(Number(first)), { timeout: 5_000 }).toBe(false);
    expect(decoded(await painter.paint(asking('who')))).not.toBe(first);
  });

  it('keeps its process from one picture to the next', async () => {
    const painter = open({ script });
    const first = decoded(await painter.paint(asking('who')));
    expect(decoded(await painter.paint(asking('who')))).toBe(first);
  });

  it('passes none of the program’s secrets to its process', async () => {
    vi.stubEnv('DISCORD_TOKEN', 'secret');
    const names = decoded(await open({ script }).paint(asking('secrets')));
    vi.unstubAllEnvs();
    expect(names).toContain('UV_THREADPOOL_SIZE');
    expect(names).not.toContain('DISCORD_TOKEN');
  });

  it('never keeps the program from ending', async () => {
    const program = new URL('../../dist/test/paint-once.js', import.meta.url).pathname;
    const run = promisify(execFile);
    const { stdout } = await run(process.execPath, [program, JSON.stringify(pollPicture(2))]);
    expect(Number(stdout)).toBeGreaterThan(10_000);
  });
});
