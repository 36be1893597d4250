import { beforeEach, describe, expect, it } from 'vitest';
import type { Drawer } from '../../../../src/engine/drawers.ts';
import {
  deviceKey,
  examineSecrecy,
  noteObstacle,
  secrecyFindings,
  type Obstacle,
} from '../../../../src/platforms/matrix/encryption/standing.ts';
import { findingLine } from '../../../../src/engine/finding.ts';
import { locales } from '../../../../src/kernel/text.ts';
import { memoryStore } from '../../../support/memory-store.ts';
import { ordinarySpaces } from '../../../support/plain-view.ts';
import { texts } from '../../../support/texts.ts';

let drawer: (name: string) => Drawer;
beforeEach(async () => {
  const store = await memoryStore();
  drawer = (name) => store.drawer(`matrix.${name}`);
});

const lines = (found: Awaited<ReturnType<typeof examineSecrecy>>) =>
  found.map((each) => ordinarySpaces(findingLine(each, texts.translatorOf('en', 'UTC'))));
const examined = async (days?: number) =>
  lines(await examineSecrecy(drawer, { folder: '/palabre/backups', days }));
const used = () => drawer('identity').change(new Map([[deviceKey, Buffer.from('ABC')]]));

describe('how encryption stands, in a store that nobody runs', () => {
  it('is nothing to tell where nothing encrypted was ever met', async () => {
    expect(await examined()).toEqual([]);
  });

  it('is well where its keys were backed up this week', async () => {
    await used();
    expect(await examined(0)).toEqual([
      '✓ Palabre reads and writes in encrypted Matrix rooms.',
      '✓ The keys to encrypted rooms are in a backup less than a day old (/palabre/backups).',
    ]);
  });

  it('is doubtful where they were not, or never', async () => {
    await used();
    expect((await examined(9))[1]).toMatch(/^! .*for 9 days.*palabre backup/u);
    expect((await examined())[1]).toMatch(/^! I can’t find a backup.*palabre backup/u);
  });

  it('tells what to do of what kept it from reading, until that is over', async () => {
    await noteObstacle(drawer('identity'), 'taken');
    expect(await examined()).toEqual([expect.stringMatching(/^✗ .*MATRIX_ACCESS_TOKEN/u)]);
    await noteObstacle(drawer('identity'), undefined);
    expect(await examined()).toEqual([]);
  });

  it('is well once a library that was missing is there', async () => {
    await noteObstacle(drawer('identity'), 'notInstalled');
    expect(await examined()).toEqual([expect.stringMatching(/^✓/u)]);
  });
});

describe('how encryption stands while Palabre runs', () => {
  const obstacles: readonly Obstacle[] = ['notInstalled', 'noDevice', 'taken', 'failed'];

  it.each(obstacles)('says what to do about %s, in every language', (obstacle) => {
    const [finding, ...others] = secrecyFindings({ isOn: false, obstacle });
    expect(others).toEqual([]);
    const told = locales.map(
      (locale) => finding && findingLine(finding, texts.translatorOf(locale, 'UTC')),
    );
    expect(new Set(told).size).toBe(locales.length);
    for (const line of told) expect(line).toMatch(/^✗/u);
  });

  it('says that it is on, and nothing where it was never needed', () => {
    expect(lines(secrecyFindings({ isOn: true, obstacle: undefined }))).toHaveLength(1);
    expect(secrecyFindings({ isOn: false, obstacle: undefined })).toEqual([]);
  });
});
