import { threadOfBoard } from '../../agenda/domain/post-keys.ts';
import { moveOn } from '../acts.ts';
import { written } from '../contributing.ts';
import { discordActs } from '../play.ts';
import { member } from '../stage.ts';
import type { Company } from './company.ts';
import type { Rehearsal } from './rehearsal.ts';

/** The cast on the local Discord. */
export function discordCompany({ bot, cast, place, stage }: Rehearsal): Company {
  return {
    bot,
    cast,
    place,
    idOf: (who) => member(stage, who).id,
    nameOf: (id) => stage.guild.people().find((person) => person.id === id)?.name ?? id,
    acts: (template, cast) => {
      const play = { stage, template, cast };
      // Whether the step has come is read from the workshop itself, not from its card.
      return { ...discordActs(play), moveOn: (index) => moveOn(play, index) };
    },
    written: ({ placement }, board, said) => {
      const thread = threadOfBoard({ placement }, board.id);
      return thread === undefined ? undefined : written(stage, thread, said)?.id;
    },
  };
}
