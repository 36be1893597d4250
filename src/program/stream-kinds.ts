import { communityKind } from '../community/stream.ts';
import { planKind } from '../plan/stream.ts';
import { pollKind } from '../poll/stream.ts';
import { recapKind } from '../recap/stream.ts';
import { workshopKind } from '../workshop/stream.ts';

/** Every kind of stream of the journal. */
export const streamKinds = [communityKind, workshopKind, pollKind, planKind, recapKind];
