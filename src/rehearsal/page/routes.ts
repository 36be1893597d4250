import type { Locale } from '../../kernel/text.ts';
import { Refused, type Person } from '../local-discord/index.ts';
import { chooseCatalan } from '../choose-catalan.ts';
import { discordOfCatalans, facilitating } from '../stage.ts';
import type { CastPlayer } from './cast-player.ts';
import { actSchema, perform } from './gestures.ts';
import { Problem } from './problem.ts';
import type { WireClock, WireEvent, WireMessages, WirePerson, WireState } from './protocol.ts';
import type { WireFile, WireOutcome } from './protocol-acts.ts';
import { newPerson } from './new-person.ts';
import { direct, moveClock, parse } from './orders.ts';
import type { Asked } from './side-routes.ts';
import type { Rehearsal } from './rehearsal.ts';
import {
  chosenLanguages,
  wireClock,
  wireMessage,
  wirePeople,
  wirePerson,
  wireRoles,
} from './wire.ts';
import { say } from './words.ts';

/** A request of the page, and what is needed to answer it. */
export interface Call extends Asked {
  readonly rehearsal: Rehearsal;
  readonly cast: CastPlayer;
  tellAll(event: WireEvent): void;
  restart(): Promise<void>;
}

/** The only request whose body is not JSON. */
export const sendsFile = 'POST /files';

/** Routes that answer with JSON, by method and path. */
export const routes: ReadonlyMap<string, (call: Call) => Promise<unknown>> = new Map<
  string,
  (call: Call) => Promise<unknown>
>([
  ['GET /state', state],
  ['GET /messages', messages],
  ['POST /act', act],
  [sendsFile, takeFile],
  ['POST /people', addPerson],
  ['POST /cast', direct],
  ['POST /clock', passTime],
  ['POST /restart', restart],
]);

export function personOf({ rehearsal, query, language }: Call): Person {
  return find(rehearsal, query.get('person') ?? '', language);
}

function find({ stage }: Rehearsal, id: string, language: Locale): Person {
  const found = stage.guild.people().find((person) => person.id === id);
  if (found === undefined) throw new Problem(404, say(language, 'nobody'));
  return found;
}

/** The facilitator's, if no person is given or the person is gone. */
async function state({ rehearsal, cast, query }: Call): Promise<WireState> {
  const { stage } = rehearsal;
  const { guild, discord } = stage;
  const named = guild.people().find(({ id }) => id === query.get('person'));
  const me = named ?? stage.facilitator;
  const languages = await chosenLanguages(rehearsal);
  return {
    me: wirePerson(stage, me, languages),
    people: wirePeople(stage, languages),
    guild: { id: guild.id, name: guild.name },
    roles: wireRoles(stage),
    ...(rehearsal.language === undefined ? {} : { language: rehearsal.language }),
    channels: me.channels(),
    commands: discord.commands(),
    cast: cast.now(),
    clock: await wireClock(rehearsal),
  };
}

async function messages(call: Call): Promise<WireMessages> {
  const person = personOf(call);
  const channel = call.query.get('channel') ?? '';
  if (!person.channels().some(({ id }) => id === channel))
    throw new Problem(404, say(call.language, 'noChannel'));
  return person.read(channel).map(wireMessage);
}

async function act(call: Call): Promise<WireOutcome> {
  const gesture = parse(actSchema, call);
  const person = find(call.rehearsal, gesture.person, call.language);
  return perform(person, gesture).catch((error: unknown) => {
    if (error instanceof Refused) throw new Problem(422, say(call.language, error.why));
    if (!(error instanceof Error)) throw error;
    throw new Problem(422, say(call.language, 'notAllowed', error.message));
  });
}

async function takeFile(call: Call): Promise<WireFile> {
  const { body, query, language } = call;
  const name = query.get('name') ?? '';
  if (!Buffer.isBuffer(body) || name === '')
    throw new Problem(400, say(language, 'notUnderstood', 'name'));
  const contentType = query.get('type') || 'application/octet-stream';
  return { id: personOf(call).upload({ name, contentType, bytes: body }) };
}

async function addPerson(call: Call): Promise<WirePerson> {
  const { facilitates, locale, name } = parse(newPerson, call);
  const { stage, saver } = call.rehearsal;
  const person = stage.guild.addMember({
    name,
    locale: locale === 'ca' ? discordOfCatalans : locale,
    ...(facilitates ? { permissions: facilitating } : {}),
  });
  if (locale === 'ca') await chooseCatalan(stage, person);
  saver.touch();
  const languages = await chosenLanguages(call.rehearsal);
  call.tellAll({ type: 'people', people: wirePeople(stage, languages) });
  return wirePerson(stage, person, languages);
}

async function passTime(call: Call): Promise<WireClock> {
  const { rehearsal, tellAll } = call;
  const { saver, stage } = rehearsal;
  // Requests in progress would seem to have taken that long.
  while (stage.discord.waiting > 0) await new Promise((resolve) => setTimeout(resolve, 5));
  const now = await moveClock(rehearsal, call, tellAll);
  saver.touch();
  return now;
}

async function restart(call: Call): Promise<object> {
  await call.restart();
  return {};
}
