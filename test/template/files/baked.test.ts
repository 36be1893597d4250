import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { templateDirs } from '../../../src/program/texts.ts';
import { parseTemplate } from '../../../src/template/domain/parse.ts';
import { bakedTemplate } from '../../../src/template/files/baked.ts';

const [shipped = ''] = templateDirs(undefined);
const texts = readdirSync(shipped)
  .filter((name) => /\.ya?ml$/u.test(name))
  .map((name) => [name, readFileSync(join(shipped, name), 'utf8')] as const);

describe('a template that the build read', () => {
  it.each(texts)('is what a start would make of its file: %s', (_name, text) => {
    expect(bakedTemplate(text)).toEqual(parseTemplate(parse(text)).data);
  });

  it.each(texts)('is not used once its file changed: %s', (_name, text) => {
    expect(bakedTemplate(`${text}\n`)).toBeUndefined();
  });
});
