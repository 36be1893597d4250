import { beforeEach, describe, expect, it } from 'vitest';
import { contributionsOf } from '../../src/board/domain/board.ts';
import { boardActions } from '../../src/board/view/actions.ts';
import type { Reconciler } from '../../src/engine/delivery/reconciler.ts';
import { ownDataActions } from '../../src/own-data/view/actions.ts';
import { FakeChat } from '../support/fake-chat.ts';
import { Paused } from '../support/paused.ts';
import { formOf } from '../support/reading.ts';
import { openSession, type Session } from '../support/session.ts';

let chat: FakeChat;
let session: Session;
let paused: Paused;
let reconciler: Reconciler;

beforeEach(async () => {
  chat = new FakeChat();
  session = await openSession();
  await session.ana.use('pillar open', { pillar: 'community' });
  paused = new Paused(chat);
  reconciler = session.app.show(paused.chat, 0);
  await reconciler.settled();
});

const shown = () => JSON.stringify([...chat.messages.values()]);
const say = async (idea: string) =>
  session.ben.submit(formOf(await session.ben.use('contribute', { board: 'people' })), { idea });

async function edit(idea: string) {
  const { boards } = await session.workshop();
  const contribution = contributionsOf(boards, 'ben')[0]?.id ?? '';
  const ids = { workshop: session.id, contribution };
  const form = formOf(await session.ben.press(boardActions.contributionEdit.ref(ids)));
  return session.ben.submit(form, { idea });
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 500 && !(await isSo()); turn += 1)
    await new Promise((resolve) => setImmediate(resolve));
  expect(await isSo()).toBe(true);
}

async function isForgotten(): Promise<boolean> {
  const held = await session.app.context.streams.workshops.heldOf(session.id, 'ben');
  return held.ok && held.value.length === 0;
}

/** Ben is erased while the chat has taken something that names him, and has not said so yet. */
async function erasedMeanwhile(gesture: () => Promise<unknown>, at = /des lilas/u): Promise<void> {
  paused.at = at;
  const made = gesture();
  await until(() => paused.isAsleep);
  expect(shown()).toContain('des lilas');
  const erased = session.ben.press(ownDataActions.erase.ref({}));
  await until(isForgotten);
  paused.wake();
  await Promise.all([made, erased]);
  await reconciler.settled(2_000);
}

describe('what was on its way to the chat while somebody was erased goes too', () => {
  it('a contribution', async () => {
    await erasedMeanwhile(() => say('des lilas'));
    expect(shown()).not.toContain('lilas');
  });

  it('a contribution that was edited', async () => {
    await say('du thym');
    await reconciler.settled();
    await erasedMeanwhile(() => edit('des lilas'));
    expect(shown()).not.toMatch(/lilas|thym/u);
  });

  it('a summary that quotes them, and thanks them', async () => {
    await say('des lilas');
    await reconciler.settled();
    await erasedMeanwhile(() => session.ana.use('summary post'));
    expect(shown()).not.toMatch(/lilas|"ben"/u);
  });

  it('a summary that is shown anew, from its first message to its last', async () => {
    await say('des lilas');
    await session.ana.use('summary post');
    await reconciler.settled();
    await erasedMeanwhile(() => session.ana.use('summary post'), /Bilan\s: Petit/u);
    expect(shown()).not.toMatch(/lilas|"ben"/u);
  });
});
