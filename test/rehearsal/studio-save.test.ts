import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { blankTemplate } from '../../src/rehearsal/page/studio/blank.ts';
import { studioRoutes } from '../../src/rehearsal/page/studio/routes.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'palabre-studio-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const variables = { TEMPLATES_DIR: '.' };
const query = new URLSearchParams();

async function ask(name: string, body: unknown): Promise<unknown> {
  const route = studioRoutes({ folder, variables, play: undefined }).get(name);
  return route?.({ body, query, language: 'fr' });
}

const blank = { source: 'blank', id: '' } as const;
const save = (id: string) =>
  ask('POST /studio/save', { from: blank, data: { ...blankTemplate('fr'), id } });

describe('a workshop saved in the studio', () => {
  it.each([
    ['another workshop', '# Relu à quatre.\nid: verger\ntitle: { fr: Le verger }\n'],
    ['one that cannot be read', '# Relu à quatre.\nid: [\n'],
  ])('never takes the place of %s in a file of that name', async (_, before) => {
    const file = join(folder, 'jardin.yaml');
    await writeFile(file, before);
    await expect(save('jardin')).rejects.toThrow('jardin');
    expect(await readFile(file, 'utf8')).toBe(before);
    expect(await readdir(folder)).toEqual(['jardin.yaml']);
  });

  it('takes its own place, and is read as it stands now', async () => {
    await save('jardin');
    const data = { ...blankTemplate('fr'), id: 'jardin', title: { fr: 'Le jardin' } };
    await ask('POST /studio/save', { from: { source: 'own', id: 'jardin' }, data });
    expect(await readFile(join(folder, 'jardin.yaml'), 'utf8')).toContain('Le jardin');
    expect(JSON.stringify(await ask('GET /studio/list', undefined))).toContain('Le jardin');
  });

  it.each(['../jardin', '/etc/jardin', '..', '.env', '__proto__', 'a\u0000b'])(
    'is in its folder, whatever its id: %j',
    async (id) => {
      await expect(save(id)).rejects.toThrow();
      expect(await readdir(folder)).toEqual([]);
    },
  );
});

const numbers = Array.from({ length: 40_000 }, (_, index) => index);

/** Each of them once held the program, and whatever bot it runs, for minutes. */
describe('a file that somebody gave', () => {
  it.each([
    ['as many keys as it may have', numbers.map((each) => `k${each}: 1`)],
    ['as many aliases as it may have', numbers.map((each) => `- &a${each} x\n- *a${each}`)],
    ['no end', numbers.map((each) => `- ${'x'.repeat(20)}${each}`)],
  ])('is read, or refused, in the time of a request with %s', async (_, lines) => {
    const read = await ask('POST /studio/read', { text: lines.join('\n') }).catch(String);
    expect(read).toBeDefined();
    const { length } = Object.keys(Object(Object(read).data));
    expect([0, 40_000]).toContain(length);
  });
});
