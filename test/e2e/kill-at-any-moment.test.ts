import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillIn, messageWith, press, until, wordsOf } from '../../src/rehearsal/look.ts';
import { setStage, type Stage } from '../../src/rehearsal/stage.ts';
import { startBotProcess, type BotProcess } from '../support/bot-process.ts';
import { cast, publicMessages } from '../support/rehearsed.ts';

const board = 'mobilisable';
const address = `contribute.open:[a-z0-9]+:${board}:reseau`;

/** One evening with three power cuts. */
describe('kill -9 in the middle of a rush', () => {
  let stage: Stage;
  let data: string;
  let bot: BotProcess;

  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'palabre-kill-'));
    stage = await setStage(cast);
    bot = await startBotProcess(stage.discord, data);
    const { facilitator, channel } = stage;
    await facilitator.slash(channel.id, 'workshop start', { template: 'en-commun' });
    await facilitator.slash(channel.id, 'exercise start', { exercise: 'exercice-1' });
    await until('the board', () => messageWith(facilitator, address));
  });

  afterAll(async () => {
    await bot.stop();
    await stage.discord.close();
    await rm(data, { recursive: true, force: true });
  });

  it.each([
    ['after 15 ms', () => setTimeout(15)],
    ['after 60 ms', () => setTimeout(60)],
    [
      'once ten were acknowledged',
      (acknowledged: readonly string[]) =>
        until('ten acknowledgements', () => acknowledged.length >= 10 || undefined),
    ],
  ])(
    'keeps everything it acknowledged, killed %s',
    async (moment, come) => {
      const acknowledged: string[] = [];
      const rush = [...stage.members.values()].flatMap((person, index) =>
        ['a', 'b', 'c'].map(async (letter) => {
          const name = await contribute(person, `Coop ${letter}${index} ${moment}`);
          if (name !== undefined) acknowledged.push(name);
        }),
      );
      await come(acknowledged);
      await bot.kill();
      await Promise.all(rush);

      bot = await startBotProcess(stage.discord, data);
      const shown = await until('what was acknowledged', () => {
        const posts = subjects(stage);
        return acknowledged.every((name) => posts.includes(name)) ? posts : undefined;
      });
      expect(new Set(shown).size).toBe(shown.length);

      // Every card, thread and button still works.
      const { facilitator } = stage;
      const next = `Après la panne ${moment}`;
      await fillIn(facilitator, address, { organisations: next, motivations: 'continuer' });
      await until('a new contribution', () => subjects(stage).includes(next) || undefined);
      expect((await press(facilitator, 'agenda.next')).kind).toBe('deferredUpdate');
    },
    30_000,
  );
});

/** Resolves to the name if the bot said it was recorded; undefined if there was no answer. */
async function contribute(
  person: Parameters<typeof fillIn>[0],
  name: string,
): Promise<string | undefined> {
  try {
    const outcome = await fillIn(person, address, { organisations: name, motivations: 'être là' });
    if (outcome.kind !== 'message') return undefined;
    return wordsOf(outcome.message).includes('enregistré') ? name : undefined;
  } catch {
    return undefined;
  }
}

/** The organisations named in the thread, according to its posts. */
function subjects({ facilitator }: Stage): string[] {
  return publicMessages(facilitator).flatMap(
    (message) =>
      /^<@\d+>\s·\s\*\*(?<name>[^*]+)\*\*/u.exec(wordsOf(message))?.groups?.['name'] ?? [],
  );
}
