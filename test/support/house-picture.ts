import type { Room } from './house-plan.ts';
import { fileImports, order, reduced } from './house-plan.ts';

/** Drawn for the width of a page, and read on a phone. */
const width = 760;
const boxHeight = 40;
const gap = 26;
const margin = 16;

const colours: Readonly<Record<string, string>> = {
  base: '#E8EEF4',
  engine: '#DCE6F7',
  room: '#FFF3DC',
  edge: '#E4F3E8',
  top: '#F1E8F6',
};

const about: Readonly<Record<Room, string>> = {
  kernel: 'what every room speaks',
  i18n: 'languages and their words',
  engine: 'streams, delivery, requests',
  system: 'log, ids, health',
  pictures: 'data drawn as PNG',
  'poll/domain': 'the rules of a vote',
  template: 'a workshop as data',
  agenda: 'steps and time',
  community: 'settings, languages',
  board: 'contributions',
  'go-round': 'the talking stick',
  workshop: 'one run of a template',
  poll: 'three-state votes',
  plan: 'a workshop to come',
  summary: 'what came of it',
  screen: 'a page for the projector',
  recap: 'what is posted weekly',
  retention: 'what is erased when',
  'own-data': 'what is kept of whom',
  refusal: 'words for what fails',
  commands: 'one file a command',
  stores: 'the journal on disk',
  'platforms/discord': 'the chat',
  'platforms/matrix': 'another chat',
  program: 'puts it all together',
  rehearsal: 'a local Discord, a cast',
  main: 'reads the environment',
};

function kindOf(room: Room): string {
  if (['kernel', 'i18n', 'system'].includes(room)) return 'base';
  if (['engine', 'pictures'].includes(room)) return 'engine';
  if (room === 'stores' || room.startsWith('platforms/')) return 'edge';
  return ['commands', 'program', 'main', 'rehearsal'].includes(room) ? 'top' : 'room';
}

interface Box {
  readonly room: Room;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/**
 * The house as a picture (SVG): a room stands above all that it imports; an arrow is drawn to each
 * room that is imported and not already reached through another.
 */
export function housePicture(): string {
  const below = reduced(fileImports());
  const boxes = placed(below);
  const height = Math.max(...[...boxes.values()].map(({ y }) => y)) + boxHeight + margin;
  const arrows = [...below].flatMap(([room, others]) =>
    others.map((other) => arrow(boxes.get(room), boxes.get(other))),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" font-family="sans-serif">`,
    '<title>The rooms of the house: each stands above those it imports</title>',
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z" fill="#5B5F66"/></marker></defs>',
    ...arrows,
    ...[...boxes.values()].map(drawn),
    '</svg>',
    '',
  ].join('\n');
}

/** One row a level: the longest way down to a room that imports none. */
function placed(below: ReadonlyMap<Room, readonly Room[]>): Map<Room, Box> {
  const levels = new Map<Room, number>();
  for (const room of order)
    levels.set(
      room,
      Math.max(-1, ...(below.get(room) ?? []).map((each) => levels.get(each) ?? 0)) + 1,
    );
  const top = Math.max(...levels.values());
  const rows = Array.from({ length: top + 1 }, (_, level) =>
    order.filter((room) => levels.get(room) === level),
  );
  return new Map(
    rows.flatMap((rooms, level) => {
      const each = Math.min(220, (width - 2 * margin - gap * (rooms.length - 1)) / rooms.length);
      const left = (width - each * rooms.length - gap * (rooms.length - 1)) / 2;
      return rooms.map((room, index): [Room, Box] => [
        room,
        {
          room,
          x: left + index * (each + gap),
          y: margin + (top - level) * (boxHeight + gap),
          width: each,
        },
      ]);
    }),
  );
}

function drawn({ room, x, y, width: wide }: Box): string {
  const centre = x + wide / 2;
  return [
    `<rect x="${x}" y="${y}" width="${wide}" height="${boxHeight}" rx="8" fill="${colours[kindOf(room)]}" stroke="#5B5F66"/>`,
    `<text x="${centre}" y="${y + 18}" text-anchor="middle" font-size="14" font-weight="600" fill="#1F2328">${room}</text>`,
    `<text x="${centre}" y="${y + 33}" text-anchor="middle" font-size="11" fill="#3B4048">${about[room]}</text>`,
  ].join('');
}

/** From the foot of a room to the head of another; bent aside where rooms stand in between. */
function arrow(from: Box | undefined, to: Box | undefined): string {
  if (from === undefined || to === undefined) return '';
  const [x1, y1] = [from.x + from.width / 2, from.y + boxHeight];
  const [x2, y2] = [to.x + to.width / 2, to.y];
  const far = y2 - y1 > 2 * gap;
  const right = x2 >= x1;
  const room = right ? width - margin - Math.max(x1, x2) : Math.min(x1, x2) - margin;
  const side = far ? (right ? 1 : -1) * Math.min(room, (y2 - y1) / 2) : 0;
  return `<path d="M${x1} ${y1}C${x1 + side} ${y1 + (y2 - y1) / 3} ${x2 + side} ${y2 - (y2 - y1) / 3} ${x2} ${y2}" fill="none" stroke="#5B5F66" stroke-width="1.2" marker-end="url(#tip)"/>`;
}
