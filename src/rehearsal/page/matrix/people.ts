import {
  createSchema,
  levelOf,
  powerLevelsSchema,
} from '../../../platforms/matrix/rooms/levels.ts';
import type { MatrixStage, Player } from '../../matrix/stage.ts';
import type { WirePerson } from '../protocol.ts';
import type { Chosen } from '../wire.ts';
import { moderator, powerLevelsIn } from './newcomers.ts';
import { playersOf, type MatrixRehearsal } from './rehearsal.ts';

/** Palabre can't see which language somebody's client is in: it is the room's until they choose. */
export function wirePersonOn(
  stage: MatrixStage,
  { person: { id }, name }: Player,
  languages: Chosen,
): WirePerson {
  const { [id]: chosen } = languages;
  const level = levelIn(stage, id);
  return {
    id,
    name,
    locale: stage.locale,
    bot: false,
    ...(chosen === undefined ? {} : { chosen }),
    facilitates: level >= moderator,
    administers: level >= moderator,
  };
}

function levelIn(stage: MatrixStage, id: string): number {
  const { facilitator, room } = stage;
  const made = facilitator.person.events(room).find(({ type }) => type === 'm.room.create');
  const creation = made && { ...createSchema.parse(made.content), sender: made.sender };
  const levels = powerLevelsSchema.safeParse(powerLevelsIn(stage)?.content).data;
  return levelOf(id, creation, levels);
}

/** People in order of arrival, then the bot, which writes too. */
export function wirePeopleOn(rehearsal: MatrixRehearsal, languages: Chosen): WirePerson[] {
  const { stage } = rehearsal;
  const bot = { id: stage.palabre.id, name: 'Palabre', locale: stage.locale, bot: true };
  return [
    ...playersOf(rehearsal).map((player) => wirePersonOn(stage, player, languages)),
    { ...bot, facilitates: false, administers: false },
  ];
}
