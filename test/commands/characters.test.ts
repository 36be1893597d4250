import { beforeEach, describe, expect, it } from 'vitest';
import { maxForeword } from '../../src/board/domain/highlights.ts';
import { maxTerritories } from '../../src/community/domain/community.ts';
import { communityActions } from '../../src/community/view/actions.ts';
import { ok } from '../../src/kernel/result.ts';
import { renderModal } from '../../src/platforms/discord/modal.ts';
import { maxAnswer } from '../../src/recap/domain/recap.ts';
import { summaryActions } from '../../src/summary/view/actions.ts';
import { RecapRun } from '../support/any-recap.ts';
import { filledIn, formOf, answerText } from '../support/reading.ts';
import { fr } from '../support/sentences.ts';
import { openSession, type Session } from '../support/session.ts';

let session: Session;
beforeEach(async () => {
  session = await openSession();
});

/**
 * One character each for Discord, two for JavaScript: “cuts the user off shorter than necessary”, as a
 * public report has it of a client that counted UTF-16 units where its server counts code points.
 */
const signs = ['👉', '𝖒', '𠮷'];

const places: Readonly<
  Record<string, readonly [max: number, isTaken: (text: string) => Promise<boolean>]>
> = {
  'a contribution': [
    1000,
    async (idea) => {
      await session.ana.use('pillar open', { pillar: 'community' });
      const form = formOf(await session.ben.use('contribute', { board: 'people' }));
      return (await session.ben.submit(form, { idea })).kind !== 'refusal';
    },
  ],
  'a message that is collected': [
    4000,
    async (text) => {
      await session.ana.use('pillar open', { pillar: 'community' });
      const opened = { type: 'thread.opened' as const, key: 'thread:people', channel: 't' };
      await session.app.context.streams.workshops.update(session.id, null, () => ok([opened]));
      const message = { id: 'm', author: { id: 'zoe', name: 'Zoé' }, text };
      const answer = await session.app.as('ben', { thread: 't' }).point('collect', message);
      return answer.kind !== 'refusal';
    },
  ],
  'an answer to a recap': [
    maxAnswer,
    async (text) => new RecapRun().post('2026-W05').answer('ben', text).ok,
  ],
  'a foreword': [
    maxForeword,
    async (word) => {
      const ref = summaryActions.forewordOpen.ref({ workshop: session.id });
      const form = formOf(await session.ana.press(ref));
      return (await session.ana.submit(form, { word })).kind !== 'refusal';
    },
  ],
  'an option of a poll': [
    80,
    async (option) => {
      const form = formOf(await session.ana.use('poll create'));
      const typed = { question: 'Quoi ?', options: `Un pad\n${option}` };
      return (await session.ana.submit(form, typed)).kind !== 'refusal';
    },
  ],
  'a land acknowledgement': [
    maxTerritories,
    async (territories) => {
      const ada = session.app.as('ada', { administers: true });
      const form = formOf(await ada.press(communityActions.settingsEdit.ref({})));
      return (await ada.submit(form, { territories })).kind !== 'refusal';
    },
  ],
};

const cases = Object.entries(places).flatMap(([place, [max, isTaken]]) =>
  signs.map((sign) => ({ place, max, isTaken, sign })),
);

describe('as many characters as the form says', () => {
  it.each(cases)('are taken in $place: $max times $sign', async ({ max, isTaken, sign }) => {
    expect(await isTaken(sign.repeat(max))).toBe(true);
  });

  it.each(cases)('are the most in $place: $max times $sign', async ({ max, isTaken, sign }) => {
    expect(await isTaken(sign.repeat(max + 1))).toBe(false);
  });

  it('come back whole when their form opens again', async () => {
    const ref = summaryActions.forewordOpen.ref({ workshop: session.id });
    const word = '👉'.repeat(maxForeword);
    await session.ana.submit(formOf(await session.ana.press(ref)), { word });
    const again = formOf(await session.ana.press(ref));
    expect(filledIn(again)).toEqual({ word });
    expect(JSON.stringify(renderModal(again))).toContain(word);
  });

  it('are said to be too many in the same figure', async () => {
    const ref = summaryActions.forewordOpen.ref({ workshop: session.id });
    const form = formOf(await session.ana.press(ref));
    const answer = await session.ana.submit(form, { word: '👉'.repeat(maxForeword + 1) });
    expect(answerText(answer)).toContain(fr('error.forewordTooLong', { max: maxForeword }));
  });
});
