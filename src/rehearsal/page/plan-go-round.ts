import { hasSpoken, type GoRound } from '../../go-round/domain/go-round.ts';
import { introduce, skip } from '../go-round-act.ts';
import type { Play } from '../play-parts.ts';
import { member } from '../stage.ts';
import type { Move } from './move.ts';

/**
 * What the go-round expects next: from the holder of the stick or, while nobody has it, from the
 * next person.
 */
export function goRoundMoves(play: Play, goRound: GoRound): Move[] {
  const next = expected(play, goRound);
  if (goRound.holder === null) {
    const speaker = next.find((who) => !isAway(play, who));
    return speaker === undefined ? [] : [introduction(play, goRound, speaker, next)];
  }
  const holder = [...play.stage.members].find(([, { id }]) => id === goRound.holder)?.[0];
  if (holder === undefined) return [{ waitsFor: nameOf(play, goRound.holder) }];
  const after = next.find((who) => who !== holder);
  const passing = {
    key: `skip:${holder}:${goRound.introductions.length}`,
    make: () => skip(play, after),
  };
  return isAway(play, holder) ? [passing] : [introduction(play, goRound, holder, next), passing];
}

/** Cast members who have neither spoken nor been skipped, in order. */
function expected({ cast, stage }: Play, goRound: GoRound): string[] {
  return cast.goRound
    .map(({ who }) => who)
    .filter((who) => {
      const { id } = member(stage, who);
      return !hasSpoken(goRound, id) && !goRound.absent.includes(id);
    });
}

function isAway({ cast }: Play, who: string): boolean {
  return cast.goRound.some((turn) => turn.who === who && turn.absent);
}

/** The second speaker types two words first, as people do. */
function introduction(play: Play, goRound: GoRound, who: string, next: readonly string[]): Move {
  const following = next.slice(next.indexOf(who) + 1).find((each) => each !== who) ?? next[0];
  const after = following === who ? undefined : following;
  const twoWords = goRound.introductions.length === 1;
  return {
    key: `introduce:${who}:${after ?? ''}`,
    make: () => introduce(play, who, after, twoWords),
  };
}

function nameOf({ stage }: Play, id: string): string {
  return stage.guild.people().find((person) => person.id === id)?.name ?? id;
}
