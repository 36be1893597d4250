import type { Locale } from '../../../kernel/text.ts';
import { matrixFor } from '../../../platforms/matrix/platform.ts';
import { communityOf } from '../../../platforms/matrix/rooms/ids.ts';
import { openJournal } from '../../../stores/open-journal.ts';
import { createClock } from '../../clock.ts';
import {
  everybodyCame,
  setMatrixStage,
  type MatrixStage,
  type Player,
} from '../../matrix/stage.ts';
import { guests } from '../rehearsal.ts';
import { castOf, startRehearsing, type RehearsalParts } from '../start.ts';
import type { Timed } from '../wire.ts';
import { Newcomers } from './newcomers.ts';

/** The stage on Matrix with the real bot. Nothing of it is kept once the program ends. */
export interface MatrixRehearsal extends Timed {
  readonly stage: MatrixStage;
  readonly cast: ReturnType<typeof castOf>;
  readonly newcomers: Newcomers;
  /** The language it was started in, if somebody said one. */
  readonly language: Locale | undefined;
  close(): Promise<void>;
}

export async function openMatrixRehearsal(parts: RehearsalParts): Promise<MatrixRehearsal> {
  const { locale = 'fr' } = parts;
  const cast = castOf(parts);
  const clock = createClock();
  const stage = await setMatrixStage(cast, locale, { now: clock.now });
  const { server, palabre, texts } = stage;
  const newcomers = new Newcomers(stage);
  try {
    const open = matrixFor({
      url: server.url,
      proof: { token: palabre.token },
      invitedBy: undefined,
    });
    const store = await openJournal('memory://');
    if (!store.ok) throw new Error(store.error.kind);
    const bot = await startRehearsing({ open, texts, store: store.value, clock }, parts);
    await everybodyCame(stage);
    await newcomers.add({ name: guests[locale], facilitates: false });
    const place = { community: communityOf(stage.room), channel: stage.room };
    return {
      stage,
      cast,
      bot,
      clock,
      place,
      newcomers,
      language: parts.locale,
      close: async () => {
        await bot.stop();
        await close(stage, newcomers);
      },
    };
  } catch (error) {
    await close(stage, newcomers);
    throw error;
  }
}

async function close(stage: MatrixStage, newcomers: Newcomers): Promise<void> {
  await newcomers.close();
  await stage.close();
}

/** Everybody in the room but Palabre, in the order in which they came. */
export const playersOf = ({ stage, newcomers }: MatrixRehearsal): readonly Player[] => [
  ...stage.players.values(),
  ...newcomers.all(),
];
