import { ill, well, type Finding } from '../../engine/finding.ts';
import type { Trouble } from '../../engine/trouble.ts';
import { nodeFinding } from './doctor-machine.ts';

/** What a running Palabre knows about itself: it read the whole store when it started. */
export function ownFindings(troubles: readonly Trouble[], templates: number): Finding[] {
  return [
    nodeFinding(),
    troubles.length === 0 ? well('ops.doctor.storeServes') : ill('ops.doctor.storeRefuses'),
    well('ops.doctor.templates', { count: templates }),
  ];
}
