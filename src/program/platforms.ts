import type { z } from 'zod';
import type { Drawers } from '../engine/drawers.ts';
import type { Examination, OpenPlatform, Saved } from '../engine/platform.ts';
import type { Finding } from '../engine/finding.ts';
import { readerOf } from '../engine/streams/journal-of.ts';
import type { RecordReader } from '../engine/streams/record-reader.ts';
import { discord } from '../platforms/discord/kind.ts';
import { matrix } from '../platforms/matrix/kind.ts';

/*
 * The platforms that this program runs on, side by side in one process if several are set up: the only
 * place outside their folders that names them.
 */

/** The variables of all of them. */
export const platformVariables = { ...discord.variables, ...matrix.variables };

export type PlatformConfig = z.output<z.ZodObject<typeof platformVariables>>;

/** The platform whose words the program's own sentences use. */
export const primaryPlatform = discord.id;

export const platformIds: readonly string[] = [discord.id, matrix.id];

export interface OpenedKind {
  readonly id: string;
  readonly open: OpenPlatform;
  /** True if one process at a time serves it. */
  readonly isHeldAlone?: boolean;
}

/** The platforms that the environment says how to connect to. */
export async function platformsIn(config: PlatformConfig): Promise<readonly OpenedKind[]> {
  return [
    { id: discord.id, open: discord.open(config), isHeldAlone: false },
    { id: matrix.id, open: await matrix.open(config), isHeldAlone: matrix.isHeldAlone },
  ].flatMap(({ open, ...kind }) => (open === undefined ? [] : [{ ...kind, open }]));
}

/** The platform that one process at a time serves, and the message that says which process. */
export const heldAlone = { id: matrix.id, servedBy: 'matrix.doctor.servedBy' } as const;

/** Examines one platform. */
export const examinePlatform = (
  id: string,
  config: PlatformConfig,
  examination: Examination,
): Promise<readonly Finding[]> =>
  id === matrix.id ? matrix.examine(config, examination) : discord.examine(config, examination);

/** Examines each platform that is set up, or the first if none is. */
export async function examinePlatforms(
  config: PlatformConfig,
  examinationOf: (id: string) => Examination,
): Promise<readonly Finding[]> {
  const others = await matrix.examine(config, examinationOf(matrix.id));
  if (others.length > 0 && config.DISCORD_TOKEN === undefined) return others;
  return [...(await discord.examine(config, examinationOf(discord.id))), ...others];
}

/** Examines what the platforms keep beside the journal. */
export const examineKept = (drawers: Drawers, saved: Saved): Promise<readonly Finding[]> =>
  matrix.examineKept(drawers, saved);

export function trustOwnMessages(): void {
  discord.trustOwnMessages();
  matrix.trustOwnMessages();
}

/** Describes what this program can read of a store that all platforms share. */
export function readerOfAll(reader: RecordReader): RecordReader {
  const readers = platformIds.map((id) => readerOf(id, reader));
  return {
    shape: reader.shape,
    knows: (stream, record) => readers.some(({ knows }) => knows(stream, record)),
  };
}
