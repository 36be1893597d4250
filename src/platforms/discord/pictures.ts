import { painted, type Painting } from '../../engine/painting.ts';
import type { Picture } from '../../kernel/view/picture.ts';
import type { Block, View } from '../../kernel/view/view.ts';
import { discordLimits } from './limits.ts';

export interface NamedFile {
  readonly name: string;
  readonly data: Buffer;
}

/** The pictures of a view that could be drawn, as PNGs. */
export type Drawn = ReadonlyMap<Picture, Buffer>;
export const nothingDrawn: Drawn = new Map();

/** Never rejects: what cannot be drawn is left out, and shown in words. */
export type Draw = (view: View) => Promise<Drawn>;

type PictureBlock = Extract<Block, { kind: 'picture' }>;
const isPicture = (block: Block): block is PictureBlock => block.kind === 'picture';

export const hasPictures = ({ blocks }: View): boolean => blocks.some(isPicture);

export function createDraw(painting: Painting): Draw {
  return async (view) => {
    const room = discordLimits.files - (view.files?.length ?? 0);
    const drawn = await Promise.all(
      picturesOf(view)
        .slice(0, room)
        .map(async (picture) => {
          const png = await drawOne(painting, picture);
          return png === undefined ? [] : [[picture, png] as const];
        }),
    );
    return new Map(drawn.flat());
  };
}

async function drawOne(painting: Painting, picture: Picture): Promise<Buffer | undefined> {
  const png = await painted(painting, picture);
  if (png === undefined || png.length <= discordLimits.fileBytes) return png && Buffer.from(png);
  const facts = { bytes: png.length };
  painting.log.warn('a picture is too big: its text is shown instead', facts);
  return undefined;
}

export function picturesOf({ blocks }: View): Picture[] {
  return [...new Set(blocks.filter(isPicture).map(({ picture }) => picture))];
}

/** The file name of a view's picture, by its index in `picturesOf`. */
export const pictureName = (index: number): string => `image-${index + 1}.png`;

/** The pictures of a view that could be drawn, as files of its message. */
export function pictureFiles(view: View, drawn: Drawn): NamedFile[] {
  if (drawn.size === 0) return [];
  return picturesOf(view).flatMap((picture, index) => {
    const data = drawn.get(picture);
    return data === undefined ? [] : [{ name: pictureName(index), data }];
  });
}
