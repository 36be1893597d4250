import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { matrixFor } from '../../platforms/matrix/platform.ts';
import type { Template } from '../../template/domain/template.ts';
import type { Cast } from '../cast.ts';
import { createClock } from '../clock.ts';
import {
  announcing,
  rehearsedTemplates,
  saveReports,
  startRehearsed,
  templateOf,
  type RehearsalOptions,
  type RehearsalResult,
} from '../parts.ts';
import { castIn } from '../cast-in.ts';
import { inOrder } from '../in-order.ts';
import { playScript } from '../script.ts';
import { matrixActs } from './acts.ts';
import { reportsOf } from './closing-act.ts';
import { everybodyCame, setMatrixStage, type MatrixStage } from './stage.ts';
import { showMatrixCards, transcribeMatrix } from './transcript.ts';

/** What is played. */
export interface Played {
  readonly cast: Cast;
  readonly templates: readonly Template[];
}

/** Nobody reads along: cards change as often as the transcript waits for them. */
const gapMs = 100;

/** Plays a whole workshop with the real bot on a local homeserver, from opening to summary. */
export async function rehearseOnMatrix(
  { editGapMs = gapMs, ...given }: RehearsalOptions,
  { cast, templates }: Played = { cast: castIn(given.locale), templates: rehearsedTemplates() },
): Promise<RehearsalResult> {
  const options = { ...given, editGapMs };
  const template = templateOf(cast, templates);
  const data = await mkdtemp(join(tmpdir(), 'palabre-'));
  const clock = createClock();
  const stage = await setMatrixStage(cast, options.locale, { now: clock.now });
  const stopWriting = transcribeMatrix(stage, options);
  try {
    const house = { open: platformOf(stage), texts: stage.texts, clock, data, templates };
    const bot = await startRehearsed(house, options);
    await everybodyCame(stage);
    const play = { stage, template, cast };
    const show = (addresses: readonly string[]) => showMatrixCards(play, addresses, options);
    const onStep = announcing(bot, template.steps.length, options, show);
    const acts = inOrder(matrixActs(play), () => bot.reconciler.settled());
    await playScript(acts, { template, cast, onStep });
    await bot.reconciler.settled(2_000);
    await bot.stop();
    return { breaches: 0, report: await saveReports(reportsOf(play), options.folder) };
  } finally {
    stopWriting();
    await stage.close();
    await rm(data, { recursive: true, force: true });
  }
}

const platformOf = ({ server, palabre }: MatrixStage) =>
  matrixFor({ url: server.url, proof: { token: palabre.token }, invitedBy: undefined });
