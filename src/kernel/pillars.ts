import { z } from 'zod';

/** The five pillars of the Commons Sustainability Model (femProcomuns). */
export const pillarIds = [
  'community',
  'coproduction',
  'resources',
  'sharing',
  'cogovernance',
] as const;
export const pillarIdSchema = z.enum(pillarIds);
export type PillarId = z.infer<typeof pillarIdSchema>;
