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
const told = (png: Uint8Array) => new TextDecoder().decode(png);
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
  it('paints a poll, three pixels for one of a phone 360 wide', async () => {
    expect(sizeOf(await open().paint(pollPicture()))).toMatchObject({ width: 1080 });
  });

  it('refuses alone the picture it cannot paint', async () => {
    const painter = open();
    const unknown: ReturnType<typeof pollPicture> = JSON.parse('{"kind":"circles"}');
    const both = [painter.paint(unknown), painter.paint(pollPicture())];
    const [refused, painted] = await Promise.allSettled(both);
    expect(refused?.status).toBe('rejected');
    expect(painted?.status).toBe('fulfilled');
  });

  it('gives each who asks its own picture, one after the other', async () => {
    const painter = open({ script });
    const asked = ['paint 1', 'paint 2', 'refuse', 'paint 3'].map((each) =>
      painter.paint(asking(each)),
    );
    const answers = await Promise.allSettled(asked);
    expect(
      answers.map((each) => (each.status === 'fulfilled' ? told(each.value) : 'refused')),
    ).toEqual(['paint 1', 'paint 2', 'refused', 'paint 3']);
  });

  it.each(['exit', 'throw', 'crash hard', 'nonsense', 'never answer'])(
    'starts another process after one that does this: %s',
    async (question) => {
      const painter = open({ script, timeLimitMs: 3_000 });
      const next = [painter.paint(asking(question)), painter.paint(asking('paint'))];
      const [failed, painted] = await Promise.allSettled(next);
      expect(failed?.status).toBe('rejected');
      expect(painted?.status).toBe('fulfilled');
    },
  );

  it('goes on after its process fell while idle', async () => {
    const painter = open({ script });
    await painter.paint(asking('idle crash'));
    await setTimeout(200);
    expect(told(await painter.paint(asking('paint')))).toBe('paint');
  });

  it('starts no process before the first picture', async () => {
    const painter = open({ script: '/nowhere.mjs' });
    await setTimeout(50);
    await expect(painter.paint(pollPicture())).rejects.toThrow('nowhere');
  });

  it('refuses what waits when it is closed, and what comes after', async () => {
    const painter = open({ script });
    const waiting = ['never answer', 'paint'].map((each) => painter.paint(asking(each)));
    const [answers] = await Promise.all([Promise.allSettled(waiting), painter.close()]);
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await expect(painter.paint(asking('paint'))).rejects.toThrow('closed');
  });

  it('lets a process go that has nothing to paint, and starts another when it has', async () => {
    const painter = open({ script, idleMs: 50 });
    const first = told(await painter.paint(asking('who')));
    await expect.poll(() => isAlive(Number(first)), { timeout: 5_000 }).toBe(false);
    expect(told(await painter.paint(asking('who')))).not.toBe(first);
  });

  it('keeps its process from one picture to the next', async () => {
    const painter = open({ script });
    const first = told(await painter.paint(asking('who')));
    expect(told(await painter.paint(asking('who')))).toBe(first);
  });

  it('lends its process none of the program’s secrets', async () => {
    vi.stubEnv('DISCORD_TOKEN', 'secret');
    const names = told(await open({ script }).paint(asking('secrets')));
    vi.unstubAllEnvs();
    expect(names).toContain('UV_THREADPOOL_SIZE');
    expect(names).not.toContain('DISCORD_TOKEN');
  });

  it('never keeps the program from ending', async () => {
    const painter = new URL('../../dist/src/pictures/painter.js', import.meta.url).href;
    const program = `
      import { createPainter } from ${JSON.stringify(painter)};
      const png = await createPainter().paint(${JSON.stringify(pollPicture(2))});
      console.log(png.length);
    `;
    const run = promisify(execFile);
    const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', program]);
    expect(Number(stdout)).toBeGreaterThan(10_000);
  });
});
