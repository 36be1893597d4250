import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allComponents, fillIn, until, wordsOf } from '../../src/rehearsal/look.ts';
import type { Message } from '../../src/rehearsal/local-discord/index.ts';
import { setStage, type Stage } from '../../src/rehearsal/stage.ts';
import { launchBot, type BotProcess } from '../support/bot-process.ts';
import { cast, publicMessages } from '../support/rehearsed.ts';
import { boardCard } from '../support/board-card.ts';

const hourMs = 60 * 60_000;
const board = 'contribute.open:[a-z0-9]+:mobilisable:reseau';

/** A message is identified by the id of the component with the rest of it. */
const markOf = ([message]: readonly Message[]) => message?.components[0]?.id;

describe('kill -9 after Discord has accepted a message, and before that is recorded', () => {
  let stage: Stage;
  let data: string;
  let bot: BotProcess;
  /** The clock of Discord and of the program, which is restarted with it. */
  let aheadMs: number;

  beforeEach(async () => {
    aheadMs = 0;
    data = await mkdtemp(join(tmpdir(), 'palabre-once-'));
    stage = await setStage(cast, { now: () => Date.now() + aheadMs });
    await launch().ready;
    const { facilitator, channel } = stage;
    await facilitator.slash(channel.id, 'workshop start', { template: 'en-commun' });
    await facilitator.slash(channel.id, 'exercise start', { exercise: 'exercice-1' });
    await until('the board', () => boardCard(facilitator));
  });

  afterEach(async () => {
    await bot.stop();
    await stage.discord.close();
    await rm(data, { recursive: true, force: true });
  });

  function launch() {
    const launched = launchBot(stage.discord, data, { aheadMs });
    // Most are killed, some before they are ready.
    launched.ready.catch(() => undefined);
    bot = launched;
    return launched;
  }

  async function beginAgain(laterMs: number): Promise<void> {
    await bot.kill();
    aheadMs += laterMs;
    launch();
  }

  /** Resolves once the program is dead, so that it cannot know that the message was accepted. */
  function killedBy(isIt: (message: Message) => boolean): Promise<void> {
    return new Promise((resolve) => {
      const stopListening = stage.discord.onActivity((activity) => {
        if (activity.type !== 'message' || activity.message.ephemeralFor !== undefined) return;
        if (!isIt(activity.message)) return;
        stopListening();
        resolve(bot.kill());
      });
    });
  }

  interface Case {
    readonly what: string;
    readonly isIt: (message: Message) => boolean;
    /** Makes Palabre post it. */
    readonly ask: () => Promise<unknown>;
  }

  const cases: Case[] = [
    {
      what: 'a recap',
      isIt: ({ components }) =>
        allComponents(components).some(({ custom_id: id }) => id?.startsWith('recap.answer')),
      ask: () => stage.facilitator.slash(stage.channel.id, 'recap now'),
    },
    {
      what: 'the notice that time is up',
      isIt: (message) => wordsOf(message).startsWith('⏰'),
      ask: () => beginAgain(3 * hourMs),
    },
    {
      what: 'a contribution',
      isIt: (message) => wordsOf(message).includes('**Coop Lavande**'),
      ask: () =>
        fillIn(stage.facilitator, board, { organisations: 'Coop Lavande', motivations: 'y être' }),
    },
  ];

  it.each(cases)(
    'leaves a single message for $what, an hour later',
    async ({ isIt, ask }) => {
      const seen = () => publicMessages(stage.facilitator).filter(isIt);
      const killed = killedBy(isIt);
      // The answer to the gesture may be lost with the program.
      void ask().catch(() => undefined);
      await killed;
      const before = seen();
      expect(before).toHaveLength(1);

      await beginAgain(hourMs);
      // What a recovered post shows is unknown, so it is edited.
      const after = await until('what is done about it', () => {
        const messages = seen();
        const isEdited = messages.some(({ editedTimestamp }) => editedTimestamp !== undefined);
        return isEdited || messages.length > 1 ? messages : undefined;
      });
      expect(after).toHaveLength(1);
      expect(markOf(after)).toBe(markOf(before));
      expect(stage.discord.breaches).toEqual([]);
    },
    30_000,
  );
});
