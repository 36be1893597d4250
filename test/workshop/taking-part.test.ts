import { openedWorkshop } from '../../src/workshop/stream.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { agendaActions } from '../../src/agenda/view/actions.ts';
import { told } from '../support/reading.ts';
import { en, fr } from '../support/sentences.ts';
import { openSession, type Session } from '../support/session.ts';

describe('“J’ai terminé”', () => {
  let session: Session;
  beforeEach(async () => {
    session = await openSession();
  });
  const ready = (step = 'go-round') => agendaActions.ready.ref({ workshop: session.id, step });

  it('is recorded once, and confirmed in one’s own language', async () => {
    const { ben, kim } = session;
    expect(told(await ben.press(ready()))).toBe(fr('done.ready'));
    expect(told(await ben.press(ready()))).toBe(fr('done.alreadyReady'));
    expect(told(await kim.press(ready()))).toBe(en('done.ready'));
    expect((await session.workshop()).ready).toEqual(['ben', 'kim']);
  });

  it('is too late for a past step', async () => {
    await session.ana.use('workshop next');
    expect(told(await session.ben.press(ready()))).toBe(fr('error.stepOver'));
  });

  it('survives a restart', async () => {
    await session.ben.press(ready());
    const again = await openedWorkshop(session.app.restart().context, session.id);
    expect(again.ok && again.value.ready).toEqual(['ben']);
  });
});
