import type { CommunityEvent, CommunityState } from './state.ts';
import { decideKeeping, foldKeeping, type KeepingIntent } from './keeping.ts';
import { entryOf } from '../../kernel/dictionary.ts';
import { decideNaming, foldNaming } from './attribution-opt-outs.ts';
import { decideCalls, foldCalls } from './call-opt-outs.ts';
import { isHuman, type Actor } from '../../kernel/people.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { decideSettings, type Settings, type SettingsError } from './settings.ts';
import type { Locale } from '../../kernel/text.ts';

export { maxTerritories, type Settings } from './settings.ts';

export type CommunityIntent =
  | KeepingIntent
  | { readonly type: 'changeSettings'; readonly settings: Settings }
  | { readonly type: 'chooseLanguage'; readonly locale: Locale | null }
  | { readonly type: 'chooseNaming'; readonly named: boolean }
  | { readonly type: 'chooseCalls'; readonly called: boolean }
  | { readonly type: 'listWorkshop'; readonly id: string; readonly channel: string }
  | {
      readonly type: 'endWorkshop';
      readonly id: string;
      readonly channel: string;
      /** Unknown if it was listed but never opened. */
      readonly at?: number | undefined;
    }
  | { readonly type: 'forgetWorkshop' | 'forgetPoll'; readonly id: string }
  | {
      readonly type: 'listPoll';
      readonly id: string;
      readonly question: string;
      readonly channel: string;
    };

export type CommunityError =
  | { readonly kind: 'channelTaken'; readonly workshop: string }
  | SettingsError
  | { readonly kind: 'notAPerson' };

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
      state.attributionOptOuts = foldNaming(state.attributionOptOuts, event);
      return state;
    case 'person.uncalled':
    case 'person.called':
      state.callOptOuts = foldCalls(state.callOptOuts, event);
      return state;
    case 'workshop.listed':
      state.workshops[event.channel] = event.id;
      return state;
    case 'workshop.ended':
      return endWorkshop(state, event);
    case 'ending.noted':
    case 'rest.noted':
    case 'community.left':
    case 'community.back':
    case 'erasure.asked':
    case 'erasure.rewriting':
    case 'erasure.shown':
      return foldKeeping(state, event);
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
  }
}

function endWorkshop(
  state: CommunityState,
  { id, channel, at }: Extract<CommunityEvent, { type: 'workshop.ended' }>,
): CommunityState {
  if (entryOf(state.workshops, channel) === id) delete state.workshops[channel];
  state.ended[channel] = id;
  state.past.push(id);
  if (at !== undefined) state.endings[id] = at;
  return state;
}

function forgetWorkshop(state: CommunityState, workshop: string): CommunityState {
  state.past = state.past.filter((id) => id !== workshop);
  delete state.endings[workshop];
  delete state.rests?.[workshop];
  for (const [channel, id] of Object.entries(state.ended))
    if (id === workshop) delete state.ended[channel];
  return state;
}

/** `isTimezone` is the platform's list of zones, which a domain cannot look up. */
export function decideCommunity(
  state: CommunityState,
  intent: CommunityIntent,
  context: { by: Actor; isTimezone: (name: string) => boolean },
): Result<CommunityEvent[], CommunityError> {
  if (!isHuman(context.by)) return err({ kind: 'notAPerson' });
  switch (intent.type) {
    case 'changeSettings':
      return decideSettings(intent.settings, context.isTimezone);
    case 'chooseLanguage':
      return ok(languageEvents(state, context.by, intent.locale));
    case 'chooseNaming':
      return ok(decideNaming(state.attributionOptOuts, intent.named, context.by.id));
    case 'chooseCalls':
      return ok(decideCalls(state.callOptOuts, intent.called, context.by.id));
    case 'listWorkshop':
      return decideList(state, intent);
    case 'endWorkshop':
      if (entryOf(state.workshops, intent.channel) !== intent.id) return ok([]);
      return ok([{ ...intent, type: 'workshop.ended' }]);
    case 'noteEnding':
    case 'noteRest':
    case 'notePresence':
    case 'askErasure':
    case 'noteRewriting':
    case 'noteShown':
      return ok(decideKeeping(state, intent));
    case 'listPoll': {
      const { id, question, channel } = intent;
      return ok([{ type: 'poll.listed', id, question, channel }]);
    }
    case 'forgetWorkshop':
      if (!state.past.includes(intent.id)) return ok([]);
      return ok([{ type: 'workshop.forgotten', id: intent.id }]);
    case 'forgetPoll':
      if (!state.polls.some(({ id }) => id === intent.id)) return ok([]);
      return ok([{ type: 'poll.forgotten', id: intent.id }]);
  }
}

/** Choosing the same twice records nothing. */
function languageEvents(
  { languages }: CommunityState,
  { id: person }: Actor,
  locale: Locale | null,
): CommunityEvent[] {
  if ((entryOf(languages, person) ?? null) === locale) return [];
  if (locale === null) return [{ type: 'language.followed', person }];
  return [{ type: 'language.chosen', person, locale }];
}

function decideList(
  state: CommunityState,
  { id, channel }: { id: string; channel: string },
): Result<CommunityEvent[], CommunityError> {
  const present = entryOf(state.workshops, channel);
  if (present !== undefined) return err({ kind: 'channelTaken', workshop: present });
  return ok([{ type: 'workshop.listed', id, channel }]);
}

declare module '../../kernel/failure.ts' {
  interface Failures {
    readonly community: CommunityError;
  }
}
