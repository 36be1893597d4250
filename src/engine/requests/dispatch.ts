import { emptyCommunity } from '../../community/domain/community.ts';
import { entryOf } from '../../kernel/dictionary.ts';
import { locales, type Locale } from '../../kernel/text.ts';
import { actionName } from '../../kernel/view/action.ts';
import { formView, incidentView, refusalView } from '../../refusal/refusal.ts';
import type { Choice, Form, View } from '../../kernel/view/view.ts';
import type {
  Command,
  Arrival,
  Feature,
  Handler,
  Input,
  Leaf,
  MessageCommand,
  PointedMessage,
  RawOptions,
  Reply,
} from './command.ts';
import { refused, suggesting } from './command.ts';
import type { Visit, Who } from './admission.ts';
import { actorIn, organizes, sees } from '../../program/admitting.ts';
import { ownerOf, type Drafts } from './drafts.ts';
import type { Place } from '../context.ts';
import type { Palabre } from '../../program/palabre.ts';
import type { ChatPermission } from '../../kernel/chat-permission.ts';
import type { Log, NewId } from '../ports.ts';
import type { Quota } from './quotas.ts';
import type { TranslatorOf } from '../../i18n/translator.ts';

export interface RequestBase {
  /** The platform's own name for what was asked: delivered twice, it has it twice. */
  readonly id: string;
  readonly who: Who;
  readonly place: Place;
  readonly missing: readonly ChatPermission[];
  readonly textChannel: boolean;
  /** The most that one file of a private answer may hold, in bytes, by the platform. */
  readonly fileBytes: number;
}

export type Request = RequestBase &
  (
    | {
        readonly kind: 'command';
        readonly name: string;
        readonly sub: string | undefined;
        readonly options: RawOptions;
      }
    | { readonly kind: 'message'; readonly name: string; readonly message: PointedMessage }
    | {
        readonly kind: 'action';
        readonly ref: string;
        readonly input: Input;
        /** Sent by a form, which no platform answers with another form. */
        readonly form?: true;
      }
  );

export interface Completion extends RequestBase {
  readonly name: string;
  readonly sub: string | undefined;
  readonly option: string;
  readonly typed: string;
}

/** What the platform has to do for the person who asked. */
export type Answer =
  | { readonly kind: 'private' | 'replace'; readonly view: View }
  | { readonly kind: 'form'; readonly form: Form }
  | { readonly kind: 'quiet' };

export interface Dispatcher {
  answer(request: Request): Promise<Answer>;
  complete(request: Completion): Promise<readonly Choice[]>;
}

export interface DispatchTools {
  readonly palabre: Palabre;
  readonly features: readonly Feature[];
  readonly translatorOf: TranslatorOf;
  readonly drafts: Drafts;
  readonly log: Log;
  readonly newId: NewId;
  readonly quota?: Quota;
}

interface Routes {
  readonly commands: ReadonlyMap<string, Command>;
  readonly messageCommands: ReadonlyMap<string, MessageCommand>;
  readonly handlers: ReadonlyMap<string, Handler>;
}

/** Finds who handles a request, and makes every outcome, a bug included, something to show. */
export function createDispatcher(tools: DispatchTools): Dispatcher {
  const routes: Routes = {
    commands: named(tools.features.flatMap(({ commands = [] }) => commands)),
    messageCommands: named(tools.features.flatMap(({ messageCommands = [] }) => messageCommands)),
    handlers: named(tools.features.flatMap(({ handlers = [] }) => handlers)),
  };
  return {
    answer: (request) => answer(tools, routes, request),
    complete: (request) => complete(tools, routes, request),
  };
}

/** Two commands or actions of one name would hide each other: refused at start. */
function named<T extends { readonly name: string }>(entries: readonly T[]): Map<string, T> {
  const found = new Map<string, T>();
  for (const entry of entries) {
    if (found.has(entry.name)) throw new Error(`Two entries are named ${entry.name}.`);
    found.set(entry.name, entry);
  }
  return found;
}

async function answer(tools: DispatchTools, routes: Routes, request: Request): Promise<Answer> {
  let locale = localeOf(request.who.language) ?? tools.palabre.defaults.locale;
  try {
    const arrival = await arrivalOf(tools, request);
    ({ locale } = arrival.surroundings.asker);
    return shown(tools, arrival, checked(await route(routes, request, arrival), request), request);
  } catch (error) {
    const incident = tools.newId().slice(0, 6).toUpperCase();
    tools.log.error('a request failed', { incident, kind: request.kind, error });
    return { kind: 'private', view: incidentView(incident, tools.translatorOf(locale)) };
  }
}

