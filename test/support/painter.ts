import type { Painter } from '../../src/engine/ports.ts';
import type { Picture } from '../../src/kernel/view/picture.ts';

/** A transparent pixel. */
export const smallPng: Uint8Array = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

export interface FakePainter extends Painter {
  readonly asked: readonly Picture[];
  /** Draws nothing from then on. */
  breakDown(): void;
  /** Holds back its answers until the returned function is called. */
  hold(): () => void;
}

/** Draws the same pixel for anything, until it breaks down. */
export function fakePainter(png: Uint8Array = smallPng): FakePainter {
  const asked: Picture[] = [];
  let broken = false;
  let held = Promise.resolve();
  return {
    asked,
    paint: async (picture) => {
      asked.push(picture);
      await held;
      const name = picture.kind === 'poll' ? picture.question : picture.title;
      if (broken) throw new Error(`no brush for ${name}`);
      return png;
    },
    breakDown: () => {
      broken = true;
    },
    hold: () => {
      const waiting: (() => void)[] = [];
      held = new Promise((resolve) => waiting.push(resolve));
      return () => waiting.forEach((resolve) => resolve());
    },
    close: async () => {},
  };
}

export function pollPicture(question = 'Quand se voit-on ?'): Picture {
  return {
    kind: 'poll',
    lang: 'fr',
    question,
    options: [
      { label: 'Mardi', sum: '2 (+1)', yes: 2, ifNeedBe: 1, best: true },
      { label: 'Jeudi', sum: '1', yes: 1, ifNeedBe: 0, best: false },
    ],
    voters: [],
    voterCount: 3,
    words: {
      sum: 'Somme',
      yes: 'oui',
      ifNeedBe: 'si nécessaire',
      no: 'non',
      blank: 'sans réponse',
      voters: '3 votant·e·s',
      rule: 'L’étoile va au choix qui a le plus de « oui ».',
    },
  };
}
