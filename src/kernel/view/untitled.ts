import type { Picture } from './picture.ts';
import type { Block } from './view.ts';

/** A picture that stands under its title does not say it again; other blocks are as they were. */
export const untitled = (block: Block): Block =>
  block.kind === 'picture' ? { ...block, picture: withoutTitle(block.picture) } : block;

const withoutTitle = (picture: Picture): Picture =>
  picture.kind === 'poll' ? { ...picture, question: '' } : { ...picture, title: '' };
