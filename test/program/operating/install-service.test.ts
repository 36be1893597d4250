import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { installService } from '../../../src/program/operating/service/install.ts';
import type { Machine, Ran } from '../../../src/program/operating/service/machine.ts';
import { systemUnit, userUnit } from '../../../src/program/operating/service/unit.ts';
import { StartRefusal } from '../../../src/program/start-refusal.ts';
import { packageRoot } from '../../../src/system/package-root.ts';
import { readTexts } from '../../../src/program/texts.ts';

const t = readTexts('discord').translatorOf('en', 'UTC');
const shipped = join(packageRoot(), 'deploy');
const place = {
  folder: '/home/ana/mon atelier 100 %',
  node: process.execPath,
  program: join(packageRoot(), 'dist', 'src', 'palabre.js'),
  keepsFolder: true,
  writes: ['/home/ana/mon atelier 100 %/data', '/home/ana/mon atelier 100 %/backups'],
};
const asRoot = { ...place, user: '1000' };
const read = (name: string) => readFileSync(join(shipped, name), 'utf8');

const units = [
  ['a person’s', '--user', userUnit(read('palabre-user.service'), place)],
  ['the system’s, for somebody’s folder', '--system', systemUnit(read('palabre.service'), asRoot)],
  ['the system’s, for root’s folder', '--system', systemUnit(read('palabre.service'), place)],
] as const;

describe('the units', () => {
  const run = promisify(execFile);
  const analyze = existsSync('/usr/bin/systemd-analyze');

  it.each(units)(
    'of %s name the folder, the program and nothing of another place',
    (_, __, unit) => {
      expect(unit).toContain('WorkingDirectory=/home/ana/mon atelier 100 %%\n');
      expect(unit).toMatch(/^ExecStart=/mu);
      expect(unit).toContain(`"${place.node}" "${place.program}" start\n`);
      expect(unit).not.toContain('/opt/palabre');
    },
  );

  it('name a folder as it is, signs of a replacement included', () => {
    const unit = userUnit(read('palabre-user.service'), { ...place, folder: '/home/$& $1' });
    expect(unit).toContain('\nWorkingDirectory=/home/$& $1\n');
  });

  it('write in the store and the backups alone, as the folder’s owner', () => {
    const [, , unit] = units[1];
    expect(unit).toContain('\nUser=1000\n');
    expect(unit).not.toMatch(/DynamicUser|EnvironmentFile|StateDirectory|STORE_URL/u);
    expect(unit).toContain('ReadWritePaths="-/home/ana/mon atelier 100 %%/data"\n');
    expect(unit).toMatch(/ProtectSystem=strict[^]*ProtectHome=read-only/u);
  });

  it.skipIf(!analyze).each(units)(
    'of %s are taken by systemd, and hardened',
    async (_, scope, unit) => {
      const folder = await mkdtemp(join(tmpdir(), 'palabre-unit-'));
      const file = join(folder, 'palabre.service');
      await writeFile(file, unit);
      const { stderr } = await run('systemd-analyze', [scope, 'verify', file], {
        env: { ...process.env, XDG_RUNTIME_DIR: folder },
      }).catch((error: unknown) => ({ stderr: String(error) }));
      expect(stderr.split('\n').filter((line) => line.includes('palabre'))).toEqual([]);
      const { stdout } = await run('systemd-analyze', ['security', '--offline=true', file]);
      const exposure = Number(/exposure level for palabre\.service: ([\d.]+)/u.exec(stdout)?.[1]);
      expect(exposure).toBeLessThan(scope === '--user' ? 7 : 2);
      await rm(folder, { recursive: true });
    },
  );
});

