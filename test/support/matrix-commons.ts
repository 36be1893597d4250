import { matrixApi, type Api } from '../../src/platforms/matrix/client/api.ts';
import { openHttp } from '../../src/platforms/matrix/client/http.ts';
import { matrixFor } from '../../src/platforms/matrix/platform.ts';
import { communityOf } from '../../src/platforms/matrix/rooms/ids.ts';
import { startBot, type Bot } from '../../src/program/bot.ts';
import { readTexts } from '../../src/program/texts.ts';
import {
  startLocalMatrix,
  type LocalMatrix,
  type StoredEvent,
} from '../../src/rehearsal/local-matrix/index.ts';
import { Makers, type Held } from './held.ts';
import { keptLog } from './logs.ts';
import { matrixPersonas, type MatrixName } from './matrix-personas.ts';
import { memoryStore } from './memory-store.ts';
import { fakePainter } from './painter.ts';
import { shippedTemplate } from './rehearsed.ts';

/** Somebody with an account and no client: what they are shown is read from the server. */
export interface Citizen {
  readonly id: string;
  readonly name: string;
  readonly api: Api;
}

/** Who makes the rooms, whom something is handed to, and who has every right in the other community. */
const spares = ['ana', 'spare', 'ruler'] as const;
export type CitizenName = MatrixName | (typeof spares)[number];

/** The rooms of a space with Palabre in it, and one of another community. */
export interface Rooms {
  readonly space: string;
  /** Where the workshop is, which not everybody is in. */
  readonly closed: string;
  readonly open: string;
  readonly aside: string;
  readonly begun: string;
  readonly elsewhere: string;
}

const names: Readonly<Record<CitizenName, string>> = {
  stranger: 'Étrangère',
  guest: 'Invité',
  left: 'Partie',
  outsider: 'Dehors',
  member: 'Membre',
  participant: 'Participante',
  former: 'Ancienne',
  other: 'Autre',
  facilitator: 'Animatrice',
  manager: 'Gestionnaire',
  creator: 'Fondatrice',
  administrator: 'Administration',
  ana: 'Ana',
  spare: 'Relève',
  ruler: 'Régente',
};

const everybody: readonly CitizenName[] = [...matrixPersonas.map(({ name }) => name), ...spares];
const outside: ReadonlySet<CitizenName> = new Set(['stranger', 'guest', 'outsider', 'ruler']);

/** Two communities with one Palabre, which nobody needs a client to look at. */
export class MatrixCommons {
  readonly server: LocalMatrix;
  readonly palabre: string;
  readonly people: ReadonlyMap<CitizenName, Citizen>;
  readonly rooms: Rooms;
  readonly bot: Bot;
  readonly kept: ReturnType<typeof keptLog>;

  private constructor(
    parts: Pick<MatrixCommons, 'server' | 'palabre' | 'people' | 'rooms' | 'bot' | 'kept'>,
  ) {
    ({ server: this.server, palabre: this.palabre, people: this.people } = parts);
    ({ rooms: this.rooms, bot: this.bot, kept: this.kept } = parts);
  }

  static async open(): Promise<MatrixCommons> {
    const server = await startLocalMatrix({ roomVersion: '12' });
    const { id: palabre, token } = server.register('Palabre');
    const people = new Map(everybody.map((name) => [name, citizen(server, name)]));
    const kept = keptLog();
    const bot = await startBot({
      open: matrixFor({ url: server.url, proof: { token }, invitedBy: undefined }),
      store: await memoryStore(),
      templates: () => [shippedTemplate('dix-minutes'), shippedTemplate('en-commun')],
      ...readTexts('matrix'),
      defaults: { locale: 'fr', timezone: 'America/Toronto' },
      log: kept.log,
      painter: fakePainter(),
      clock: Date.now,
      // What stands in the rooms is not what this is about.
      editGapMs: 60_000,
    });
    const rooms = await makeRooms(people, palabre);
    await invite(server, people, palabre, rooms);
    return new MatrixCommons({ server, palabre, people, rooms, bot, kept });
  }

  person(name: CitizenName): Citizen {
    const found = this.people.get(name);
    if (found === undefined) throw new Error(`Nobody is called ${name}.`);
    return found;
  }

