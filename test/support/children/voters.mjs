// A process of its own in which people vote as fast as asked: `voters.js <folder> <votes a second>`.
// It says `poll voter` once a vote is durable.
import { writeSync } from 'node:fs';
import { createPollIn, updatePoll } from '../../../src/poll/cases.ts';
import { openAppContext } from '../../../src/program/app-context.ts';
import { openJournal } from '../../../src/stores/open-journal.ts';
import { journalOf } from '../../../src/engine/streams/journal-of.ts';

const [, , folder, aSecond] = process.argv;
const opened = await openJournal(`lmdb://${folder}`);
if (!opened.ok) throw new Error(opened.error.kind);
let ids = 0;
const context = openAppContext({
  journal: journalOf('discord', opened.value),
  clock: () => Date.now(),
  newId: () => `p${(ids += 1)}`,
  log: { info: () => {}, warn: () => {}, error: (what) => writeSync(2, `${what}\n`) },
  defaults: { locale: 'fr', timezone: 'UTC' },
  changed: () => {},
});

const ada = { id: 'ada', name: 'Ada', moderates: true };
const options = ['Un', 'Deux'].map((label, index) => ({ id: `o${index}`, label }));
const rules = { ifNeedBe: true, resultsWhileOpen: true, named: true, ranking: 'yes' };
const polls = [];
for (let made = 0; made < 20; made += 1) {
  const place = { community: 'g', channel: 'c' };
  const poll = await createPollIn(context, place, ada, { question: 'Lequel ?', options, rules });
  if (!poll.ok) throw new Error(JSON.stringify(poll.error));
  await updatePoll(context, poll.value.id, ada, true, { type: 'open' });
  polls.push(poll.value.id);
}

const begun = performance.now();
let cast = 0;
setInterval(() => {
  const due = Math.floor(((performance.now() - begun) / 1000) * Number(aSecond));
  for (; cast < due; cast += 1) {
    const poll = polls[cast % polls.length];
    const voter = { id: `v${cast}`, name: 'Vi', moderates: false };
    const asked = { options: 2, wording: 0 };
    const vote = { type: 'vote', yes: ['o0'], ifNeedBe: [], asked };
    void sayOnceRecorded(poll, voter, vote);
  }
}, 5);

async function sayOnceRecorded(poll, voter, vote) {
  const done = await updatePoll(context, poll, voter, false, vote);
  if (done.ok) writeSync(1, `${poll} ${voter.id}\n`);
}