/** A machine on which nothing is done; what was asked of it is in `asked`. */
function machine(change: Partial<Machine> = {}, fails: readonly string[] = []) {
  const asked: string[] = [];
  const files = new Map<string, string>();
  let isOn = false;
  const made: Machine = {
    hasSystemd: async () => true,
    isHeld: async () => false,
    unitsFolder: (system) => (system ? '/etc/units' : '/home/units'),
    read: async (file) => {
      const text = file.startsWith(shipped) ? readFileSync(file, 'utf8') : files.get(file);
      if (text === undefined) throw new Error('ENOENT');
      return text;
    },
    write: async (file, text) => void files.set(file, text),
    remove: async (file) => void files.delete(file),
    run: async (command, args): Promise<Ran> => {
      const line = [command, ...args].join(' ');
      if (line.includes('is-active')) return { well: isOn, said: '' };
      asked.push(line);
      if (line.includes('enable --now')) isOn = true;
      return { well: !fails.some((part) => line.includes(part)), said: 'why\nmore' };
    },
    ...change,
  };
  return { made, asked, files, refuses: (part: string) => (fails = [part]) };
}

async function install(at: ReturnType<typeof machine>, system = false, hasToken = true) {
  const lines: string[] = [];
  const desk = { t, say: (line: string) => void lines.push(line) };
  const parts = { system, hasToken, place, shipped };
  const refused = await installService(desk, at.made, parts).catch((error: unknown) => error);
  return { lines, refused: refused instanceof StartRefusal ? refused.message : refused };
}

describe('palabre install-service', () => {
  it('writes a person’s unit, has it verified, starts it, and lets it outlive the session', async () => {
    const at = machine();
    const { lines } = await install(at);
    expect([...at.files.keys()]).toEqual(['/home/units/palabre.service']);
    expect(at.asked).toEqual([
      'systemd-analyze --user verify /home/units/palabre.service',
      'systemctl --user daemon-reload',
      'systemctl --user enable --now palabre',
      'loginctl enable-linger',
    ]);
    expect(lines.at(-1)).toContain('journalctl --user -u palabre -f');
  });

  it('starts anew the service that runs there already, as after an update', async () => {
    const at = machine({ isHeld: async () => at.files.size > 0 });
    await install(at);
    at.asked.length = 0;
    expect((await install(at)).refused).toBeUndefined();
    expect(at.asked).toContain('systemctl --user restart palabre');
  });

  it('keeps the unit that was there where systemd refuses the next', async () => {
    const at = machine();
    await install(at);
    const before = at.files.get('/home/units/palabre.service');
    at.refuses('verify');
    expect((await install(at)).refused).toMatch(/rejected the service/u);
    expect(at.files.get('/home/units/palabre.service')).toBe(before);
  });

  it('leaves alone a unit of somebody else’s', async () => {
    const at = machine();
    at.files.set('/home/units/palabre.service', '[Unit]\n');
    expect((await install(at)).refused).toMatch(/left it alone/u);
  });

  it.each([
    ['without a token', {}, false, /no token yet/u],
    ['while another runs there', { isHeld: async () => true }, true, /already running/u],
    [
      'where it cannot write',
      { write: async () => Promise.reject(new Error('EROFS')) },
      true,
      /can’t write.*EROFS/u,
    ],
  ])('installs nothing %s', async (_, change, hasToken, sentence) => {
    const at = machine(change);
    expect((await install(at, false, hasToken)).refused).toMatch(sentence);
    expect(at.files.size).toBe(0);
    expect(at.asked).toEqual([]);
  });

  it('leaves nothing behind where systemd refuses the unit, and says why', async () => {
    const at = machine({}, ['verify']);
    expect((await install(at, true)).refused).toBe(
      'systemd rejected the service, and nothing was installed. Fix what it reports, then run this command again: why',
    );
    expect(at.files.size).toBe(0);
  });

  it('says what to type where systemd does not answer, or the session ends it', async () => {
    const silent = await install(machine({}, ['daemon-reload']));
    expect(silent.lines.at(-1)).toContain('systemctl --user enable --now palabre');
    const { lines } = await install(machine({}, ['enable-linger']));
    expect(lines[1]).toContain('sudo loginctl enable-linger');
  });

  it('says in one line what to do on a machine without systemd', async () => {
    const { lines, refused } = await install(machine({ hasSystemd: async () => false }));
    expect([lines.length, refused]).toEqual([1, undefined]);
    expect(lines[0]).toContain(`"${place.program}" start`);
  });
});
