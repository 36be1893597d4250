import { beforeEach, describe, expect, it } from 'vitest';
import { person } from '../../src/kernel/rich.ts';
import { agendaActions } from '../../src/agenda/view/actions.ts';
import { boardActions } from '../../src/board/view/actions.ts';
import type { View } from '../../src/kernel/view/view.ts';
import type { Guest } from '../support/guest.ts';
import { button, filledIn, formOf, labels, answerText, viewOf } from '../support/reading.ts';
import { en, fr } from '../support/sentences.ts';
import { openSession, type Session } from '../support/session.ts';

let session: Session;
beforeEach(async () => {
  session = await openSession();
  await session.ana.use('pillar open', { pillar: 'community' });
});

async function write(guest: Guest, idea: string, anonymous = false): Promise<string> {
  const form = formOf(await guest.use('contribute', { board: 'people' }));
  await guest.submit(form, { idea, 'without-name': anonymous ? ['yes'] : [] });
  return (await entries()).at(-1)?.id ?? '';
}

const entries = async () => Object.values((await session.workshop()).boards.contributions);
const ref = (name: 'contributionEdit' | 'contributionRead' | 'contributionWithdraw', id: string) =>
  boardActions[name].ref({ workshop: session.id, contribution: id });
const end = () => session.ana.press(agendaActions.endConfirm.ref({ workshop: session.id }));

/** The list of a view, and what it offers. */
function listIn({ rows = [] }: View) {
  const list = rows.find((row) => row.kind === 'choose');
  if (list?.kind !== 'choose') throw new Error('The view has no list.');
  return list;
}

describe('/contributions', () => {
  it('says that one has written nothing', async () => {
    await write(session.zoe, 'pas à Ben');
    expect(answerText(await session.ben.use('contributions'))).toBe(fr('mine.none'));
    expect(answerText(await session.kim.use('contributions'))).toBe(en('mine.none'));
  });

  it('lists one’s own alone, the latest first, the unsigned too', async () => {
    await write(session.ben, 'des lilas');
    await write(session.zoe, 'pas à Ben');
    await write(session.ben, 'un banc', true);
    const answer = await session.ben.use('contributions');
    expect(answerText(answer)).toBe(fr('mine.count', { count: 2 }));
    expect(listIn(viewOf(answer)).options.map(({ label }) => label)).toEqual([
      'un banc',
      'des lilas',
    ]);
  });

  it('is the same from its button, and lists the 25 latest', async () => {
    for (let n = 1; n <= 26; n += 1) await write(session.ben, `idée ${n}`);
    const answer = await session.ben.press(boardActions.mine.ref({ workshop: session.id }));
    const offered = listIn(viewOf(answer)).options.map(({ label }) => label);
    expect(offered).toHaveLength(25);
    expect([offered[0], offered[24]]).toEqual(['idée 26', 'idée 2']);
  });

  it('says that the channel has no workshop', async () => {
    const elsewhere = session.app.as('ben', { channel: 'd' });
    expect(answerText(await elsewhere.use('contributions'))).toBe(
      fr('error.noWorkshop', { reader: 'member' }),
    );
  });

  it('still lists one’s own once the workshop has ended, until another takes its place', async () => {
    await write(session.ben, 'des lilas');
    await end();
    await session.upkeep();
    const { options } = listIn(viewOf(await session.ben.use('contributions')));
    expect(options.map(({ label }) => label)).toEqual(['des lilas']);
    await session.ana.use('workshop start', { template: 'small' });
    expect(answerText(await session.ben.use('contributions'))).toBe(fr('mine.none'));
  });

  it('opens one, with what can be done to it', async () => {
    const id = await write(session.ben, 'des lilas');
    const list = listIn(viewOf(await session.ben.use('contributions')));
    const answer = await session.ben.choose(list.action, id);
    expect(answer.kind).toBe('replace');
    expect(answerText(answer)).toContain('des lilas');
    expect(labels(answer)).toEqual([fr('button.edit'), fr('button.withdraw')]);
  });

  it('opens nobody else’s', async () => {
    const id = await write(session.zoe, 'à Zoé', true);
    const answer = await session.ben.choose(
      boardActions.mineChoose.ref({ workshop: session.id }),
      id,
    );
    expect(answerText(answer)).toBe(fr('error.notYourContribution', { reader: 'member' }));
  });
});

