import type { MatrixStage, Player } from '../../matrix/stage.ts';
import { MatrixPerson } from '../../matrix/person.ts';

interface Newcomer {
  readonly name: string;
  readonly facilitates: boolean;
}

/** What Palabre asks of whoever facilitates. */
export const moderator = 50;

/** People who are invited to the room in the course of a rehearsal. */
export class Newcomers {
  readonly #stage: MatrixStage;
  readonly #all: Player[] = [];

  constructor(stage: MatrixStage) {
    this.#stage = stage;
  }

  all(): readonly Player[] {
    return this.#all;
  }

  /** Resolves once they have come in, and have read what was said before. */
  async add({ name, facilitates }: Newcomer): Promise<Player> {
    const { server, facilitator, room, locale } = this.#stage;
    const account = server.register(`visiteur-${this.#all.length + 1}`, name);
    const person = new MatrixPerson(server.url, account).start();
    const player: Player = { person, name, locale };
    this.#all.push(player);
    const { api } = facilitator.person;
    await api.invite(room, person.id);
    if (facilitates) await api.setState(room, 'm.room.power_levels', '', this.#levelsWith(person));
    await person.until('the room', () => person.hasJoined(room));
    await person.refresh(room);
    return player;
  }

  #levelsWith({ id }: MatrixPerson): Readonly<Record<string, unknown>> {
    const { content = {} } = powerLevelsIn(this.#stage) ?? {};
    const users: unknown = content['users'];
    return { ...content, users: { ...Object(users), [id]: moderator } };
  }

  async close(): Promise<void> {
    await Promise.all(this.#all.map(({ person }) => person.stop()));
  }
}

/** The event that says who may do what in the room, as it stands. */
export const powerLevelsIn = ({ facilitator: { person }, room }: MatrixStage) =>
  person.events(room).findLast(({ type }) => type === 'm.room.power_levels');