async function route(routes: Routes, request: Request, arrival: Arrival): Promise<Reply> {
  switch (request.kind) {
    case 'command': {
      const leaf = leafOf(routes, request.name, request.sub);
      if (leaf === undefined) return refused({ kind: 'unknownAction' });
      return leaf.run(arrival, (option) => option.read(request.options[option.name]));
    }
    case 'message': {
      const command = routes.messageCommands.get(request.name);
      return command?.run(arrival, request.message) ?? refused({ kind: 'unknownAction' });
    }
    case 'action': {
      const handler = routes.handlers.get(actionName(request.ref));
      return (
        handler?.run(arrival, request.ref, request.input) ?? refused({ kind: 'unknownAction' })
      );
    }
  }
}

function leafOf(routes: Routes, name: string, sub: string | undefined): Leaf | undefined {
  const command = routes.commands.get(name);
  if (command === undefined || sub === undefined) return command?.leaf;
  return entryOf(command.subcommands, sub);
}

/** A file that the platform would refuse is told of, instead of an answer that never comes. */
function checked(reply: Reply, { fileBytes }: RequestBase): Reply {
  if (reply.kind !== 'private' && reply.kind !== 'replace') return reply;
  const sizes = (reply.view.files ?? []).map(({ text }) => Buffer.byteLength(text, 'utf8'));
  return sizes.some((size) => size > fileBytes)
    ? refused({ kind: 'answerTooBig', max: fileBytes })
    : reply;
}

function shown(
  tools: DispatchTools,
  { visit, surroundings: { t } }: Arrival,
  reply: Reply,
  request: Request,
): Answer {
  const owner = ownerOf(visit.who, visit.place);
  if (reply.kind === 'form' && request.kind === 'action' && request.form === true)
    return { kind: 'private', view: formView(t, tools.drafts.keep(reply.form, owner)) };
  if (reply.kind !== 'refused') return reply;
  const { error, typed } = reply;
  const draft =
    typed === undefined ? undefined : { form: typed, id: tools.drafts.keep(typed, owner) };
  return { kind: 'private', view: refusalView(error, t, draft) };
}

async function complete(
  tools: DispatchTools,
  routes: Routes,
  request: Completion,
): Promise<readonly Choice[]> {
  const leaf = leafOf(routes, request.name, request.sub);
  const option = leaf?.options.find(({ name }) => name === request.option);
  if (leaf === undefined || option === undefined) return [];
  try {
    return await suggesting(await arrivalOf(tools, request), leaf, option, request.typed);
  } catch (error) {
    tools.log.error('a completion failed', { option: option.name, error });
    return [];
  }
}

/** Rights and language are read anew for each request: they may have changed since the last. */
async function arrivalOf(tools: DispatchTools, request: RequestBase): Promise<Arrival> {
  const { id, who, place, missing, textChannel, fileBytes } = request;
  const { palabre, drafts, translatorOf } = tools;
  const { app, templates, defaults } = palabre;
  const community = await palabre.community(place.community);
  const { settings, languages } = community.ok ? community.value : emptyCommunity();
  const locale =
    entryOf(languages, who.id) ?? localeOf(who.language) ?? settings.locale ?? defaults.locale;
  const { facilitatorRole } = settings;
  const visit: Visit = { app, who, place, request: id, facilitatorRole, quota: tools.quota };
  const surroundings: Arrival['surroundings'] = {
    asker: {
      ...actorIn(visit, place.channel),
      administers: who.administers,
      organizes: organizes(visit),
      locale,
    },
    place,
    t: translatorOf(locale),
    drafts,
    templates,
    defaults,
    now: app.tools.clock,
    painting: app.tools,
    translatorOf,
    seesChannel: (channel) => sees(visit, channel),
    channelGone: (channel) => who.rightsIn(channel) === undefined,
    missing,
    textChannel,
    fileBytes,
  };
  return { visit, surroundings };
}

function localeOf(language: string): Locale | undefined {
  return locales.find((locale) => language === locale || language.startsWith(`${locale}-`));
}
