import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folded } from '../../src/program/operating/keeping.ts';
import { ownReader } from '../../src/program/operating/setting.ts';
import { openAppContext } from '../../src/program/app-context.ts';
import { journalOf } from '../../src/engine/streams/journal-of.ts';
import type { Journal } from '../../src/engine/ports.ts';
import { copyStreams } from '../../src/stores/copy-store.ts';
import { openJournal } from '../../src/stores/open-journal.ts';
import { openBackup } from '../../src/stores/backup/restore-backup.ts';
import { writeBackup } from '../../src/stores/backup/write-backup.ts';
import { packageRoot } from '../../src/system/package-root.ts';
import { openTestApp } from '../support/test-app.ts';
import { OwnLives, type Deed } from '../support/own-lives.ts';

const folder = join(import.meta.dirname, 'written-by');
const { version }: { version: string } = JSON.parse(
  readFileSync(join(packageRoot(), 'package.json'), 'utf8'),
);

/** What each stream holds, by its name, as JSON has it. */
async function statesIn(journal: Journal): Promise<Record<string, unknown>> {
  const { tools } = (await openTestApp()).context;
  const { streams } = openAppContext({ ...tools, journal: journalOf('discord', journal) });
  const { workshops, polls, communities, plans, recaps } = streams;
  const kinds = {
    workshop: workshops,
    poll: polls,
    community: communities,
    plan: plans,
    recap: recaps,
  };
  const states: Record<string, unknown> = {};
  for (const [kind, each] of Object.entries(kinds))
    for await (const id of journal.list(`discord.${kind}`)) {
      const found = await each.read(id);
      if (!found.ok) throw new Error(`${kind}/${id} is not read`);
      states[`${kind}/${id}`] = JSON.parse(JSON.stringify(found.value));
    }
  return states;
}

const life: readonly Deed[] = [
  'language',
  'unnamed',
  'plan',
  'openPoll',
  'vote',
  'scheduleRecap',
  'start',
  'join',
  'giveTheStick',
  'introduce',
  'contribute',
  'contributeUnsigned',
  'edit',
  'collect',
  'mark',
  'handOver',
  'foreword',
  'askRecap',
  'answerRecap',
  'next',
  'postSummary',
  'end',
  'contribute',
];

/** Lives a while with this version, and keeps what it wrote. */
async function writeOwn(): Promise<void> {
  const lives = await OwnLives.begin();
  for (const deed of life) await lives.do(deed, 'zqben', 'zqkim');
  const opened = await openJournal('memory://');
  if (!opened.ok) throw new Error(opened.error.kind);
  await copyStreams(lives.app.context.tools.journal, journalOf('discord', opened.value));
  await writeBackup(opened.value, join(folder, `${version}.backup`), 0);
  const states = await statesIn(opened.value);
  writeFileSync(join(folder, `${version}.json`), `${JSON.stringify(states, null, 2)}\n`);
}

if (process.env['WRITTEN_BY'] === 'new') await writeOwn();

const versions = readdirSync(folder).flatMap((name) =>
  name.endsWith('.backup') ? [name.slice(0, -'.backup'.length)] : [],
);

describe('what a released version wrote', () => {
  it('is kept for this one too', () => {
    expect(versions, 'see test/stores/written-by/README.md').toContain(version);
  });

  it.each(versions)('is read whole, and means the same: %s', async (each) => {
    const opened = await openBackup(join(folder, `${each}.backup`), ownReader());
    if (!opened.ok) throw new Error(opened.error.kind);
    expect((await folded(opened.value.store)).bad).toEqual([]);
    const former: unknown = JSON.parse(readFileSync(join(folder, `${each}.json`), 'utf8'));
    // Fields that came since may be there besides.
    expect(await statesIn(opened.value.store)).toMatchObject(Object(former));
  });
});
