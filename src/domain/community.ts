import { z } from 'zod';
import { entryOf } from './dictionary.ts';
import { decideNaming, foldNaming, namingEvents, unnamedState } from './naming.ts';
import { isSomeone, personId, type Actor } from './people.ts';
import {
  decidePlan,
  foldPlans,
  planEvents,
  plansState,
  type PlanError,
  type PlanIntent,
} from './plan.ts';
import { foldRecap } from './recap-fold.ts';
import { emptyRecap, recapEvents, recapState } from './recap-state.ts';
import { err, ok, type Result } from './result.ts';
import { erasedAt, retentionSchema, type Retention } from './retention.ts';
import { localeSchema, type Locale } from './text.ts';

export const settingsSchema = z.object({
  locale: localeSchema.optional(),
  timezone: z.string().optional(),
  facilitatorRole: z.string().optional(),
  territories: z.array(z.string()).optional(),
  /** For ever where it is absent. */
  retention: retentionSchema.optional(),
});
export type Settings = z.infer<typeof settingsSchema>;

const listedPoll = z.object({ id: z.string(), question: z.string(), channel: z.string() });

/**
 * A community's settings, its people's languages and who of them would rather not be named, which
 * workshop a channel holds, which was the last that ended there, and what it kept.
 */
export const communityStateSchema = z.object({
  settings: settingsSchema,
  languages: z.record(personId, localeSchema),
  /** A snapshot from before one could ask has none. */
  unnamed: unnamedState.default([]),
  workshops: z.record(z.string(), z.string()),
  ended: z.record(z.string(), z.string()).default(() => ({})),
  past: z.array(z.string()),
  /**
   * When each of what it kept ended, in milliseconds since 1970, as far as that was noted: a snapshot
   * from before this was kept has none.
   */
  endings: z.record(z.string(), z.number()).default(() => ({})),
  /** When Palabre was first seen to be on its server no more, in milliseconds since 1970. */
  leftAt: z.number().optional(),
  polls: z.array(listedPoll),
  plans: plansState.default({}),
  /**
   * Since when its records hold what people said or were called by, in milliseconds since 1970; null
   * where they hold none, 0 in a snapshot from before this was kept.
   */
  wordsSince: z.number().nullable().default(0),
  /** What was said in a poll or a plan was forgotten, and is in its records still. */
  stale: z.boolean().default(false),
  /** A snapshot from before there were recaps has none. */
  recap: recapState.default(emptyRecap),
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
  z.object({ type: z.literal('ending.noted'), id: z.string(), at: z.number() }),
  z.object({ type: z.literal('community.left'), at: z.number() }),
  z.object({ type: z.literal('community.back') }),
  listedPoll.extend({ type: z.literal('poll.listed') }),
  z.object({ type: z.literal('workshop.forgotten'), id: z.string() }),
  z.object({ type: z.literal('poll.forgotten'), id: z.string() }),
  ...planEvents,
  ...recapEvents,
]);
export type CommunityEvent = z.infer<typeof communityEventSchema>;

export type CommunityIntent =
  | PlanIntent
  | { readonly type: 'changeSettings'; readonly settings: Settings }
  | { readonly type: 'chooseLanguage'; readonly locale: Locale | null }
  | { readonly type: 'chooseNaming'; readonly named: boolean }
  | { readonly type: 'listWorkshop'; readonly id: string; readonly channel: string }
  | {
      readonly type: 'endWorkshop';
      readonly id: string;
      readonly channel: string;
      /** Unknown of one that was listed and never opened. */
      readonly at?: number | undefined;
    }
  /** When a workshop that is over ended, or a poll of its own closed. */
  | { readonly type: 'noteEnding'; readonly id: string; readonly at: number }
  /** Whether Palabre is on its server. */
  | { readonly type: 'notePresence'; readonly leftAt: number | undefined }
  | { readonly type: 'forgetWorkshop' | 'forgetPoll'; readonly id: string }
  /** What recaps told and were answered, past the time it is kept. */
  | { readonly type: 'forgetRecaps'; readonly now: number }
  | {
      readonly type: 'listPoll';
      readonly id: string;
      readonly question: string;
      readonly channel: string;
    };

