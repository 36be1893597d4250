import { afterEach, beforeEach, expect, it } from 'vitest';
import { fillIn, messageOf, until, wordsOf } from '../../src/rehearsal/look.ts';
import { setSmallStage, type SmallStage } from '../support/small-stage.ts';

/** People see what Discord posted a moment before Palabre hears of it; on a loaded machine the moment is long. */

const momentMs = 400;
let stage: SmallStage;
const slash = (command: string, options = {}) =>
  stage.ana.slash(stage.channel.id, command, options);

beforeEach(async () => {
  stage = await setSmallStage();
  await slash('workshop start', { template: 'en-commun' });
});
afterEach(async () => stage.close());

const publicThread = 11;
const openedThread = () => stage.nour.channels().find(({ type }) => type === publicThread);

it('a message that is written in a thread as soon as it opens can be collected at once', async () => {
  stage.discord.answerLate({ method: 'POST', path: /\/threads$/u, ms: momentMs });
  await slash('pillar open', { pillar: 'community' });
  const thread = await until('the thread', openedThread);
  const message = stage.nour.write(thread.id, 'Le verger est à tout le monde.');
  const said = await stage.ana.contextMenu('Collect', message);
  expect(wordsOf(messageOf(said))).toContain('C’est recueilli');
});

it('a contribution can be put in the summary as soon as it is seen', async () => {
  await slash('pillar open', { pillar: 'community' });
  const thread = await until('the thread', openedThread);
  stage.discord.answerLate({ method: 'POST', path: /\/messages$/u, ms: momentMs });
  await fillIn(stage.nour, 'contribute.open:[a-z0-9]+:pilier-communaute:reponse', {
    defis: 'On perd ce qu’on apprend.',
  });
  const post = await until('the contribution', () =>
    stage.ana
      .read(thread.id)
      .find((each) => each.ephemeralFor === undefined && wordsOf(each).startsWith('<@')),
  );
  const said = await stage.ana.contextMenu('Add to summary', post);
  expect(wordsOf(messageOf(said))).toContain('C’est au bilan');
});
