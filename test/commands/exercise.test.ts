import { beforeEach, describe, expect, it } from 'vitest';
import { person } from '../../src/kernel/rich.ts';
import { workshopActions } from '../../src/workshop/view/actions.ts';
import { answerText } from '../support/reading.ts';
import { en, fr } from '../support/sentences.ts';
import { openSession, type Session } from '../support/session.ts';

let session: Session;
beforeEach(async () => {
  session = await openSession();
});

const button = (exercise: string) =>
  workshopActions.exerciseStart.ref({ workshop: session.id, exercise });

describe('/exercise start', () => {
  it('opens its boards, starts its time and brings everyone there', async () => {
    const answer = await session.ana.use('exercise start', { exercise: 'needs' });
    expect(answerText(answer)).toBe(fr('done.exerciseStarted'));
    expect(await session.workshop()).toMatchObject({
      boards: { opened: ['signed'] },
      timebox: { minutes: 30, endsAt: session.app.time.now + 30 * 60_000 },
      agenda: { trail: ['go-round', 'exercise'] },
    });
  });

  it('tells nothing more when it was the button of the card', async () => {
    expect(await session.ana.press(button('needs'))).toEqual({ kind: 'quiet' });
  });

  it('starts it once', async () => {
    await session.ana.press(button('needs'));
    expect(answerText(await session.ana.use('exercise start', { exercise: 'needs' }))).toBe(
      fr('error.exerciseAlreadyStarted'),
    );
  });

  it('refuses an exercise that this workshop has not', async () => {
    expect(answerText(await session.ana.use('exercise start', { exercise: 'none' }))).toBe(
      fr('error.exerciseUnknown'),
    );
  });

  it('is refused to a participant, by command and by button', async () => {
    const command = await session.kim.use('exercise start', { exercise: 'needs' });
    expect(answerText(command)).toBe(
      en('error.notFacilitator', { reader: 'member', people: person('ana') }),
    );
    expect(answerText(await session.ben.press(button('needs')))).toBe(
      fr('error.notFacilitator', { reader: 'member', people: person('ana') }),
    );
    expect((await session.workshop()).exercises).toEqual([]);
  });

  it('offers the workshop’s exercises', async () => {
    const complete = (typed: string) => session.ana.complete('exercise start', 'exercise', typed);
    expect(await complete('besoins')).toEqual([{ id: 'needs', label: 'Les besoins' }]);
    expect(await complete('zzz')).toEqual([]);
    const elsewhere = session.app.as('ana', { managesEvents: true, channel: 'd' });
    expect(await elsewhere.complete('exercise start', 'exercise')).toEqual([]);
  });
});
