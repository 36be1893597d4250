import { hasSpoken, type GoRound } from '../../go-round/domain/go-round.ts';
import type { Move } from './move.ts';
import type { Play } from './company.ts';

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
  const everyone = [play.cast.facilitator, ...play.cast.people];
  const holder = everyone.find(({ id }) => play.idOf(id) === goRound.holder)?.id;
  if (holder === undefined) return [{ waitsFor: play.nameOf(goRound.holder) }];
  const after = next.find((who) => who !== holder);
  const passing = {
    key: `skip:${holder}:${goRound.introductions.length}`,
    make: () => play.acts.skip(after),
  };
  return isAway(play, holder) ? [passing] : [introduction(play, goRound, holder, next), passing];
}

/** Cast members who have neither spoken nor been skipped, in order. */
function expected({ cast, idOf }: Play, goRound: GoRound): string[] {
  return cast.goRound
    .map(({ who }) => who)
    .filter((who) => {
      const id = idOf(who);
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
    make: () => play.acts.introduce(who, after, twoWords),
  };
}
