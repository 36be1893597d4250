import type { Translator } from '../../i18n/translator.ts';
import type { StoredEvent } from '../local-matrix/index.ts';
import { line, said, writeLines, type Paper } from '../paper.ts';
import type { Line } from '../terminal.ts';
import { offering } from './hands.ts';
import { createPlaces, type Places } from './places.ts';
import { onPhone } from './on-phone.ts';
import { facilitating, type MatrixPlay } from './play.ts';
import { relation, repliedTo } from './seen.ts';
import type { MatrixStage } from './stage.ts';

/** What an event is told with. */
interface Telling {
  readonly self: string;
  readonly places: Places;
  readonly t: Translator;
}

/**
 * Records who does what and what Palabre shows, as it happens; returns a function that stops it.
 * Cards change all the time, and are shown once more when a step ends.
 */
export function transcribeMatrix(stage: MatrixStage, paper: Paper): () => void {
  const t = stage.texts.translatorOf(paper.locale, 'UTC');
  const places = createPlaces(stage, t);
  const telling = { self: stage.palabre.id, places, t };
  return stage.server.onEvent((event) => {
    places.learn(event);
    writeLines(paper, linesOf(event, telling));
  });
}

/** The live cards at the end of a step. */
export function showMatrixCards(
  play: MatrixPlay,
  addresses: readonly string[],
  paper: Paper,
): void {
  const { stage } = play;
  const t = stage.texts.translatorOf(paper.locale, 'UTC');
  const { room } = createPlaces(stage, t);
  for (const address of addresses) {
    const card = offering(facilitating(play), address);
    if (card === undefined) continue;
    writeLines(paper, [
      line('place', '  ', `${room(card.room)} · ${t.plain('rehearsal.upToDate')}`),
      ...quotedLines(onPhone(card.html)),
    ]);
  }
}

const quotedLines = (body: string): Line[] =>
  body.split('\n').map((text) => said('  │ ', { tone: 'words', text }));

function linesOf(event: StoredEvent, telling: Telling): Line[] {
  const { type, sender, content } = event;
  const isOwn = sender === telling.self;
  if (type === 'm.room.message')
    return isOwn ? shownLines(event, telling) : writtenLines(event, telling);
  if (type === 'm.reaction') return isOwn ? signLines(event, telling) : touchLines(event, telling);
  const invites = isOwn && type === 'm.room.member' && content['membership'] === 'invite';
  return invites ? inviteLines(event, telling) : [];
}

const bodyOf = ({ content: { body } }: StoredEvent): string =>
  typeof body === 'string' ? body : '';

/** What a phone shows of a message: its formatted text, where it has one. */
const formattedOf = (event: StoredEvent): string => {
  const { formatted_body: html } = event.content;
  return typeof html === 'string' ? onPhone(html) : bodyOf(event);
};

/** What somebody types: on the same line if it is one. */
function writtenLines(event: StoredEvent, { places, t }: Telling): Line[] {
  const [first = '', ...rest] = bodyOf(event).split('\n');
  const name = places.nameOf(event.sender);
  const to = places.quoted(repliedTo(event.content));
  const act =
    to === undefined
      ? t.plain('rehearsal.writes', { name })
      : t.plain('rehearsal.replies', { name, to });
  const where = `(${places.of(event)})`;
  if (rest.length === 0) return [line('act', '', `${act} ${first}  ${where}`, '  ')];
  return [
    line('act', '', `${act}  ${where}`, '  '),
    ...[first, ...rest].map((text) => line('words', '    ', text, '      ')),
  ];
}

function touchLines({ sender, room, content }: StoredEvent, { places, t }: Telling): Line[] {
  const { key = '', event_id: message } = relation(content) ?? {};
  const name = places.nameOf(sender);
  const to = places.quoted(message) ?? '';
  const what = key.includes(' ')
    ? t.plain('rehearsal.touches', { name, what: key })
    : t.plain('rehearsal.reacts', { name, what: key, to });
  // The same gesture may stand in two threads of one room.
  const where = places.ofMessage(message) ?? places.room(room);
  return [line('act', '', `${what}  (${where})`, '  ')];
}

/** What Palabre puts under somebody's message. What stands under its own can be touched. */
function signLines({ content }: StoredEvent, { places, t }: Telling): Line[] {
  const { key = '', event_id: message } = relation(content) ?? {};
  const to = places.quoted(message);
  if (to === undefined || key.includes(' ')) return [];
  return [line('answer', '    ↳ ', t.plain('rehearsal.signs', { what: key, to }), '      ')];
}

function inviteLines(
  { room, state_key: person = '' }: StoredEvent,
  { places, t }: Telling,
): Line[] {
  const name = places.nameOf(person);
  const where =
    places.aloneIn(room) === undefined
      ? t.plain('matrix.rehearsal.invites', { name, where: places.room(room) })
      : t.plain('matrix.rehearsal.invitesAlone', { name });
  return [line('answer', '    ↳ ', where, '      ')];
}

function shownLines(event: StoredEvent, telling: Telling): Line[] {
  const { places, t } = telling;
  if (relation(event.content)?.rel_type === 'm.replace') return [];
  const name = places.aloneIn(event.room);
  const body = shownBody(event, telling);
  if (name === undefined)
    return [line('place', '  ', `${places.of(event)} · Palabre`), ...quotedLines(body)];
  const [first = '', ...rest] = body.split('\n');
  return [
    line('answer', '    ↳ ', `${t.plain('rehearsal.onlyFor', { name })} ${first}`, '      '),
    ...rest.map((text) => said('      ', { tone: 'words', text })),
  ];
}

function shownBody(event: StoredEvent, { t }: Telling): string {
  const body = bodyOf(event);
  switch (event.content['msgtype']) {
    case 'm.image':
      return t.plain('rehearsal.picture', { what: body });
    case 'm.file':
      return `📎 ${body}`;
    default:
      return formattedOf(event);
  }
}
