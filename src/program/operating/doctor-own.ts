import { ill, well, type Finding } from '../../engine/finding.ts';
import type { Trouble } from '../../engine/trouble.ts';
import { nodeFinding } from './doctor-machine.ts';

/** What a running Palabre knows of itself: the store was read whole when it started. */
export function ownFindings(troubles: readonly Trouble[], templates: number): Finding[] {
  return [
    nodeFinding(),
    troubles.length === 0 ? well('ops.doctor.storeServes') : ill('ops.doctor.storeRefuses'),
    well('ops.doctor.templates', { count: templates }),
  ];
}
