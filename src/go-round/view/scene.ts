import type { Underway } from '../../agenda/domain/underway.ts';
import type * as agenda from '../../agenda/view/scene.ts';
import type { PersonId } from '../../kernel/people.ts';
import type { GoRound } from '../domain/go-round.ts';

/** What a go-round needs to know about its workshop. */
interface WithGoRound extends Underway {
  readonly goRound: GoRound;
  readonly people: Readonly<Record<PersonId, string>>;
}

export type Scene = agenda.Scene<WithGoRound>;
