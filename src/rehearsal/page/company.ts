import type { Place } from '../../engine/context.ts';
import type { Bot } from '../../program/bot.ts';
import type { Board, Template } from '../../template/domain/template.ts';
import type { OpenedWorkshop } from '../../workshop/domain/state.ts';
import type { Cast, CastMessage } from '../cast.ts';
import type { Acts } from '../script.ts';

/** What somebody of the cast said in a message. */
export type Written = Pick<CastMessage, 'who' | 'text'>;

/** The cast, on the platform where it plays. */
export interface Company {
  readonly bot: Bot;
  readonly cast: Cast;
  /** Where the workshop is. */
  readonly place: Place;
  /** What somebody of the cast is called by the platform. */
  idOf(who: string): string;
  /** Whoever has an id there, of the cast or not. */
  nameOf(id: string): string;
  /** What they do there, with the gestures of the platform. */
  acts(template: Template, cast: Cast): Acts;
  /** The message in which somebody of the cast said this about a board, if they did. */
  written(workshop: OpenedWorkshop, board: Board, said: Written): string | undefined;
}

/** A workshop, and who plays it with which gestures. */
export interface Play extends Pick<Company, 'idOf' | 'nameOf' | 'written'> {
  readonly template: Template;
  readonly cast: Cast;
  readonly acts: Acts;
}
