import type { Locale } from '../../kernel/text.ts';
import { workshopIn } from '../../workshop/cases.ts';
import type { Attachment, Message, Outcome, Person } from '../local-discord/index.ts';
import type { Stage } from '../stage.ts';
import type { WireAttachment, WireMessage } from './protocol-shown.ts';
import type { WireClock, WirePerson, WireRole } from './protocol.ts';
import type { WireOutcome } from './protocol-acts.ts';
import { administers, facilitates, type Rehearsal } from './rehearsal.ts';

/** The local Discord's data in the page's format. */
export function wireMessage(message: Message): WireMessage {
  return { ...message, attachments: message.attachments.map(wireAttachment) };
}

function wireAttachment({ id, name, contentType, size }: Attachment): WireAttachment {
  const url = `/attachments/${id}/${encodeURIComponent(name)}`;
  return { id, name, contentType, size, url };
}

export type Chosen = Readonly<Record<string, Locale>>;

/** A workshop's place, and its time. */
export type Timed = Pick<Rehearsal, 'place' | 'bot' | 'clock'>;

/** The languages that people chose to be answered in, by the people's ids. */
export async function chosenLanguages({ place, bot }: Omit<Timed, 'clock'>): Promise<Chosen> {
  const community = await bot.context.streams.communities.read(place.community);
  return community.ok ? community.value.languages : {};
}

export function wirePerson(stage: Stage, person: Person, languages: Chosen): WirePerson {
  const { id, name, locale } = person;
  const { [id]: chosen } = languages;
  const rights = { facilitates: facilitates(stage, id), administers: administers(stage, id) };
  return { id, name, locale, ...(chosen === undefined ? {} : { chosen }), ...rights, bot: false };
}

/** People in order of arrival, then the bot, which writes too. */
export function wirePeople(stage: Stage, languages: Chosen): WirePerson[] {
  const bot = { id: stage.discord.botId, name: 'Palabre', locale: 'fr' };
  return [
    ...stage.guild.people().map((person) => wirePerson(stage, person, languages)),
    { ...bot, facilitates: false, administers: false, bot: true },
  ];
}

/** Here a person's own permissions are a role of their own, by their name. */
export function wireRoles({ guild }: Stage): WireRole[] {
  const own = new Set(guild.people().map(({ name }) => name));
  return guild
    .roles()
    .filter(({ name }) => !own.has(name))
    .map(({ id, name }) => ({ id, name }));
}

export function wireOutcome(outcome: Outcome): WireOutcome {
  switch (outcome.kind) {
    case 'message':
    case 'update':
      return { kind: outcome.kind, message: wireMessage(outcome.message) };
    case 'modal':
    case 'choices':
      return outcome;
    default:
      return { kind: 'done' };
  }
}

/** A paused or finished timebox has no end to skip to. */
export async function wireClock({ place, bot, clock }: Timed): Promise<WireClock> {
  const workshop = await workshopIn(bot.context, place);
  const timebox = workshop.ok ? workshop.value.timebox : null;
  const now = clock.now();
  if (timebox === null || timebox.pausedWith !== undefined || timebox.endsAt <= now) return { now };
  return { now, timeboxEndsAt: timebox.endsAt };
}
