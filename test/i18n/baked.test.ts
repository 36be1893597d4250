import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bakedCatalogues } from '../../src/i18n/baked.ts';
import { readCatalogues, readWords } from '../../src/i18n/locale-files.ts';
import { packageRoot } from '../../src/system/package-root.ts';

const root = packageRoot();

describe.each(['discord', 'matrix'])('what the build keeps of the strings of %s', (platform) => {
  it('is what would be made of them at start', () => {
    expect(bakedCatalogues(root, platform)).toEqual(
      readCatalogues(root, readWords(root, platform)),
    );
  });
});

describe('strings that changed since the build', () => {
  let elsewhere: string;
  beforeAll(() => {
    elsewhere = mkdtempSync(join(tmpdir(), 'palabre-words-'));
    for (const folder of ['locales', 'dist/locales'])
      cpSync(join(root, folder), join(elsewhere, folder), { recursive: true });
  });
  afterAll(() => rmSync(elsewhere, { recursive: true }));

  it.each(['fr.json', 'discord/fr.json'])('are read anew: %s', (name) => {
    expect(bakedCatalogues(elsewhere, 'discord')).toBeDefined();
    writeFileSync(join(elsewhere, 'locales', name), '{}');
    expect(bakedCatalogues(elsewhere, 'discord')).toBeUndefined();
    cpSync(join(root, 'locales', name), join(elsewhere, 'locales', name));
  });
});