export type CommunityError =
  | PlanError
  | { readonly kind: 'channelTaken'; readonly workshop: string }
  | { readonly kind: 'unknownTimezone'; readonly timezone: string }
  | { readonly kind: 'territoriesTooLong'; readonly max: number }
  | { readonly kind: 'notAPerson' };

/** The longest land acknowledgement a community may set, in characters. */
export const maxTerritories = 1500;

export const emptyCommunity = (): CommunityState => ({
  settings: {},
  languages: {},
  unnamed: [],
  workshops: {},
  ended: {},
  past: [],
  endings: {},
  polls: [],
  plans: {},
  wordsSince: null,
  stale: false,
  recap: emptyRecap(),
});

export function evolveCommunity(state: CommunityState, event: CommunityEvent): CommunityState {
  switch (event.type) {
    case 'community.kept':
      return event.state;
    case 'settings.changed':
      state.settings = event.settings;
      return state;
    case 'language.chosen':
      state.languages[event.person] = event.locale;
      return state;
    case 'language.followed':
      delete state.languages[event.person];
      return state;
    case 'person.unnamed':
    case 'person.named':
      state.unnamed = foldNaming(state.unnamed, event);
      return state;
    case 'workshop.listed':
      state.workshops[event.channel] = event.id;
      return state;
    case 'workshop.ended':
      if (state.workshops[event.channel] === event.id) delete state.workshops[event.channel];
      state.ended[event.channel] = event.id;
      state.past.push(event.id);
      if (event.at !== undefined) state.endings[event.id] = event.at;
      return state;
    case 'ending.noted':
      state.endings[event.id] = event.at;
      return state;
    case 'community.left':
      state.leftAt = event.at;
      return state;
    case 'community.back':
      delete state.leftAt;
      return state;
    case 'poll.listed':
      state.polls.push({ id: event.id, question: event.question, channel: event.channel });
      return state;
    case 'workshop.forgotten':
      return forgetWorkshop(state, event.id);
    case 'poll.forgotten':
      state.polls = state.polls.filter(({ id }) => id !== event.id);
      delete state.endings[event.id];
      state.stale = true;
      return state;
    case 'plan.over':
      state.stale = true;
      foldPlans(state.plans, event);
      return state;
    case 'recap.answered':
      state.wordsSince ??= event.at;
      foldRecap(state.recap, event);
      return state;
    case 'plan.made':
    case 'plan.changed':
    case 'plan.begun':
    case 'plan.calledOff':
    case 'plan.shown':
      foldPlans(state.plans, event);
      return state;
    default:
      foldRecap(state.recap, event);
      return state;
  }
}

function forgetWorkshop(state: CommunityState, workshop: string): CommunityState {
  state.past = state.past.filter((id) => id !== workshop);
  delete state.endings[workshop];
  for (const [channel, id] of Object.entries(state.ended))
    if (id === workshop) delete state.ended[channel];
  return state;
}

/** `isTimezone` is the platform's own list of zones: the domain has no clock to ask. */
export function decideCommunity(
  state: CommunityState,
  intent: CommunityIntent,
  context: { by: Actor; isTimezone: (name: string) => boolean },
): Result<CommunityEvent[], CommunityError> {
  if (!isSomeone(context.by)) return err({ kind: 'notAPerson' });
  switch (intent.type) {
    case 'changeSettings':
      return decideSettings(intent.settings, context.isTimezone);
    case 'chooseLanguage':
      return ok(languageEvents(state, context.by, intent.locale));
    case 'chooseNaming':
      return ok(decideNaming(state.unnamed, intent.named, context.by.id));
    case 'listWorkshop':
      return decideList(state, intent);
    case 'endWorkshop':
      if (entryOf(state.workshops, intent.channel) !== intent.id) return ok([]);
      return ok([endingOf(intent)]);
    case 'noteEnding':
      return ok(decideNote(state, intent));
    case 'notePresence':
      return ok(decidePresence(state, intent.leftAt));
    case 'plan':
    case 'beginPlan':
    case 'callOff':
    case 'closePlan':
      return decidePlan(state.plans, intent, context.by.id);
    case 'listPoll': {
      const { id, question, channel } = intent;
      return ok([{ type: 'poll.listed', id, question, channel }]);
    }
    case 'forgetWorkshop':
      if (!state.past.includes(intent.id)) return ok([]);
      return ok([{ type: 'workshop.forgotten', id: intent.id }]);
    case 'forgetRecaps':
      return ok(decideForget(state, intent.now));
    case 'forgetPoll':
      if (!state.polls.some(({ id }) => id === intent.id)) return ok([]);
      return ok([{ type: 'poll.forgotten', id: intent.id }]);
  }
}

