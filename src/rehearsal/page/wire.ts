import { workshopIn } from '../../workshop/cases.ts';
import type { Attachment, Message, Outcome, Person } from '../local-discord/index.ts';
import type { Stage } from '../stage.ts';
import type {
  WireAttachment,
  WireClock,
  WireMessage,
  WireOutcome,
  WirePerson,
} from './protocol.ts';
import { facilitates, type Rehearsal } from './rehearsal.ts';

/** The local Discord's data in the page's format. */
export function wireMessage(message: Message): WireMessage {
  return { ...message, attachments: message.attachments.map(wireAttachment) };
}

function wireAttachment({ id, name, contentType, size }: Attachment): WireAttachment {
  const url = `/attachments/${id}/${encodeURIComponent(name)}`;
  return { id, name, contentType, size, url };
}

export function wirePerson(stage: Stage, person: Person): WirePerson {
  const { id, name, locale } = person;
  return { id, name, locale, facilitates: facilitates(stage, id), bot: false };
}

/** People in order of arrival, then the bot, which writes too. */
export function wirePeople(stage: Stage): WirePerson[] {
  const bot = { id: stage.discord.botId, name: 'Palabre', locale: 'fr' };
  return [
    ...stage.guild.people().map((person) => wirePerson(stage, person)),
    { ...bot, facilitates: false, bot: true },
  ];
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
export async function wireClock({ stage, bot, clock }: Rehearsal): Promise<WireClock> {
  const place = { community: stage.guild.id, channel: stage.channel.id };
  const workshop = await workshopIn(bot.context, place);
  const timebox = workshop.ok ? workshop.value.timebox : null;
  const now = clock.now();
  if (timebox === null || timebox.pausedWith !== undefined || timebox.endsAt <= now) return { now };
  return { now, timeboxEndsAt: timebox.endsAt };
}
