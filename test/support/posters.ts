import type { PosterPicture } from '../../src/kernel/view/picture.ts';
import { posterPicture } from '../../src/summary/view/poster-picture.ts';
import { rehearsedReport } from './reports.ts';

/** The poster of the workshop that the rehearsal's cast plays. */
export function rehearsedPoster(): PosterPicture {
  const { workshop, summary, t } = rehearsedReport();
  const { picture } = posterPicture(summary, workshop.opening.template, 'Le 4 février', t);
  if (picture.kind !== 'poster') throw new Error(picture.kind);
  return picture;
}
