import type { Picture } from '../src/kernel/view/picture.ts';
import { pollPicture } from '../src/poll/view/picture.ts';
import { pictureOf, rehearsed } from '../test/support/summary-pictures.ts';
import { translatorOf } from './bench-app.ts';
import { fullPoll } from './full-workshop.ts';

/** The pictures of the rehearsal's summary, and of a vote of ten. */
export function rehearsedPictures(): readonly (readonly [name: string, picture: Picture])[] {
  const stage = rehearsed();
  const t = translatorOf('fr', 'America/Toronto');
  return [
    ['words', pictureOf(stage, 'words')],
    ['circles', pictureOf(stage, 'circles')],
    ['canvas', pictureOf(stage, 'canvas')],
    ['grid', pictureOf(stage, 'grid')],
    ['poll', pollPicture(fullPoll(10), t)],
  ];
}
