import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { packageRoot } from '../../../src/system/package-root.ts';
import { editedYaml, writtenYaml } from '../../../src/template/files/edited-yaml.ts';
import { loadTemplates } from '../../../src/template/files/read-templates.ts';

const folder = join(packageRoot(), 'src', 'templates');
const files = [folder, join(folder, 'presets')].flatMap((each) =>
  readdirSync(each)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => join(each, name)),
);
const comments = (text: string) =>
  [...text.matchAll(/(?:^|\s)#.*$/gmu)].map(([found]) => found.trim());

describe('a template written back', () => {
  it.each(files)('says what it said, with its comments, where nothing changed: %s', (file) => {
    const text = readFileSync(file, 'utf8');
    const written = editedYaml(text, parse(text));
    expect(parse(written)).toEqual(parse(text));
    expect(comments(written)).toEqual(comments(text));
  });

  it.each([folder, join(folder, 'presets')])('opens elsewhere as it is held here: %s', (from) => {
    const held = loadTemplates([from]);
    const elsewhere = mkdtempSync(join(tmpdir(), 'palabre-given-'));
    for (const each of held.ok ? held.value : [])
      writeFileSync(join(elsewhere, `${each.id}.yaml`), writtenYaml(each));
    expect(loadTemplates([elsewhere])).toEqual(held);
    rmSync(elsewhere, { recursive: true });
  });

  const garden = `# The garden's.
id: jardin # never shown
title: { fr: "Une saison", en: A season } # both
steps:
  # First of all.
  - id: tour
    kind: goRound
  # Then we sow.
  - id: semis
    kind: exercise # timed
    minutes: 20
`;

  it('keeps the comments of what was moved, changed and left, and the way it was written', () => {
    const steps = [
      { id: 'semis', kind: 'exercise', minutes: 25 },
      { id: 'pause', kind: 'break' },
      { id: 'tour', kind: 'goRound' },
    ];
    const data = { id: 'jardin', title: { fr: 'Une saison: deux', en: 'A season' }, steps };
    const written = editedYaml(garden, data);
    expect(parse(written)).toEqual(data);
    expect(written).toMatch(/# Then we sow\.\n {2}- id: semis\n {4}kind: exercise # timed/u);
    expect(written).toContain('# First of all.');
    expect(written).toContain('title: { fr: "Une saison: deux", en: A season } # both');
  });

  it('is read back as the very same data, whatever it was and becomes', () => {
    const key = fc.constantFrom('id', 'title', 'fr', 'en', 'steps', 'text', '~', 'a b');
    const value = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.string({ unit: 'grapheme' }),
        fc.integer(),
        fc.boolean(),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
      ),
    })).value;
    const data = fc.dictionary(key, value, { maxKeys: 5, noNullPrototype: true });
    fc.assert(
      fc.property(data, data, (before, after) => {
        const text = editedYaml('', before);
        expect(parse(text) ?? {}).toEqual(before);
        expect(parse(editedYaml(text, after)) ?? {}).toEqual(after);
      }),
      { numRuns: 60 },
    );
  });
});
