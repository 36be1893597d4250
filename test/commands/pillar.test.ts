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

const boards = async () => (await session.workshop()).boards.opened;
const button = (pillar: string) => workshopActions.pillarOpen.ref({ workshop: session.id, pillar });

describe('/pillar open', () => {
  it('opens the pillar’s board, and says so', async () => {
    const answer = await session.ana.use('pillar open', { pillar: 'community' });
    expect(answerText(answer)).toBe(fr('done.pillarOpened'));
    expect(await boards()).toEqual(['people']);
  });

  it('tells nothing more when it was the button of the card', async () => {
    expect(await session.ana.press(button('community'))).toEqual({ kind: 'quiet' });
    expect(await boards()).toEqual(['people']);
  });

  it('opens it once', async () => {
    await session.ana.press(button('community'));
    expect(answerText(await session.ana.use('pillar open', { pillar: 'community' }))).toBe(
      fr('error.pillarAlreadyOpen'),
    );
  });

  it('refuses a pillar that this workshop has not', async () => {
    expect(answerText(await session.ana.use('pillar open', { pillar: 'sharing' }))).toBe(
      fr('error.pillarUnknown'),
    );
  });

  it('is refused to a participant, by command and by button', async () => {
    const command = await session.kim.use('pillar open', { pillar: 'community' });
    expect(answerText(command)).toBe(
      en('error.notFacilitator', { reader: 'member', people: person('ana') }),
    );
    expect(answerText(await session.ben.press(button('community')))).toBe(
      fr('error.notFacilitator', { reader: 'member', people: person('ana') }),
    );
    expect(await boards()).toEqual([]);
  });

  it('offers the workshop’s pillars', async () => {
    const [offered, ...others] = await session.ana.complete('pillar open', 'pillar', 'commun');
    expect(offered).toMatchObject({ id: 'community' });
    expect(offered?.label).toContain('Communauté');
    expect(others).toEqual([]);
    expect(await session.ana.complete('pillar open', 'pillar', 'zzz')).toEqual([]);
    const elsewhere = session.app.as('ana', { managesEvents: true, channel: 'd' });
    expect(await elsewhere.complete('pillar open', 'pillar')).toEqual([]);
  });
});
