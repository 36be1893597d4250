import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/system/package-root.ts';
import { loadTemplates } from '../../src/template/files/read-templates.ts';

const loaded = loadTemplates([join(packageRoot(), 'src', 'templates', 'presets')]);
const shipped = loadTemplates([join(packageRoot(), 'src', 'templates')]);

describe('the presets', () => {
  it('are whole workshops, in the four languages', () => {
    expect(loaded).toMatchObject({ ok: true });
    const templates = loaded.ok ? loaded.value : [];
    expect(templates.map(({ id }) => id)).toEqual(['bilan-annuel', 'six-mois', 'trois-heures']);
    for (const { title } of templates)
      expect(Object.keys(title).toSorted()).toEqual(['ca', 'en', 'es', 'fr']);
  });

  it('last what they say: two hours, six months of fortnights without a clock, three hours', () => {
    const lengths = (loaded.ok ? loaded.value : []).map(({ steps }) => [
      steps.length,
      steps.reduce((sum, { minutes = 0 }) => sum + minutes, 0),
    ]);
    expect(lengths).toEqual([
      [7, 120],
      [13, 0],
      [12, 180],
    ]);
  });

  it('are not offered until somebody takes one for their own', () => {
    const offered = shipped.ok ? shipped.value.map(({ id }) => id) : [];
    expect(offered).toEqual(['dix-minutes', 'en-commun']);
  });
});
