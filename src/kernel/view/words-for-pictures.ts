import type { Picture } from './picture.ts';
import type { View } from './view.ts';

/** Replaces pictures with their text, except those that can be shown. */
export function replacePicturesWithText(
  view: View,
  canShow: (picture: Picture) => boolean = () => false,
): View {
  if (!view.blocks.some(({ kind }) => kind === 'picture')) return view;
  return {
    ...view,
    blocks: view.blocks.map((block) =>
      block.kind === 'picture' && !canShow(block.picture)
        ? { kind: 'text', text: [block.alt] }
        : block,
    ),
  };
}
