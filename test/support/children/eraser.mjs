// A process of its own for tests that end one: `eraser.js erase|finish <folder>`, on community `g`.
import { writeSync } from 'node:fs';
import { changeCommunity } from '../../../src/community/stream.ts';
import { systemActor } from '../../../src/engine/context.ts';
import { erasePerson } from '../../../src/own-data/erasing.ts';
import { finishErasures } from '../../../src/own-data/finishing.ts';
import { openAppContext } from '../../../src/program/app-context.ts';
import { knownCommunities } from '../../../src/retention/communities-left.ts';
import { openJournal } from '../../../src/stores/open-journal.ts';

const [, , task, folder] = process.argv;
const say = (text) => writeSync(1, `${text}\n`);
const opened = await openJournal(`lmdb://${folder}`);
if (!opened.ok) throw new Error(opened.error.kind);

/** Says a line before each write, so that whoever ends this process can choose at which. */
const journal = {
  ...opened.value,
  append: (...args) => (say('append'), opened.value.append(...args)),
  erase: (...args) => (say('erase'), opened.value.erase(...args)),
};

const context = openAppContext({
  journal,
  clock: () => Date.now(),
  log: { info: () => {}, warn: () => {}, error: (what) => say(what) },
  changed: () => {},
  delivery: { problemIn: () => undefined, show: async () => [] },
});

if (task === 'erase') {
  const intent = { type: 'askErasure', person: 'zqben', now: Date.now() };
  await changeCommunity(context, 'g', systemActor, intent);
  await erasePerson(context, 'g', 'zqben');
} else {
  for await (const _ of knownCommunities(context, () => true));
  await finishErasures(context, 'g');
}
await opened.value.close();
say('done');
