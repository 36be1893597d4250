import { z } from 'zod';
import { keepingEvents, keepingState } from './keeping-state.ts';
import { attributionOptOutsState, namingEvents } from './attribution-opt-outs.ts';
import { personId } from '../../kernel/people.ts';
import { settingsSchema } from './settings.ts';
import { localeSchema } from '../../kernel/text.ts';

const listedPoll = z.object({ id: z.string(), question: z.string(), channel: z.string() });

/**
 * A community's settings, its people's languages and who of them would rather not be named, which
 * workshop a channel holds, which was the last that ended there, and what it kept. What is planned
 * there and what its recaps tell have streams of their own.
 */
export const communityStateSchema = z.object({
  settings: settingsSchema,
  languages: z.record(personId, localeSchema),
  attributionOptOuts: attributionOptOutsState,
  workshops: z.record(z.string(), z.string()),
  ended: z.record(z.string(), z.string()),
  past: z.array(z.string()),
  polls: z.array(listedPoll),
  ...keepingState,
});

export type CommunityState = z.infer<typeof communityStateSchema>;

export const communityEventSchema = z.discriminatedUnion('type', [
  /** The first of a stream that was written anew: all that it held then. */
  z.object({ type: z.literal('community.kept'), state: communityStateSchema }),
  z.object({ type: z.literal('settings.changed'), settings: settingsSchema }),
  z.object({ type: z.literal('language.chosen'), person: personId, locale: localeSchema }),
  z.object({ type: z.literal('language.followed'), person: personId }),
  ...namingEvents,
  z.object({ type: z.literal('workshop.listed'), id: z.string(), channel: z.string() }),
  z.object({
    type: z.literal('workshop.ended'),
    id: z.string(),
    channel: z.string(),
    at: z.number().optional(),
  }),
  listedPoll.extend({ type: z.literal('poll.listed') }),
  z.object({ type: z.literal('workshop.forgotten'), id: z.string() }),
  z.object({ type: z.literal('poll.forgotten'), id: z.string() }),
  ...keepingEvents,
]);
export type CommunityEvent = z.infer<typeof communityEventSchema>;

export const emptyCommunity = (): CommunityState => ({
  settings: {},
  languages: {},
  attributionOptOuts: [],
  workshops: {},
  ended: {},
  past: [],
  endings: {},
  polls: [],
  stale: false,
});