  /** A workshop, a poll and a recap in the closed room, by those who lead it; some of them no longer do. */
  async hold(): Promise<{ readonly held: Held; readonly makers: Makers }> {
    const { space, closed, aside } = this.rooms;
    const people = {
      other: this.person('other'),
      participant: this.person('participant'),
      former: this.person('former'),
      facilitator: this.person('facilitator'),
    };
    const place = { community: communityOf(space), channel: closed };
    const [ana, spare] = [this.person('ana'), this.person('spare')];
    const makers = new Makers({ bot: this.bot, place, ana, people, spare });
    const held = await makers.hold();
    await makers.holdAside(aside);
    const { api } = this.person('creator');
    await api.setState(closed, 'm.room.power_levels', '', levels(this.people, this.palabre, false));
    await this.person('left').api.leave(closed);
    return { held, makers };
  }

  async close(): Promise<void> {
    await this.bot.stop();
    await this.server.close();
  }
}

function citizen(server: LocalMatrix, name: CitizenName): Citizen {
  const { id, token } = server.register(name, names[name]);
  return { id, name: names[name], api: matrixApi(openHttp({ url: server.url, token })) };
}

type People = MatrixCommons['people'];
const idOf = (people: People, name: CitizenName): string => people.get(name)?.id ?? '';

const levels = (people: People, palabre: string, former: boolean) => ({
  users: {
    [palabre]: 50,
    [idOf(people, 'manager')]: 50,
    ...(former ? { [idOf(people, 'former')]: 50 } : {}),
  },
});

async function makeRooms(people: People, palabre: string): Promise<Rooms> {
  const room = async (
    by: CitizenName,
    name: string,
    who: readonly CitizenName[],
    more: Readonly<Record<string, unknown>> = {},
  ): Promise<string> => {
    const others = who.filter((each) => each !== by);
    const invite = others.map((each) => idOf(people, each));
    const made = await people.get(by)?.api.createRoom({
      power_level_content_override: { users: { [palabre]: 50 } },
      ...more,
      name,
      invite,
    });
    if (made === undefined) throw new Error(`${by} made no room.`);
    for (const each of others) await people.get(each)?.api.join(made);
    return made;
  };
  const led = (...by: readonly CitizenName[]) => {
    const users = Object.fromEntries(by.map((each) => [idOf(people, each), 50]));
    return { power_level_content_override: { users: { ...users, [palabre]: 50 } } };
  };
  const inSpace = everybody.filter((name) => name !== 'stranger' && name !== 'ruler');
  const space = await room('ana', 'Les Communs', inSpace, {
    creation_content: { type: 'm.space' },
    power_level_content_override: { users: { [idOf(people, 'administrator')]: 100 } },
  });
  const inside = everybody.filter((name) => !outside.has(name));
  const closed = await room('creator', 'salon-fermé-7f', inside, {
    power_level_content_override: levels(people, palabre, true),
  });
  const open = await room('ana', 'place-publique-7f', inSpace, led('outsider'));
  const aside = await room('ana', 'salon-voisin-7f', inside);
  const begun = await room('ana', 'salon-libre-7f', ['outsider'], led('outsider'));
  for (const child of [closed, open, aside, begun])
    await people.get('ana')?.api.setState(space, 'm.space.child', child, { via: ['ici.test'] });
  const elsewhere = await room('ruler', 'ailleurs', ['stranger']);
  return { space, closed, open, aside, begun, elsewhere };
}

/** First to the space, whose rooms are its own from then on. */
async function invite(
  server: LocalMatrix,
  people: People,
  palabre: string,
  { space, ...rooms }: Rooms,
): Promise<void> {
  const joined = came(server, palabre);
  const hosts: readonly CitizenName[] = ['ana', 'creator', 'ruler'];
  const into = async (room: string): Promise<void> => {
    for (const host of hosts)
      await people
        .get(host)
        ?.api.invite(room, palabre)
        .catch(() => undefined);
  };
  await into(space);
  await joined([space]);
  const others = Object.values(rooms);
  for (const room of others) await into(room);
  await joined(others);
}

/** Resolves once somebody is in all of these rooms. */
function came(server: LocalMatrix, who: string): (rooms: readonly string[]) => Promise<void> {
  const seen = new Set<string>();
  const waiting = new Set<() => void>();
  server.onEvent(({ room, type, state_key: key, content }: StoredEvent) => {
    if (type === 'm.room.member' && key === who && content['membership'] === 'join') seen.add(room);
    for (const look of waiting) look();
  });
  return (rooms) =>
    new Promise((resolve) => {
      const look = (): void => {
        if (rooms.every((room) => seen.has(room))) resolve();
      };
      waiting.add(look);
      look();
    });
}
