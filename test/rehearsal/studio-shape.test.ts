import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  exerciseShape,
  isStepKind,
  pillarShape,
  stepShape,
  workshopShape,
  type Shape,
} from '../../src/rehearsal/page/client/studio/shape.ts';
import { packageRoot } from '../../src/system/package-root.ts';

/** What the studio keeps as it is, or sets by itself. */
const kept = new Set(['id', 'circle', 'as', 'scale', 'subject']);
const called = new Set(['kind', 'pillar', 'exercise']);

const isFields = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The keys of a file that no field of the studio edits. */
function unseen(value: unknown, shape: Shape | undefined, path: string): string[] {
  if (shape === undefined) return [path];
  if (shape.is === 'list')
    return Array.isArray(value) ? value.flatMap((each) => unseen(each, shape.of, path)) : [path];
  if (shape.is !== 'group') return [];
  return Object.entries(isFields(value) ? value : {})
    .filter(([key]) => !kept.has(key))
    .flatMap(([key, inner]) => {
      const part = shape.parts.find(([name]) => name === key)?.[1];
      return unseen(inner, part, `${path}.${key}`);
    });
}

function unseenStep(step: Record<string, unknown>): string[] {
  const { kind } = step;
  const others = Object.fromEntries(Object.entries(step).filter(([key]) => !called.has(key)));
  return isStepKind(kind) ? unseen(others, stepShape(kind), `steps.${kind}`) : [String(kind)];
}

const each = (list: unknown): unknown[] => (Array.isArray(list) ? list : []);

const folder = join(packageRoot(), 'src', 'templates');
const files = [folder, join(folder, 'presets')].flatMap((place) =>
  readdirSync(place)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => join(place, name)),
);

describe('the studio', () => {
  it.each(files)('has a field for all that is written in %s', (file) => {
    const data: unknown = parse(readFileSync(file, 'utf8'));
    const { steps, pillars = [], exercises = [], ...own } = isFields(data) ? data : {};
    expect([
      ...unseen(own, workshopShape, 'workshop'),
      ...each(steps).flatMap((step) => (isFields(step) ? unseenStep(step) : ['step'])),
      ...each(pillars).flatMap((pillar) => unseen(pillar, pillarShape, 'pillar')),
      ...each(exercises).flatMap((exercise) => unseen(exercise, exerciseShape, 'exercise')),
    ]).toEqual([]);
  });
});
