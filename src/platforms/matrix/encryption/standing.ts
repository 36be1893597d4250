import { z } from 'zod';
import type { Drawer } from '../../../engine/drawers.ts';
import { doubtful, ill, well, type Finding } from '../../../engine/finding.ts';
import type { Saved } from '../../../engine/platform.ts';
import type { Trouble } from '../../../engine/trouble.ts';
import { addIt, loadLibrary, NotInstalled } from './library.ts';

/** Why encrypted rooms can be neither read nor written in, as worded in the log. */
export const obstacles = {
  notInstalled: `encrypted rooms are not read: the encryption library is not installed; in the folder of Palabre, run ${addIt}`,
  noDevice: 'encrypted rooms are not read: the access token belongs to no device',
  taken:
    'encrypted rooms are not read: the device of the access token has keys that this store does not hold; give Palabre a token that nothing else uses, of a new login',
  failed: 'encrypted rooms are not read: setting up encryption failed',
} as const;
export type Obstacle = keyof typeof obstacles;

const obstacleSchema = z.enum(['notInstalled', 'noDevice', 'taken', 'failed']);
const obstacleKey = 'obstacle';
/** The key of the device's id, set once the account's device was opened. */
export const deviceKey = 'device';

/** Notes the obstacle, for those who examine the store without connecting. */
export function noteObstacle(identity: Drawer, obstacle: Obstacle | undefined): Promise<void> {
  const bytes = obstacle && Buffer.from(obstacle, 'utf8');
  return identity.change(new Map([[obstacleKey, bytes]]));
}

/** Empty if nothing encrypted was ever met. */
export function secrecyFindings({
  isOn,
  obstacle,
}: {
  readonly isOn: boolean;
  readonly obstacle: Obstacle | undefined;
}): Finding[] {
  if (obstacle !== undefined) return [obstacleFinding(obstacle)];
  return isOn ? [well('matrix.doctor.encrypts')] : [];
}

function obstacleFinding(obstacle: Obstacle): Finding {
  switch (obstacle) {
    case 'notInstalled':
      return ill('matrix.doctor.encryptionMissing', { command: addIt });
    case 'noDevice':
    case 'taken':
      return ill('matrix.doctor.encryptionTaken');
    case 'failed':
      return ill('matrix.doctor.encryptionFailed');
  }
}

export function secrecyTrouble(obstacle: Obstacle): Trouble {
  const [first = '', ...rest] = obstacles[obstacle];
  return {
    reason: 'encryption',
    detail: `${first.toUpperCase()}${rest.join('')}.`,
    partly: true,
  };
}

/** In days: a community meets about once a week. */
const longUnsaved = 8;

/** The state of encryption when Palabre last ran, and whether its keys are in a backup. */
export async function examineSecrecy(
  drawer: (name: string) => Drawer,
  saved: Saved,
): Promise<Finding[]> {
  const identity = drawer('identity');
  const noted = Buffer.from((await identity.get(obstacleKey)) ?? []).toString('utf8');
  const hasKeys = (await identity.get(deviceKey)) !== undefined;
  const before = obstacleSchema.safeParse(noted).data;
  const isNeeded = hasKeys || before !== undefined;
  const isMissing = isNeeded && (await isLibraryMissing());
  const now = isMissing ? 'notInstalled' : before === 'notInstalled' ? undefined : before;
  const findings = secrecyFindings({ isOn: isNeeded, obstacle: now });
  return hasKeys ? [...findings, ...savedFindings(saved)] : findings;
}

function savedFindings({ folder, days }: Saved): Finding[] {
  if (days === undefined) return [doubtful('matrix.doctor.keysNeverSaved', { folder })];
  if (days > longUnsaved) return [doubtful('matrix.doctor.keysUnsaved', { folder, days })];
  return [well('matrix.doctor.keysSaved', { folder, days })];
}

const isLibraryMissing = (): Promise<boolean> =>
  loadLibrary().then(
    () => false,
    (error: unknown) => error instanceof NotInstalled,
  );
