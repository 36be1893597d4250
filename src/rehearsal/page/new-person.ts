import { z } from 'zod';
import type { WireNewPerson } from './protocol-acts.ts';

export const newPerson: z.ZodType<WireNewPerson> = z.object({
  /** Discord's limit for display names. */
  name: z.string().trim().min(1).max(32),
  locale: z.enum(['fr', 'en-US', 'ca', 'es-ES']),
  facilitates: z.boolean(),
});
