import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { packageRoot } from '../src/system/package-root.ts';
import { specifiersIn } from './support/sources.ts';

const read = (path: string) => readFileSync(join(packageRoot(), path), 'utf8');

const manifest = z
  .object({
    dependencies: z.record(z.string(), z.string()),
    devDependencies: z.record(z.string(), z.string()),
    optionalDependencies: z.record(z.string(), z.string()),
  })
  .parse(JSON.parse(read('package.json')));

const lockText = read('package-lock.json');
const entrySchema = z.looseObject({
  link: z.boolean().optional(),
  integrity: z.string().optional(),
  license: z.string().optional(),
});
const lock = z.object({ packages: z.record(z.string(), entrySchema) }).parse(JSON.parse(lockText));

/** By their place under node_modules: all that may be installed, on any machine. */
const locked = Object.entries(lock.packages).filter(([place, { link }]) => place !== '' && !link);

describe('the lock file', () => {
  it('holds the hash of every package, those of other machines included', () => {
    const without = locked.filter(([, { integrity }]) => integrity?.startsWith('sha512-') !== true);
    expect(locked.length).toBeGreaterThan(300);
    expect(without.map(([place]) => place)).toEqual([]);
  });

  it('names no registry, so that everyone installs from their own', () => {
    const addresses = locked.filter(([, entry]) =>
      /:\/\/|"resolved"/u.test(JSON.stringify({ ...entry, funding: undefined })),
    );
    expect(addresses.map(([place]) => place)).toEqual([]);
    expect(lockText).not.toMatch(/registry/u);
  });
});

/**
 * What may be combined with AGPL-3.0-or-later, or is a tool or a typeface that stands beside it.
 * An expression (« A OR B ») is refused until somebody has read it and written here what it allows.
 */
const goWithAgpl = new Map([
  ['MIT', 'permissive'],
  ['ISC', 'permissive'],
  ['0BSD', 'permissive'],
  ['BSD-3-Clause', 'permissive'],
  ['Apache-2.0', 'permissive, compatible with version 3 of the GPL family'],
  ['MPL-2.0', 'its secondary licences name the AGPL, and no package opts out'],
  ['OFL-1.1', 'typefaces alone, handed on unchanged beside the program'],
  ['(MIT OR Apache-2.0)', 'either of the two, both above, as we choose'],
  ['AGPL-3.0-or-later', 'our own'],
]);

/** Packages that write their licence in words of their own: what their file of licence is. */
const readByHand = new Map([['discord-markdown-parser', 'Apache License']]);

const nameOf = (place: string) => place.replace(/^.*node_modules\//u, '');

const installedSchema = z.looseObject({ license: z.string().optional() });

/** What the package itself says, where it is installed on this machine. */
function licenceInstalled(place: string): string | undefined {
  const file = join(packageRoot(), place, 'package.json');
  if (!existsSync(file)) return undefined;
  return installedSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).license;
}

const goes = (name: string, licence: string | undefined) =>
  licence !== undefined && (goWithAgpl.has(licence) || readByHand.get(name) === licence);

describe('licences', () => {
  it('of every package, at run time and for development, go with AGPL-3.0-or-later', () => {
    const refused = locked.filter(([place, { license }]) => !goes(nameOf(place), license));
    expect(refused.map(([place, { license }]) => `${place}: ${license}`)).toEqual([]);
  });

  it('are in the lock file as the packages themselves state them', () => {
    const stated = locked.map(([place, { license }]) => ({
      place,
      license: licenceInstalled(place) ?? license,
    }));
    const inLock = locked.map(([place, { license }]) => ({ place, license }));
    expect(stated).toEqual(inLock);
  });

  it('written in a package’s own words were read', () => {
    for (const name of readByHand.keys()) {
      const text = read(join('node_modules', name, 'LICENSE'));
      expect(text).toMatch(/Apache License\s+Version 2\.0/u);
    }
  });

  it.each(['GPL-2.0-only', 'BUSL-1.1', 'CC-BY-NC-4.0', 'UNLICENSED', '(MIT OR SSPL-1.0)', ''])(
    'would refuse a package under « %s »',
    (licence) => {
      expect(goes('anything', licence)).toBe(false);
    },
  );
});

/** The programs that run without the development packages, as the operator’s guide tells. */
const programs = [
  'src/main.ts',
  'src/palabre.ts',
  'src/rehearsal/main.ts',
  'src/rehearsal/page/main.ts',
  'src/pictures/paint-process.ts',
];

/** Types leave nothing behind in what runs. */
const onlyTypes = /(?:^|\n)(?:import|export) type [^;]*;/gu;

const importedBy = (path: string): string[] => specifiersIn(read(path).replaceAll(onlyTypes, '\n'));

/** The packages that these files import, through every file of ours that they reach. */
function packagesOf(entries: readonly string[]): Set<string> {
  const files = new Set(entries);
  const packages = new Set<string>();
  for (const file of files)
    for (const what of importedBy(file))
      if (what.startsWith('.')) files.add(posix.join(dirname(file), what));
      else if (!what.startsWith('node:')) packages.add(packageOf(what));
  return packages;
}

const packageOf = (what: string) =>
  what
    .split('/')
    .slice(0, what.startsWith('@') ? 2 : 1)
    .join('/');

describe('what is listed for run time', () => {
  it('is all that the programs import, and nothing that only builds or tests need', () => {
    const listed = Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies });
    expect([...packagesOf(programs)].toSorted()).toEqual(listed.toSorted());
    expect(listed.filter((name) => name in manifest.devDependencies)).toEqual([]);
  });
});

describe('npm sbom', () => {
  const run = promisify(execFile);

  it.each(['cyclonedx', 'spdx'])('lists every package, in the format %s', async (format) => {
    const asked = ['sbom', '--package-lock-only', '--sbom-format', format];
    const { stdout } = await run('npm', asked, {
      cwd: packageRoot(),
      maxBuffer: 32 * 1024 * 1024,
      shell: process.platform === 'win32',
    });
    const bill = z
      .object({ components: z.array(z.unknown()), packages: z.array(z.unknown()) })
      .partial()
      .parse(JSON.parse(stdout));
    const listed = bill.components ?? bill.packages ?? [];
    expect(listed.length).toBeGreaterThan(Object.keys(manifest.dependencies).length);
    expect(stdout).toContain('discord.js');
  });
});
