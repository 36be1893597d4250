import { readFileSync, readdirSync } from 'node:fs';
import { createPainter } from '../src/pictures/painter.ts';
import { pollPicture } from '../src/poll/view/picture.ts';
import { summarise } from '../src/summary/domain/summary.ts';
import { summaryPictures } from '../src/summary/view/pictures.ts';
import { translatorOf } from './bench-app.ts';
import { median, timed, upTo } from './figures.ts';
import { fullPoll, fullWorkshop } from './full-workshop.ts';
import { megabytes, ms, type Row } from './table.ts';

const rounds = 8;

/** A summary's pictures and a vote's, one after the other, and what the process that paints takes. */
export async function benchPainting(): Promise<Row[]> {
  const painter = createPainter();
  const pictures = picturesOf();
  const first = await timed(async () => painter.paint(pictures[0] ?? pollPicture(fullPoll(30), t)));
  const times: number[] = [];
  for (const _ of upTo(rounds))
    for (const picture of pictures) times.push(await timed(async () => painter.paint(picture)));
  const held = memoryOfChildren();
  await painter.close();
  return [
    { what: 'the first picture, its process started', measured: ms(first) },
    { what: 'a picture, painted', measured: ms(median(times)) },
    ...held.map((bytes) => ({
      what: 'the process that paints, at most',
      measured: megabytes(bytes),
    })),
  ];
}

const t = translatorOf('fr', 'America/Toronto');

function picturesOf() {
  const workshop = fullWorkshop(60);
  const drawn = summaryPictures(summarise(workshop, [], []), workshop.opening.template, t);
  const summary = [...drawn.values()].flat().map(({ picture }) => picture);
  return [...summary, pollPicture(fullPoll(30), t)];
}

/** The most that each process started by this one has held, where the system tells (Linux). */
function memoryOfChildren(): number[] {
  try {
    return readdirSync('/proc').flatMap((id) => {
      if (!/^\d+$/u.test(id)) return [];
      const status = readFileSync(`/proc/${id}/status`, 'utf8');
      if (/PPid:\s+(\d+)/u.exec(status)?.[1] !== String(process.pid)) return [];
      return [1024 * Number(/VmHWM:\s+(\d+)/u.exec(status)?.[1] ?? 0)];
    });
  } catch {
    return [];
  }
}
