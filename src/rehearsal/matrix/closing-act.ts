import { fillIn, offering, shownBy, tap, toldDuring, toldWhole } from './hands.ts';
import { facilitating, order, type MatrixPlay } from './play.ts';

/** Before the end the facilitator marks ideas for the summary and writes its foreword. */
export async function closing(play: MatrixPlay): Promise<void> {
  const hands = facilitating(play);
  for (const { says } of play.cast.summary.ideas) await markIdea(play, says);
  await toldWhole(hands, () => order(play, 'summary preview'));
  await fillIn(hands, 'summary.foreword', [play.cast.summary.word]);
  await toldDuring(hands, () => order(play, 'workshop end'));
  await tap(hands, 'end.confirm');
  await hands.person.until('the whole summary', () => reportsOf(play).length > 0);
  await hands.person.until(
    'the cards to close',
    () => offering(hands, 'agenda.back') === undefined,
  );
}

/** A star on the contribution, in whose place Palabre puts one that shines. */
async function markIdea(play: MatrixPlay, says: string): Promise<void> {
  const { person, palabre } = facilitating(play);
  const found = await person.until(`a contribution that says ${says}`, () =>
    person
      .seen(play.stage.room)
      .find(
        ({ sender, thread, body }) =>
          sender === palabre && thread && flat(body).includes(flat(says)),
      ),
  );
  await person.react(found.room, found.id, '⭐');
  await person.until('the star to shine', () =>
    person
      .reactions(found.room, found.id)
      .some(({ sender, key }) => sender === palabre && key === '🌟'),
  );
}

const flat = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim();

/** The report in all formats, once the summary is posted. */
export function reportsOf(play: MatrixPlay): { readonly name: string; readonly text: string }[] {
  const { server } = play.stage;
  return shownBy(facilitating(play)).flatMap(({ kind, body, content }) => {
    const file = typeof content['url'] === 'string' ? server.file(content['url']) : undefined;
    const isReport = kind === 'm.file' && /\.(?:html|md|json)$/u.test(body);
    return isReport && file !== undefined ? [{ name: body, text: file.bytes.toString() }] : [];
  });
}
