import { changeCommunity } from '../../src/community/stream.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { person } from '../../src/kernel/rich.ts';
import { summaryActions } from '../../src/summary/view/actions.ts';
import { agendaActions } from '../../src/agenda/view/actions.ts';
import { button, formOf, labels, answerText, viewOf } from '../support/reading.ts';
import { en, fr } from '../support/sentences.ts';
import { openSession, type Session } from '../support/session.ts';

let session: Session;
beforeEach(async () => {
  session = await openSession();
});

const onlyFacilitators = () =>
  fr('error.notFacilitator', { reader: 'member', people: person('ana') });

describe('/summary preview', () => {
  it('shows a facilitator, and nobody else, what the summary would be now', async () => {
    await session.ana.use('pillar open', { pillar: 'community' });
    const form = formOf(await session.ben.use('contribute', { board: 'people' }));
    await session.ben.submit(form, { idea: 'des lilas' });
    const answer = await session.ana.use('summary preview');
    expect(answer.kind).toBe('private');
    expect(answerText(answer)).toContain(fr('summary.title', { title: 'Petit atelier' }));
    expect(answerText(answer)).toContain('des lilas');
    expect((await session.workshop()).summaryAsked).toBe(0);
  });

  it('shows its pictures, as the channel would see them', async () => {
    await session.ana.use('pillar open', { pillar: 'community' });
    const form = formOf(await session.ben.use('contribute', { board: 'people' }));
    await session.ben.submit(form, { idea: 'des lilas' });
    const { blocks } = viewOf(await session.ana.use('summary preview'));
    const drawn = blocks.filter((block) => block.kind === 'picture');
    expect(drawn.map(({ picture }) => picture.kind)).toEqual(['canvas']);
    expect(drawn[0]?.alt).toContain('des lilas');
  });

  it('is in the channel’s language, and says so to people who read another', async () => {
    const kim = session.app.as('kim', { managesEvents: true, language: 'en-US' });
    const answer = await kim.use('summary preview');
    expect(answerText(answer)).toContain(fr('summary.title', { title: 'Petit atelier' }));
    expect(answerText(answer)).toContain('Only you can see this preview.');
    expect(labels(answer)).toEqual([
      en('button.addWord'),
      en('button.chooseIdeas'),
      en('button.postSummary'),
    ]);
  });

  it('opens from the facilitators’ card as well', async () => {
    const card = await session.ana.use('workshop status');
    const answer = await session.ana.press(button(card, fr('button.summary')));
    expect(answerText(answer)).toContain(fr('summary.title', { title: 'Petit atelier' }));
    const preview = summaryActions.preview.ref({ workshop: session.id });
    expect(answerText(await session.ben.press(preview))).toBe(onlyFacilitators());
  });

  it('counts the workshop’s poll, and no other of the channel', async () => {
    for (let step = 0; step < 4; step += 1) await session.ana.use('workshop next');
    await session.upkeep();
    const create = formOf(await session.ana.use('poll create'));
    await session.ana.submit(create, { question: 'Un autre ?', options: 'a\nb' });
    const preview = answerText(await session.ana.use('summary preview'));
    expect(preview).toContain('Quel outil ?');
    expect(preview).not.toContain('Un autre ?');
  });

  it('is refused to a participant, and where there is no workshop', async () => {
    expect(answerText(await session.ben.use('summary preview'))).toBe(onlyFacilitators());
    const elsewhere = session.app.as('ana', { managesEvents: true, channel: 'd' });
    expect(answerText(await elsewhere.use('summary preview'))).toBe(
      fr('error.noWorkshop', { reader: 'facilitator' }),
    );
  });
});

describe('/summary post', () => {
  it('requests the summary again each time', async () => {
    expect(answerText(await session.ana.use('summary post'))).toBe(fr('done.summaryPosted'));
    expect(answerText(await session.ana.use('summary post'))).toBe(fr('done.summaryUpdated'));
    expect((await session.workshop()).summaryAsked).toBe(2);
  });

  it('answers in English to people who read English', async () => {
    const kim = session.app.as('kim', { managesEvents: true, language: 'en-US' });
    expect(answerText(await kim.use('summary post'))).toBe(en('done.summaryPosted'));
    expect(answerText(await kim.use('summary post'))).toBe(en('done.summaryUpdated'));
  });

  it('is refused to a participant', async () => {
    expect(answerText(await session.ben.use('summary post'))).toBe(onlyFacilitators());
    expect((await session.workshop()).summaryAsked).toBe(0);
  });
});

async function end(): Promise<void> {
  await session.ana.press(agendaActions.endConfirm.ref({ workshop: session.id }));
  await session.upkeep();
}

describe('once the workshop has ended', () => {
  it('has a summary that can still be viewed and posted again', async () => {
    await end();
    const preview = await session.ana.use('summary preview');
    expect(answerText(preview)).toContain('le mettre à jour change les mêmes messages');
    expect(labels(preview)).toContain(fr('button.updateSummary'));
    expect(answerText(await session.ana.use('summary post'))).toBe(fr('done.summaryUpdated'));
    expect(answerText(await session.ben.use('summary post'))).toBe(onlyFacilitators());
    expect((await session.workshop()).summaryAsked).toBe(2);
  });

  it('so it can between the end and the upkeep that frees the channel', async () => {
    await session.ana.press(agendaActions.endConfirm.ref({ workshop: session.id }));
    expect(answerText(await session.ana.use('summary post'))).toBe(fr('done.summaryUpdated'));
  });

  it('gives way to the next workshop of the channel', async () => {
    await end();
    await session.ana.use('workshop start', { template: 'small' });
    await session.ana.use('summary post');
    expect((await session.workshop()).summaryAsked).toBe(1);
    expect(
      answerText(await session.ana.press(summaryActions.post.ref({ workshop: session.id }))),
    ).toBe(fr('done.summaryUpdated'));
    expect((await session.workshop()).summaryAsked).toBe(2);
  });

  it('is unknown once it was erased', async () => {
    await end();
    await changeCommunity(
      session.app.context,
      'g',
      { id: 'x', name: 'X', moderates: true },
      { type: 'forgetWorkshop', id: session.id },
    );
    expect(answerText(await session.ana.use('summary post'))).toBe(
      fr('error.noWorkshop', { reader: 'facilitator' }),
    );
  });
});