describe('setting a contribution right', () => {
  it('opens the form as it was filled, and tells what is recorded now', async () => {
    const id = await write(session.ben, 'des lila', true);
    const form = formOf(await session.ben.press(ref('contributionEdit', id)));
    expect(filledIn(form)).toEqual({ idea: 'des lila', 'without-name': ['yes'] });
    const answer = await session.ben.submit(form, { idea: 'des lilas' });
    expect(answerText(answer)).toContain(fr('receipt.edited', { board: 'Les gens' }));
    expect(answerText(answer)).toContain('des lilas');
    expect(await entries()).toMatchObject([{ revision: 2, anonymous: true }]);
  });

  it('is its author’s alone: not even a facilitator sees the form', async () => {
    const id = await write(session.ben, 'des lilas', true);
    for (const [other, reader] of [
      [session.zoe, 'member'],
      [session.ana, 'facilitator'],
    ] as const) {
      expect(answerText(await other.press(ref('contributionEdit', id)))).toBe(
        fr('error.notYourContribution', { reader }),
      );
      const form = formOf(await session.ben.press(ref('contributionEdit', id)));
      expect(answerText(await other.submit(form, { idea: 'à moi' }))).toContain(
        fr('error.notYourContribution', { reader }),
      );
    }
    expect(await entries()).toMatchObject([{ values: { idea: 'des lilas' } }]);
  });

  it('is refused with nothing left of it, and loses nothing of the rest', async () => {
    const id = await write(session.ben, 'des lilas', true);
    const form = formOf(await session.ben.press(ref('contributionEdit', id)));
    const answer = await session.ben.submit(form, { idea: ' ' });
    expect(answerText(answer)).toContain(fr('error.contributionEmpty'));
    const again = formOf(await session.ben.press(button(answer, fr('button.takeUpAgain'))));
    expect(filledIn(again)).toMatchObject({ 'without-name': ['yes'] });
    expect(again.action).toBe(form.action);
  });

  it('is possible after the end too: the posted summary follows, and says so', async () => {
    const id = await write(session.ben, 'des lilas');
    await end();
    const form = formOf(await session.ben.press(ref('contributionEdit', id)));
    const answer = await session.ben.submit(form, { idea: 'des roses' });
    expect(answerText(answer)).toContain(fr('receipt.summaryFollows'));
    expect(await session.workshop()).toMatchObject({
      summaryAsked: 2,
      summaryUpdatedAt: session.app.time.now,
    });
  });
});

describe('withdrawing a contribution', () => {
  it('leaves nothing of its words', async () => {
    const id = await write(session.ben, 'des lilas');
    expect(answerText(await session.ben.press(ref('contributionWithdraw', id)))).toBe(
      fr('done.withdrawn'),
    );
    expect(JSON.stringify(await session.workshop())).not.toContain('lilas');
  });

  it('may be done by a facilitator, and by no other participant', async () => {
    const id = await write(session.ben, 'des lilas');
    expect(answerText(await session.zoe.press(ref('contributionWithdraw', id)))).toBe(
      fr('error.notYourContribution', { reader: 'member' }),
    );
    expect(answerText(await session.ana.press(ref('contributionWithdraw', id)))).toBe(
      fr('done.withdrawn'),
    );
  });

  it.each(['contributionEdit', 'contributionRead', 'contributionWithdraw'] as const)(
    'leaves its button %s saying that it is gone',
    async (name) => {
      const id = await write(session.ben, 'des lilas');
      await session.ben.press(ref('contributionWithdraw', id));
      expect(answerText(await session.ben.press(ref(name, id)))).toBe(
        fr('error.contributionUnknown'),
      );
      expect(answerText(await session.ben.press(ref(name, 'none')))).toBe(
        fr('error.contributionUnknown'),
      );
    },
  );
});

const choose = (guest: Guest, id: string) =>
  guest.choose(boardActions.moderateChoose.ref({ workshop: session.id }), id);

