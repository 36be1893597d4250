import { describe, expect, it } from 'vitest';
import { OutboxClosed } from '../../../../src/platforms/matrix/client/outgoing.ts';
import { startBot, type Bot } from '../../../../src/program/bot.ts';
import { until } from '../../../../src/rehearsal/look.ts';
import type { Store } from '../../../../src/engine/drawers.ts';
import { silentLog } from '../../../support/logs.ts';
import { MatrixSquare, matrixTexts, type Before } from '../../../support/matrix-square.ts';
import { memoryStore } from '../../../support/memory-store.ts';
import { fakePainter } from '../../../support/painter.ts';
import { smallTemplate } from '../../../support/small-template.ts';

const [ana, nour] = ['@ana:ici', '@nour:ici'];
const never = new Promise<never>(() => {});

/** What somebody does, and what must be true afterwards as if nothing had happened. */
interface Scene {
  /** What the workshop has come to, by the presses of who leads it. */
  readonly after: readonly string[];
  readonly shows: string;
  readonly before?: readonly Act[];
  readonly act: Act;
  /** With the one in hand, so that it is seen to be the right one. */
  readonly next?: Act;
}
type Act = (square: MatrixSquare) => Promise<unknown>;

const tells =
  (text: string): Act =>
  (square) =>
    square.tell(nour, text);
const presses =
  (label: string): Act =>
  (square) =>
    square.press(nour, label);

const answers: Act = (square) =>
  square.say(nour, 'Les haies', { replyTo: square.where('Qui est là ?') });
const changes: Act = (square) => square.change(nour, square.lastOf(nour), 'Les haies vivantes');
const takesBack: Act = (square) => square.takeBack(nour, square.lastOf(nour));

const poll = { after: ['Suivant', 'Suivant', 'Suivant', 'Suivant'], shows: '🗳️ Je vote' };
const board = { after: ['Suivant', 'Ouvrir le fil du pilier'], shows: 'Qui est là ?' };
const goRound = { after: [], shows: 'Je me présente' };

const scenes: Readonly<Record<string, Scene>> = {
  'asks for a ballot': { ...poll, act: presses('Je vote'), next: tells('OS Avec Nour') },
  'sends a ballot': { ...poll, before: [presses('Je vote')], act: tells('OS Avec Nour') },
  'sends a ballot that nobody asked for': { ...poll, act: tells('OS') },
  'changes a ballot': {
    ...poll,
    before: [presses('Je vote'), tells('OS Une'), presses('Je vote')],
    act: tells('SO Deux'),
  },
  'sends a ballot that cannot be read': {
    ...poll,
    before: [presses('Je vote')],
    act: tells('OX'),
    next: tells('OO'),
  },
  'asks for a form of several questions': {
    ...goRound,
    act: presses('Je me présente'),
    next: tells('Nour'),
  },
  'answers the first of several questions': {
    ...goRound,
    before: [presses('Je me présente')],
    act: tells('Nour'),
    next: tells('Les haies'),
  },
  'answers the next': {
    ...goRound,
    before: [presses('Je me présente'), tells('Nour')],
    act: tells('Les haies'),
    next: tells('racines'),
  },
  'answers the last': {
    ...goRound,
    before: [presses('Je me présente'), tells('Nour'), tells('Les haies'), tells('racines')],
    act: tells('-'),
    next: tells('!aide'),
  },
  'names nobody, and is refused': {
    ...goRound,
    before: [presses('Je me présente'), tells('Nour\n-\nracines')],
    act: tells('zoé'),
    next: tells('-'),
  },
  'gives up a form': {
    ...goRound,
    before: [presses('Je me présente'), tells('Nour')],
    act: tells('annuler'),
    next: tells('!aide'),
  },
  'sends the one of two forms': {
    ...board,
    before: [presses('Je me présente'), tells('Nour'), presses('J’écris (answer)')],
    act: tells('Les haies'),
    next: tells('Les ruches'),
  },
  'writes what goes on a board': { ...board, act: tells('Les mares'), next: tells('!aide') },
  'answers under a board': { ...board, act: answers, next: changes },
  'takes back an answer': { ...board, before: [answers], act: takesBack },
  'collects what was said': {
    ...board,
    before: [
      answers,
      (square) => square.say(nour, 'Les friches', { replyTo: square.lastOf(nour) }),
    ],
    act: (square) => square.react(nour, square.lastOf(nour), '📌'),
    next: changes,
  },
  'gives a command without all it needs': {
    ...board,
    act: tells('!atelier passer-la-main'),
    next: tells('Ana'),
  },
  'gives what a command lacked': {
    ...board,
    before: [tells('!atelier passer-la-main')],
    act: tells('Ana'),
    next: tells('!aide'),
  },
};

