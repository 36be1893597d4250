import { z } from 'zod';
import { keepingEvents, keepingState } from './keeping-state.ts';
import { callEvents, callOptOutsState } from './call-opt-outs.ts';
import { attributionOptOutsState, namingEvents } from './attribution-opt-outs.ts';
import { personId } from '../../kernel/people.ts';
import { settingsSchema } from './settings.ts';
import { localeSchema } from '../../kernel/text.ts';

const listedPoll = z.object({ id: z.string(), question: z.string(), channel: z.string() });

/**
 * A community's settings, its people's languages and who does not want to be named, each channel's
 * workshop and the last one that ended there, and what is kept. Plans and recaps have streams of
 * their own.
 */
export const communityStateSchema = z.object({
  settings: settingsSchema,
  languages: z.record(personId, localeSchema),
  attributionOptOuts: attributionOptOutsState,
  callOptOuts: callOptOutsState,
  workshops: z.record(z.string(), z.string()),
  ended: z.record(z.string(), z.string()),
  past: z.array(z.string()),
  polls: z.array(listedPoll),
  ...keepingState,
});

export type CommunityState = z.infer<typeof communityStateSchema>;

export const communityEventSchema = z.discriminatedUnion('type', [
  /** The first event of a rewritten stream: all that it held then. */
  z.object({ type: z.literal('community.kept'), state: communityStateSchema }),
  z.object({ type: z.literal('settings.changed'), settings: settingsSchema }),
  z.object({ type: z.literal('language.chosen'), person: personId, locale: localeSchema }),
  z.object({ type: z.literal('language.followed'), person: personId }),
  ...namingEvents,
  ...callEvents,
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
  callOptOuts: [],
  workshops: {},
  ended: {},
  past: [],
  endings: {},
  polls: [],
  stale: false,
});
