// A process of its own for tests that end one: `eraser.js erase|finish|retain <folder>`, on community
// `g`, or `eraser.js restore <folder> <backup>`.
import { writeSync } from 'node:fs';
import { changeCommunity } from '../../../src/community/stream.ts';
import { systemActor } from '../../../src/engine/context.ts';
import { erasePerson } from '../../../src/own-data/erasing.ts';
import { finishErasures } from '../../../src/own-data/finishing.ts';
import { openAppContext } from '../../../src/program/app-context.ts';
import { knownCommunities } from '../../../src/retention/known-communities.ts';
import { endQuiet } from '../../../src/retention/quiet.ts';
import { eraseOld } from '../../../src/retention/expired.ts';
import { restoreBackup } from '../../../src/stores/backup/restore-backup.ts';
import { openJournal } from '../../../src/stores/open-journal.ts';

const [, , task, folder, file] = process.argv;
const say = (text) => writeSync(1, `${text}\n`);
if (task === 'restore') {
  say('begun');
  const reader = { shape: 'any', knows: () => true };
  const done = await restoreBackup(file, `lmdb://${folder}`, reader);
  say(done.ok ? 'done' : done.error.kind);
  process.exit();
}
const opened = await openJournal(`lmdb://${folder}`);
if (!opened.ok) throw new Error(opened.error.kind);

/** Says a line before each write, so that whoever ends this process can choose at which. */
const journal = {
  ...opened.value,
  append: (...args) => (say('append'), opened.value.append(...args)),
  erase: (...args) => (say('erase'), opened.value.erase(...args)),
};

const dayMs = 24 * 60 * 60_000;
/** A year and a half after what the test lived through. */
let now = Date.UTC(2027, 6, 1);

const context = openAppContext({
  journal,
  clock: () => now,
  log: { info: () => {}, warn: () => {}, error: (what) => say(what) },
  changed: () => {},
  delivery: { problemIn: () => undefined, show: async () => [] },
});

if (task === 'erase') {
  const intent = { type: 'askErasure', person: 'zqben', now };
  await changeCommunity(context, 'g', systemActor, intent);
  await erasePerson(context, 'g', 'zqben');
} else if (task === 'retain') {
  // What is quiet is asked about, then ends; what has ended is told of, then erased past its time.
  for (const days of [16, 200, 8, 8]) {
    for await (const id of knownCommunities(context, () => true)) {
      await endQuiet(context, id);
      await eraseOld(context, id);
    }
    now += days * dayMs;
  }
} else {
  for await (const _ of knownCommunities(context, () => true));
  await finishErasures(context, 'g');
}
await opened.value.close();
say('done');
