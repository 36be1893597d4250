import { openedWorkshop } from '../../src/workshop/stream.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { readTexts } from '../../src/program/texts.ts';
import { openSubjects } from '../../src/program/subjects.ts';
import { communityActions } from '../../src/community/view/actions.ts';
import { boardActions } from '../../src/board/view/actions.ts';
import { agendaActions } from '../../src/agenda/view/actions.ts';
import { summaryActions } from '../../src/summary/view/actions.ts';
import type { Guest } from '../support/guest.ts';
import { button, formOf, labels, answerText, viewOf } from '../support/reading.ts';
import { en, fr } from '../support/sentences.ts';
import { openSession, type Session } from '../support/session.ts';

const { translatorOf } = readTexts('discord');
const known = { privateThreads: true, problems: [] };

let session: Session;
beforeEach(async () => {
  session = await openSession();
  await session.ana.use('pillar open', { pillar: 'community' });
});

async function write(guest: Guest, idea: string): Promise<void> {
  const form = formOf(await guest.use('contribute', { board: 'people' }));
  await guest.submit(form, { idea });
}

const attributionOptOuts = async () => {
  const community = await session.app.context.streams.communities.read('g');
  return community.ok ? community.value.attributionOptOuts : community.error.kind;
};

describe('not being named', () => {
  it('is a button of /contributions, which then says the way back', async () => {
    const panel = await session.ben.use('contributions');
    expect(labels(panel)).toEqual([fr('button.unnamed')]);
    const done = await session.ben.press(button(panel, fr('button.unnamed')));
    expect(done.kind).toBe('replace');
    expect(answerText(done)).toBe(
      [fr('done.unnamed'), fr('naming.since'), fr('naming.leaves')].join('\n'),
    );
    expect(labels(done)).toEqual([fr('button.named')]);
    expect(await attributionOptOuts()).toEqual(['ben']);
    expect(labels(await session.ben.use('contributions'))).toEqual([fr('button.named')]);
    expect(labels(await session.zoe.use('contributions'))).toEqual([fr('button.unnamed')]);
  });

  it('is taken back the same way', async () => {
    await session.kim.press(communityActions.hideName.ref({}));
    const done = await session.kim.press(
      button(await session.kim.use('contributions'), en('button.named')),
    );
    expect(answerText(done)).toBe([en('done.named'), en('naming.since')].join('\n'));
    expect(labels(done)).toEqual([en('button.unnamed')]);
    expect(await attributionOptOuts()).toEqual([]);
  });

  it('can be chosen from « My contributions » on a board, and when the workshop is over', async () => {
    const mine = boardActions.mine.ref({ workshop: session.id });
    expect(labels(await session.ben.press(mine))).toEqual([fr('button.unnamed')]);
    await session.ana.press(agendaActions.endConfirm.ref({ workshop: session.id }));
    await session.upkeep();
    expect(labels(await session.ben.use('contributions'))).toEqual([fr('button.unnamed')]);
  });

  it('can be chosen where no workshop ever was', async () => {
    const elsewhere = session.app.as('ben', { channel: 'd' });
    const panel = await elsewhere.use('contributions');
    expect(answerText(panel)).toBe(fr('error.noWorkshop', { reader: 'member' }));
    await elsewhere.press(button(panel, fr('button.unnamed')));
    expect(labels(await elsewhere.use('contributions'))).toEqual([fr('button.named')]);
  });

  it('outlives a restart', async () => {
    await session.ben.press(communityActions.hideName.ref({}));
    const again = session.app.restart();
    expect(labels(await again.as('ben').use('contributions'))).toEqual([fr('button.named')]);
  });

  it('is not said to be recorded while the store is down', async () => {
    session.app.store.writes = false;
    expect(answerText(await session.ben.press(communityActions.hideName.ref({})))).toContain(
      fr('error.storeDown', { reader: 'member' }),
    );
    session.app.store.writes = true;
    expect(await attributionOptOuts()).toEqual([]);
  });
});

describe('somebody who asked not to be named', () => {
  beforeEach(async () => {
    await write(session.ben, 'des lilas');
    await write(session.zoe, 'un banc');
    await session.ben.press(communityActions.hideName.ref({}));
  });

  it('is not in what facilitators are shown before they post it', async () => {
    const preview = answerText(await session.ana.use('summary preview'));
    expect(preview).toContain('des lilas — anonyme');
    expect(preview).toContain('un banc — @zoe');
    expect(preview).not.toContain('@ben');
  });

  it.each(['markdown', 'html', 'boards', 'json'])(
    'is not in what is exported as %s',
    async (format) => {
      const { files = [] } = viewOf(await session.ana.use('summary export', { format }));
      const text = files.map((file) => file.text).join('\n');
      expect(text).toContain('des lilas');
      expect(text).toContain('zoe');
      expect(text).not.toMatch(/\bben\b/u);
    },
  );

  it('is not answered while the store cannot say who asked', async () => {
    const again = session.app.restart();
    const { id } = session;
    await openedWorkshop(again.context, id);
    again.store.reads = false;
    const ana = again.as('ana', { managesEvents: true });
    const shown = answerText(await ana.press(summaryActions.preview.ref({ workshop: id })));
    expect(shown).toContain(fr('error.storeDown', { reader: 'facilitator' }));
    const { load } = openSubjects(again.context, translatorOf);
    expect(await load({ kind: 'workshop', id }, known)).toEqual({
      ok: false,
      error: { kind: 'storeDown' },
    });
  });

  it('still signs in the thread, where they may edit what they wrote', async () => {
    const { boards } = await session.workshop();
    expect(Object.values(boards.contributions)).toMatchObject([
      { author: 'ben', anonymous: false },
      { author: 'zoe', anonymous: false },
    ]);
  });
});
