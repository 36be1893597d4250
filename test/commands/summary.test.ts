import { beforeEach, describe, expect, it } from 'vitest';
import { person } from '../../src/i18n/rich.ts';
import { actions } from '../../src/view/actions.ts';
import { formOf, told } from '../support/reading.ts';
import { en, fr } from '../support/sentences.ts';
import { openSession, type Session } from '../support/session.ts';

let session: Session;
beforeEach(async () => {
  session = await openSession();
});

const onlyFacilitators = () => fr('error.notFacilitator', { people: person('ana') });

describe('/summary preview', () => {
  it('shows a facilitator, and nobody else, what the summary would be now', async () => {
    await session.ana.use('pillar open', { pillar: 'community' });
    const form = formOf(await session.ben.use('contribute', { board: 'people' }));
    await session.ben.submit(form, { idea: 'des lilas' });
    const answer = await session.ana.use('summary preview');
    expect(answer.kind).toBe('private');
    expect(told(answer)).toContain(fr('summary.title', { title: 'Petit atelier' }));
    expect(told(answer)).toContain('des lilas');
    expect((await session.workshop()).summaryAsked).toBe(0);
  });

  it('counts the workshop’s poll, and no other of the channel', async () => {
    for (let step = 0; step < 4; step += 1) await session.ana.use('workshop next');
    await session.upkeep();
    const create = formOf(await session.ana.use('poll create'));
    await session.ana.submit(create, { question: 'Un autre ?', options: 'a\nb' });
    const preview = told(await session.ana.use('summary preview'));
    expect(preview).toContain('Quel outil ?');
    expect(preview).not.toContain('Un autre ?');
  });

  it('is refused to a participant, and where there is no workshop', async () => {
    expect(told(await session.ben.use('summary preview'))).toBe(onlyFacilitators());
    const elsewhere = session.house.as('ana', { managesEvents: true, channel: 'd' });
    expect(told(await elsewhere.use('summary preview'))).toBe(fr('error.noWorkshop'));
  });
});

describe('/summary post', () => {
  it('asks for the summary, each time anew', async () => {
    expect(told(await session.ana.use('summary post'))).toBe(fr('done.summaryPosted'));
    await session.ana.use('summary post');
    expect((await session.workshop()).summaryAsked).toBe(2);
  });

  it('says it in English to who reads English', async () => {
    const kim = session.house.as('kim', { managesEvents: true, language: 'en-US' });
    expect(told(await kim.use('summary post'))).toBe(en('done.summaryPosted'));
  });

  it('is refused to a participant, and once the workshop has ended', async () => {
    expect(told(await session.ben.use('summary post'))).toBe(onlyFacilitators());
    await session.ana.press(actions.endConfirm.ref({ workshop: session.id }));
    expect(told(await session.ana.use('summary post'))).toBe(fr('error.noWorkshop'));
  });
});
