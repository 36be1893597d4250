import type { Picture } from '../src/kernel/view/picture.ts';
import { pollPicture } from '../src/poll/view/picture.ts';
import { rehearsedVote } from '../test/support/rehearsed-vote.ts';
import { pictureOf, rehearsed } from '../test/support/summary-pictures.ts';
import { weeksOf, weeksPictureOf } from '../test/support/weeks.ts';
import { translatorOf } from './bench-app.ts';

/** The pictures of the rehearsal: its summary's, its vote, and what its recap shows a month later. */
export function rehearsedPictures(): readonly (readonly [name: string, picture: Picture])[] {
  const stage = rehearsed();
  const t = translatorOf('fr', 'America/Toronto');
  return [
    ['words', pictureOf(stage, 'words')],
    ['circles', pictureOf(stage, 'circles')],
    ['canvas', pictureOf(stage, 'canvas')],
    ['grid', pictureOf(stage, 'grid')],
    ['poll', pollPicture(rehearsedVote(), t)],
    ['weeks', weeksPictureOf(aMonth, t)],
  ];
}

const aMonth = weeksOf(
  { community: 17, coproduction: 6, resources: 9, sharing: 8, cogovernance: 21 },
  { community: 3, sharing: 4, other: 2 },
  {},
  { sharing: 2, cogovernance: 5 },
  { community: 1, other: 1 },
);
