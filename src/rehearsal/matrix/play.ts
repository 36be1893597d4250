import type { Template } from '../../template/domain/template.ts';
import type { Cast } from '../cast.ts';
import { commandLine } from './typed.ts';
import { write, type Hands } from './hands.ts';
import { player, type MatrixStage, type Player } from './stage.ts';

/** What a play on Matrix needs: the template, the cast and what they say, and the stage. */
export interface MatrixPlay {
  readonly stage: MatrixStage;
  readonly template: Template;
  readonly cast: Cast;
}

const hands = ({ palabre }: MatrixStage, { person }: Player): Hands => ({
  person,
  palabre: palabre.id,
});

export const handsOf = ({ stage }: MatrixPlay, who: string): Hands =>
  hands(stage, player(stage, who));

export const facilitating = ({ stage }: MatrixPlay): Hands => hands(stage, stage.facilitator);

/** The facilitator types a command in the room, as it is called in their language. */
export async function order(play: MatrixPlay, command: string, more = ''): Promise<void> {
  const { stage } = play;
  const { locale } = stage.facilitator;
  const typed = commandLine(stage.texts.catalogues[locale], command, more);
  await write(facilitating(play), stage.room, typed);
}
