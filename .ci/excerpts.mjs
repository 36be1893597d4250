import { readFileSync } from 'node:fs';

// Every line that the documentation quotes of a rehearsal stands in the one that is piped in here:
// that on Discord, or that on the platform which is named.
const plain = (text) => text.replaceAll(/[\u00A0\u202F]/gu, ' ');
const transcript = plain(readFileSync(0, 'utf8'));
const lines = new Set(transcript.split('\n').map((line) => line.trimEnd()));
const [, , on = 'discord'] = process.argv;
const excerpts = { discord: 0, matrix: 1 };

/** « […] » stands for whatever was left out, of a line or between two. */
function isSaid(line) {
  if (!line.includes('[…]')) return lines.has(line);
  return line.split('[…]').every((piece) => transcript.includes(piece.trimEnd()));
}

for (const file of ['docs/rehearsal.md', 'docs/repetition.md']) {
  const found = [...readFileSync(file, 'utf8').matchAll(/```text\n(── [\s\S]*?)```/gu)];
  const [, excerpt = ''] = found[excerpts[on]] ?? [];
  const quoted = plain(excerpt).split('\n').filter(Boolean);
  const stray = quoted.filter((line) => !isSaid(line));
  if (quoted.length < 10 || stray.length > 0) {
    console.error(`${file} quotes what no rehearsal says:\n${stray.join('\n')}`);
    process.exitCode = 1;
  }
}