describe('what others wrote, to a facilitator', () => {
  it('is listed to be withdrawn, and to no participant', async () => {
    await write(session.ben, 'des lilas');
    const list = listIn(viewOf(await session.ana.use('contributions')));
    expect(list.options.map(({ label }) => label)).toEqual(['des lilas']);
    expect(answerText(await session.zoe.use('contributions'))).toBe(fr('mine.none'));
    const { rows = [] } = viewOf(await session.zoe.use('contributions'));
    expect(rows.filter(({ kind }) => kind === 'choose')).toEqual([]);
  });

  it('opens without the name of an anonymous author, and is withdrawn by its button', async () => {
    const id = await write(session.ben, 'des lilas', true);
    const answer = await choose(session.ana, id);
    expect(answerText(answer)).toContain('des lilas');
    expect(answerText(answer)).not.toContain('ben');
    expect(labels(answer)).toEqual([fr('button.mark'), fr('button.withdraw')]);
    const asked = await session.ana.press(button(answer, fr('button.withdraw')));
    const kept = await session.ana.press(button(asked, fr('button.withdrawNot')));
    expect(labels(kept)).toEqual([fr('button.mark'), fr('button.withdraw')]);
    const withdrawn = await session.ana.press(button(asked, fr('button.withdrawConfirm')));
    expect(answerText(withdrawn)).toBe(fr('done.withdrawn'));
  });

  it('asks its author before it is withdrawn, and takes the place of the receipt', async () => {
    const id = await write(session.ben, 'des lilas');
    const asked = await session.ben.press(
      boardActions.withdrawAsk.ref({ workshop: session.id, contribution: id }),
    );
    expect(answerText(asked)).toContain(fr('withdraw.ask'));
    expect(answerText(asked)).toContain('des lilas');
    const kept = await session.ben.press(button(asked, fr('button.withdrawNot')));
    expect(labels(kept)).toEqual([fr('button.edit'), fr('button.withdraw')]);
    const done = await session.ben.press(button(asked, fr('button.withdrawConfirm')));
    expect(done).toMatchObject({ kind: 'replace' });
    expect(answerText(done)).not.toContain('des lilas');
  });

  it('is opened by no participant', async () => {
    const id = await write(session.ben, 'des lilas', true);
    expect(answerText(await choose(session.zoe, id))).toBe(
      fr('error.notFacilitator', { reader: 'member', people: person('ana') }),
    );
  });
});

describe('withdrawing once the workshop has ended', () => {
  it('says that the posted summary is being updated, and what cannot be guaranteed', async () => {
    const id = await write(session.ben, 'des lilas');
    await end();
    const answer = answerText(await session.ben.press(ref('contributionWithdraw', id)));
    expect(answer).toBe(`${fr('withdrawn.done')}\n${fr('withdrawn.toldAgain')}`);
    expect(answer).not.toContain(fr('done.withdrawn'));
    const workshop = await session.workshop();
    expect(JSON.stringify(workshop)).not.toContain('lilas');
    expect(workshop.summaryAsked).toBe(2);
  });

  it('says the same of all that one person wrote, and counts only that', async () => {
    const id = await write(session.ben, 'des lilas');
    await write(session.ben, 'un banc');
    await end();
    const ids = { workshop: session.id, contribution: id };
    const answer = answerText(await session.ana.press(boardActions.withdrawAll.ref(ids)));
    expect(answer).toBe(`${fr('withdrawAll.done', { count: 2 })}\n${fr('withdrawn.toldAgain')}`);
  });

  it('is refused to anyone else', async () => {
    const id = await write(session.ben, 'des lilas');
    await end();
    expect(answerText(await session.zoe.press(ref('contributionWithdraw', id)))).toBe(
      fr('error.notYourContribution', { reader: 'member' }),
    );
  });

  it('says that the summary went with its channel, where that is gone', async () => {
    const id = await write(session.ben, 'des lilas');
    await end();
    const ana = session.app.as('ana', { managesEvents: true, channel: 'd', gone: ['c'] });
    expect(answerText(await ana.press(ref('contributionWithdraw', id)))).toBe(
      `${fr('withdrawn.done')}\n${fr('withdrawn.channelGone')}`,
    );
  });
});

describe('reading a contribution in full', () => {
  it('is for everyone, signed or not as its author chose', async () => {
    const signed = await write(session.ben, 'x'.repeat(900));
    const unsigned = await write(session.ben, 'y'.repeat(900), true);
    const full = answerText(await session.zoe.press(ref('contributionRead', signed)));
    expect(full).toContain('x'.repeat(900));
    expect(full).toContain('@ben');
    expect(answerText(await session.zoe.press(ref('contributionRead', unsigned)))).not.toContain(
      'ben',
    );
  });
});

describe('a receipt', () => {
  it('offers after the end what is still possible', async () => {
    const id = await write(session.ben, 'des lilas');
    await end();
    const answer = await session.ben.choose(
      boardActions.mineChoose.ref({ workshop: session.id }),
      id,
    );
    expect(labels(answer)).toEqual([fr('button.edit'), fr('button.withdraw')]);
  });
});