function endingOf({
  id,
  channel,
  at,
}: Extract<CommunityIntent, { type: 'endWorkshop' }>): CommunityEvent {
  return { type: 'workshop.ended', id, channel, ...(at === undefined ? {} : { at }) };
}

/** Of what is not kept, or no more, nothing is noted. */
function decideNote(
  { past, polls, endings }: CommunityState,
  { id, at }: Extract<CommunityIntent, { type: 'noteEnding' }>,
): CommunityEvent[] {
  const kept = past.includes(id) || polls.some((poll) => poll.id === id);
  return kept && entryOf(endings, id) === undefined ? [{ type: 'ending.noted', id, at }] : [];
}

/** Whether its records hold what is past the time it is kept: they are then written anew. */
export function isOutdated(state: Readonly<CommunityState>, now: number): boolean {
  const { retention = 'forever' } = state.settings;
  if (retention === 'forever') return false;
  return state.stale || (state.wordsSince !== null && isPast(state.wordsSince, retention, now));
}

const isPast = (at: number, retention: Retention, now: number): boolean => {
  const time = erasedAt(at, retention);
  return time !== undefined && time <= now;
};

/** The state alone, as the one event of a stream that is written anew. */
export function keptCommunity(state: Readonly<CommunityState>): CommunityEvent {
  const [oldest = null] = timesSaid(state).toSorted((a, b) => a - b);
  return { type: 'community.kept', state: { ...state, wordsSince: oldest, stale: false } };
}

const timesSaid = ({ recap }: Readonly<CommunityState>): number[] =>
  [...recap.answers, ...recap.recaps].map(({ at }) => at);

function decideForget(state: CommunityState, now: number): CommunityEvent[] {
  const { retention = 'forever' } = state.settings;
  const past = timesSaid(state).filter((at) => isPast(at, retention, now));
  return past.length === 0 ? [] : [{ type: 'recap.forgotten', until: Math.max(...past) }];
}

function decidePresence({ leftAt }: CommunityState, now: number | undefined): CommunityEvent[] {
  if ((leftAt === undefined) === (now === undefined)) return [];
  return [now === undefined ? { type: 'community.back' } : { type: 'community.left', at: now }];
}

/** Said twice it counts once. */
function languageEvents(
  { languages }: CommunityState,
  { id: person }: Actor,
  locale: Locale | null,
): CommunityEvent[] {
  if ((entryOf(languages, person) ?? null) === locale) return [];
  if (locale === null) return [{ type: 'language.followed', person }];
  return [{ type: 'language.chosen', person, locale }];
}

function decideSettings(
  settings: Settings,
  isTimezone: (name: string) => boolean,
): Result<CommunityEvent[], CommunityError> {
  const { timezone, territories = [] } = settings;
  if (timezone !== undefined && !isTimezone(timezone))
    return err({ kind: 'unknownTimezone', timezone });
  if (territories.join('\n').length > maxTerritories)
    return err({ kind: 'territoriesTooLong', max: maxTerritories });
  return ok([{ type: 'settings.changed', settings }]);
}

function decideList(
  state: CommunityState,
  { id, channel }: { id: string; channel: string },
): Result<CommunityEvent[], CommunityError> {
  const present = entryOf(state.workshops, channel);
  if (present !== undefined) return err({ kind: 'channelTaken', workshop: present });
  return ok([{ type: 'workshop.listed', id, channel }]);
}
