import { matrixActs } from '../../matrix/acts.ts';
import { player } from '../../matrix/stage.ts';
import type { Company } from '../company.ts';
import { playersOf, type MatrixRehearsal } from './rehearsal.ts';

/** The cast on the local homeserver. */
export function matrixCompany(rehearsal: MatrixRehearsal): Company {
  const { bot, cast, place, stage } = rehearsal;
  const personOf = (who: string) => player(stage, who).person;
  return {
    bot,
    cast,
    place,
    idOf: (who) => personOf(who).id,
    nameOf: (id) => playersOf(rehearsal).find(({ person }) => person.id === id)?.name ?? id,
    acts: (template, cast) => matrixActs({ stage, template, cast }),
    written: (_, __, { who, text }) => {
      const person = personOf(who);
      const said = person.seen(stage.room);
      return said.find(({ sender, body }) => sender === person.id && body === text)?.id;
    },
  };
}