/** A bot that is as good as killed once so many things were done that last. */
class Fuse {
  done = 0;
  #most = Number.POSITIVE_INFINITY;
  #blow = (): void => {};
  readonly blown = new Promise<void>((resolve) => (this.#blow = resolve));

  readonly before: Before = async (lasting) => {
    // What is posted besides comes at its own time.
    const counts = lasting === 'drawer' || lasting === 'send' || lasting === 'journal';
    if (this.done >= this.#most) {
      if (counts) this.#blow();
      return never;
    }
    if (counts) this.done += 1;
  };

  after(most: number): void {
    this.done = 0;
    this.#most = most;
  }
}

async function launch(
  square: MatrixSquare,
  store: Store,
  fuse: { readonly before: Before },
): Promise<Bot> {
  square.before = fuse.before;
  return startBot({
    open: square.open,
    store: {
      ...store,
      append: async (...what) => {
        await fuse.before('journal');
        return store.append(...what);
      },
      close: async () => {},
    },
    templates: () => [smallTemplate],
    ...matrixTexts,
    defaults: { locale: 'fr', timezone: 'America/Toronto' },
    log: silentLog,
    painter: fakePainter(),
    clock: Date.now,
    editGapMs: 1,
  });
}

interface Lived {
  /** What was said to her alone. */
  readonly told: readonly string[];
  /** What stands in the room. */
  readonly shown: readonly string[];
  /** Under what she wrote. */
  readonly signs: readonly string[];
  readonly lasting: number;
}

/** `again`: how much of what she did is heard again after the cut; `at`: what was done before it. */
async function lived(scene: Scene, at = Number.POSITIVE_INFINITY, again = 0): Promise<Lived> {
  const square = new MatrixSquare({ [ana]: 50, [nour]: 0 });
  const [store, fuse] = [await memoryStore(), new Fuse()];
  let bot = await launch(square, store, fuse);
  await square.say(ana, '!atelier lancer');
  for (const label of scene.after) {
    await bot.reconciler.settled(1_000);
    await square.press(ana, label);
  }
  await until(scene.shows, () => square.shown().find((post) => post.includes(scene.shows)));
  for (const act of scene.before ?? []) {
    await bot.reconciler.settled(1_000);
    await act(square);
  }
  await bot.reconciler.settled(1_000);
  fuse.after(at);
  await Promise.race([scene.act(square), fuse.blown]);
  const lasting = fuse.done;
  if (at < Number.POSITIVE_INFINITY) {
    fuse.after(0);
    bot = await launch(square, store, new Fuse());
    await square.again(nour, again);
  }
  await bot.reconciler.settled(1_000);
  await scene.next?.(square);
  await bot.reconciler.settled(1_000);
  // How a thread is called on the card of who leads may be told a moment later.
  const shown = square.shown().map((post) => post.replace(/^.*Tableaux : .*$/mu, ''));
  const signs = square.signsOn(square.lastOf(nour));
  const done = { told: square.toldTo(nour), shown, signs, lasting };
  await bot.stop();
  return done;
}

describe('somebody who writes to Palabre as it is killed', () => {
  for (const [name, scene] of Object.entries(scenes))
    it(`${name}: nothing is lost, nor done twice, wherever the cut comes`, async () => {
      const { lasting, ...whole } = await lived(scene);
      for (let at = 0; at <= lasting; at += 1)
        for (const again of [1, 2]) {
          const found = await lived(scene, at, again);
          expect({ at, again, ...found }).toEqual({ at, again, ...whole, lasting: at });
        }
    });

  it('is answered at the next start where Palabre stops before the answer has left', async () => {
    const square = new MatrixSquare({ [ana]: 50, [nour]: 0 });
    const store = await memoryStore();
    let bot = await launch(square, store, new Fuse());
    await square.say(ana, '!atelier lancer');
    await bot.reconciler.settled(1_000);
    await square.press(nour, 'Je me présente');
    await bot.stop();
    bot = await launch(square, store, {
      before: async (lasting) => {
        if (lasting === 'send') throw new OutboxClosed();
      },
    });
    await expect(square.tell(nour, 'Nour')).rejects.toThrow(OutboxClosed);
    await bot.stop();
    bot = await launch(square, store, new Fuse());
    await square.again(nour, 1);
    expect(square.toldTo(nour).at(-1)).toContain('2. Mon organisation');
    await bot.stop();
  });
});
