// A process of its own for tests that end one: `journal.js hold|append|fill|idle <folder or address>`.
import { writeSync } from 'node:fs';
import { openStore } from '../../../src/stores/open-journal.ts';

const [, , task, folder] = process.argv;
const opened = await openStore(folder.includes('://') ? folder : `lmdb://${folder}`);
const say = (text) => writeSync(1, `${text}\n`);

async function lastRecord(journal) {
  const numbers = [0];
  for await (const { commits } of journal.read('poll/a', 0)) numbers.push(commits[0].at);
  return numbers.at(-1);
}

/** Appends forever, printing the number of each record once it is durable. */
async function append(journal, text) {
  for (let n = (await lastRecord(journal)) + 1; ; n += 1) {
    const events = [{ n, text }];
    await journal.append('poll/a', n, { v: 1, commits: [{ at: n, by: null, events }] });
    say(n);
  }
}

async function fill(journal) {
  try {
    await append(journal, 'x'.repeat(8000));
  } catch (error) {
    say(`refused: ${error.message}; holds ${await lastRecord(journal)}`);
  }
}

if (!opened.ok) say(opened.error.kind);
else if (task === 'append') await append(opened.value, '');
else if (task === 'fill') await fill(opened.value);
else say('open');
if (task === 'hold' && opened.ok) setInterval(() => {}, 1000);
