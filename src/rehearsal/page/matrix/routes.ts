import { MatrixRefusal } from '../../../platforms/matrix/client/refusal.ts';
import type { MatrixPerson } from '../../matrix/person.ts';
import { commandLine } from '../../matrix/typed.ts';
import { direct, moveClock, parse } from '../orders.ts';
import type { Asked } from '../side-routes.ts';
import { Problem } from '../problem.ts';
import type { WireClock, WireMessages, WirePerson, WireState } from '../protocol.ts';
import type { WireOutcome } from '../protocol-acts.ts';
import { newPerson } from '../new-person.ts';
import { chosenLanguages, wireClock } from '../wire.ts';
import { say } from '../words.ts';
import { matrixActSchema, perform, type Whereabouts } from './gestures.ts';
import { wirePeopleOn, wirePersonOn } from './people.ts';
import { playersOf } from './rehearsal.ts';
import type { MatrixHost, MatrixSession } from './session.ts';
import { channelsSeen, messagesSeen } from './view.ts';

/** A request of the page on Matrix, and what is needed to answer it. */
export interface MatrixCall extends Asked, MatrixSession {
  readonly host: MatrixHost;
}

/** Routes that answer with JSON, by method and path under `/matrix`. */
export const matrixRoutes: ReadonlyMap<string, (call: MatrixCall) => Promise<unknown>> = new Map<
  string,
  (call: MatrixCall) => Promise<unknown>
>([
  ['GET /state', state],
  ['GET /messages', messages],
  ['POST /act', act],
  ['POST /people', addPerson],
  ['POST /cast', direct],
  ['POST /clock', passTime],
  ['POST /restart', restart],
]);

/** The facilitator's, if no person is given or the person is gone. */
async function state(call: MatrixCall): Promise<WireState> {
  const { rehearsal, cast, query } = call;
  const { stage, language } = rehearsal;
  const named = playersOf(rehearsal).find(({ person }) => person.id === query.get('person'));
  const me = named ?? stage.facilitator;
  const languages = await chosenLanguages(rehearsal);
  return {
    me: wirePersonOn(stage, me, languages),
    people: wirePeopleOn(rehearsal, languages),
    guild: { id: stage.room, name: 'En commun' },
    roles: [],
    ...(language === undefined ? {} : { language }),
    channels: channelsSeen(me.person, stage.room),
    begins: commandLine(stage.texts.catalogues[stage.locale], 'workshop start'),
    commands: [],
    cast: cast.now(),
    clock: await wireClock(rehearsal),
  };
}

/** Who a request is for. Throws in plain words if they are not there. */
export const personOn = (call: MatrixCall): MatrixPerson =>
  find(call, call.query.get('person') ?? '');

function find({ rehearsal, language }: MatrixCall, id: string): MatrixPerson {
  const found = playersOf(rehearsal).find(({ person }) => person.id === id);
  if (found === undefined) throw new Problem(404, say(language, 'nobody'));
  return found.person;
}

async function messages(call: MatrixCall): Promise<WireMessages> {
  const { rehearsal, query, language } = call;
  const channel = query.get('channel') ?? '';
  const found = messagesSeen(personOn(call), rehearsal.stage.room, channel);
  if (found === undefined) throw new Problem(404, say(language, 'noChannel'));
  return found;
}

async function act(call: MatrixCall): Promise<WireOutcome> {
  const gesture = parse(matrixActSchema, call);
  const person = find(call, gesture.person);
  const { language } = call;
  await perform(person, whereabouts(call, person, gesture.channel), gesture).catch(
    (error: unknown) => {
      if (!(error instanceof MatrixRefusal)) throw error;
      throw new Problem(422, say(language, 'matrixRefuses', error.message));
    },
  );
  return { kind: 'done' };
}

function whereabouts(call: MatrixCall, person: MatrixPerson, id: string): Whereabouts {
  const channels = channelsSeen(person, call.rehearsal.stage.room);
  const found = channels.find((each) => each.id === id);
  if (found === undefined) throw new Problem(404, say(call.language, 'noChannel'));
  const { parentId } = found;
  return parentId === undefined ? { room: id } : { room: parentId, thread: id };
}

async function addPerson(call: MatrixCall): Promise<WirePerson> {
  const { rehearsal, watches, host } = call;
  const player = await rehearsal.newcomers.add(parse(newPerson, call));
  watches.add(player.person);
  const languages = await chosenLanguages(rehearsal);
  host.streams.tellAll({ type: 'people', people: wirePeopleOn(rehearsal, languages) });
  return wirePersonOn(rehearsal.stage, player, languages);
}

function passTime(call: MatrixCall): Promise<WireClock> {
  return moveClock(call.rehearsal, call, call.host.streams.tellAll);
}

async function restart({ host }: MatrixCall): Promise<object> {
  await host.restart();
  return {};
}
