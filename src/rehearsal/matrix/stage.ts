import type { Locale } from '../../kernel/text.ts';
import { readTexts, type Texts } from '../../program/texts.ts';
import type { Cast } from '../cast.ts';
import {
  startLocalMatrix,
  type LocalMatrix,
  type LocalMatrixOptions,
} from '../local-matrix/index.ts';
import { MatrixPerson } from './person.ts';

/** Somebody of the cast, with the phone in their hand. */
export interface Player {
  readonly person: MatrixPerson;
  readonly name: string;
  /** The language that they want to be told everything in. */
  readonly locale: Locale;
}

/** A homeserver with one room, where the cast is, and where Palabre is invited. */
export interface MatrixStage {
  readonly server: LocalMatrix;
  readonly palabre: { readonly id: string; readonly token: string };
  readonly room: string;
  /** The community's language. */
  readonly locale: Locale;
  readonly texts: Texts;
  readonly facilitator: Player;
  /** By their id in the cast. */
  readonly players: ReadonlyMap<string, Player>;
  close(): Promise<void>;
}

/** What the room is called, and with it the community. */
const roomName = 'En commun';

/** Those of the cast who are told everything in French are so in the language of the rehearsal. */
export async function setMatrixStage(
  cast: Cast,
  locale: Locale,
  options?: LocalMatrixOptions,
): Promise<MatrixStage> {
  const server = await startLocalMatrix(options);
  const palabre = server.register('palabre', 'Palabre');
  const toldIn = (own: Locale) => (own === 'fr' ? locale : own);
  const play = (id: string, name: string, own: Locale): Player => ({
    person: new MatrixPerson(server.url, server.register(id, name)).start(),
    name,
    locale: toldIn(own),
  });
  const everyone = [cast.facilitator, ...cast.people];
  const players = new Map(everyone.map((each) => [each.id, play(each.id, each.name, each.locale)]));
  const facilitator = playerIn(players, cast.facilitator.id);
  const { id: host } = facilitator.person;
  const invite = [...players.values()].map(({ person }) => person.id).filter((id) => id !== host);
  const room = await facilitator.person.createRoom({
    name: roomName,
    invite: [palabre.id, ...invite],
    power_level_content_override: { users: { [host]: 100, [palabre.id]: 50 } },
  });
  return {
    server,
    palabre,
    room,
    locale,
    texts: readTexts('matrix'),
    facilitator,
    players,
    close: async () => {
      await Promise.all([...players.values()].map(({ person }) => person.stop()));
      await server.close();
    },
  };
}

function playerIn(players: ReadonlyMap<string, Player>, id: string): Player {
  const found = players.get(id);
  if (found === undefined) throw new Error(`Nobody in the cast is called ${id}.`);
  return found;
}

export const player = ({ players }: MatrixStage, id: string): Player => playerIn(players, id);

/** Waits until all of them, and Palabre, have come into the room. */
export async function everybodyCame({ players, palabre, room }: MatrixStage): Promise<void> {
  for (const { person } of players.values())
    await person.until('the room', () => person.hasJoined(room) || undefined);
  const [first] = players.values();
  await first?.person.until('Palabre to come', () =>
    first.person
      .events(room)
      .some(
        ({ type, state_key: key, content }) =>
          type === 'm.room.member' && key === palabre.id && content['membership'] === 'join',
      ),
  );
}
