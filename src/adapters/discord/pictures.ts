import type { Log, Painter } from '../../app/ports.ts';
import type { Picture } from '../../view/picture.ts';
import type { Block, View } from '../../view/view.ts';
import { discordLimits } from './limits.ts';

/** What could be drawn of a view's pictures, as PNGs. */
export type Drawn = ReadonlyMap<Picture, Buffer>;
export const nothingDrawn: Drawn = new Map();

/** Never rejects: what cannot be drawn is left out, to be shown in words. */
export type Draw = (view: View) => Promise<Drawn>;

/** Much longer than a picture takes, those before it included, in ms; beyond, words are better. */
const patienceMs = 20_000;

type PictureBlock = Extract<Block, { kind: 'picture' }>;
const isPicture = (block: Block): block is PictureBlock => block.kind === 'picture';

export const hasPictures = ({ blocks }: View): boolean => blocks.some(isPicture);

export function createDraw(painter: Painter, log: Log): Draw {
  return async (view) => {
    const room = discordLimits.files - (view.files?.length ?? 0);
    const drawn = await Promise.all(
      picturesOf(view)
        .slice(0, room)
        .map(async (picture) => {
          const png = await drawOne(painter, log, picture);
          return png === undefined ? [] : [[picture, png] as const];
        }),
    );
    return new Map(drawn.flat());
  };
}

/** A picture may say what people wrote, and so may the error of whoever draws it: only its name is told. */
async function drawOne(painter: Painter, log: Log, picture: Picture): Promise<Buffer | undefined> {
  try {
    const png = Buffer.from(await soonEnough(painter.paint(picture)));
    if (png.length <= discordLimits.fileBytes) return png;
    log.warn('a picture is too big, its words are shown instead', { bytes: png.length });
  } catch (error) {
    const reason = error instanceof Error ? error.name : 'unknown';
    log.warn('a picture could not be drawn, its words are shown instead', { reason });
  }
  return undefined;
}

async function soonEnough(coming: Promise<Uint8Array>): Promise<Uint8Array> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new DOMException('Drawing took too long.', 'TimeoutError')),
      patienceMs,
    );
  });
  return Promise.race([coming, late]).finally(() => clearTimeout(timer));
}

export function picturesOf({ blocks }: View): Picture[] {
  return [...new Set(blocks.filter(isPicture).map(({ picture }) => picture))];
}

/** The view with the words of each picture that could not be drawn in its place. */
export function worded(view: View, drawn: Drawn): View {
  return {
    ...view,
    blocks: view.blocks.map((block) =>
      isPicture(block) && !drawn.has(block.picture) ? { kind: 'text', text: [block.alt] } : block,
    ),
  };
}
