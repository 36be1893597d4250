import { emptyCommunity } from '../domain/community.ts';
import { entryOf } from '../domain/dictionary.ts';
import { locales, type Locale } from '../domain/text.ts';
import { actionName } from '../view/action.ts';
import { incidentView, refusalView } from '../view/refusal.ts';
import type { Choice, Form, View } from '../view/view.ts';
import type {
  Command,
  Context,
  Feature,
  Handler,
  Input,
  Leaf,
  MessageCommand,
  PointedMessage,
  RawOptions,
  Reply,
} from './command.ts';
import { refused } from './command.ts';
import type { Drafts } from './drafts.ts';
import type { Place } from './house.ts';
import type { Palabre } from './palabre.ts';
import type { ChatPermission } from '../domain/errors.ts';
import type { Log, NewId } from './ports.ts';
import type { TranslatorOf } from './subjects.ts';

/** What the platform says of who asks, before the community's own rules are applied. */
export interface Who {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly managesEvents: boolean;
  readonly administers: boolean;
  /** A language tag such as `fr` or `en-US`. */
  readonly language: string;
}

export interface RequestBase {
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
    | { readonly kind: 'action'; readonly ref: string; readonly input: Input }
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
    const context = await contextOf(tools, request);
    ({ locale } = context.asker);
    return shown(tools, context, checked(await route(routes, request, context), request));
  } catch (error) {
    const incident = tools.newId().slice(0, 6).toUpperCase();
    tools.log.error('a request failed', { incident, kind: request.kind, error });
    return { kind: 'private', view: incidentView(incident, tools.translatorOf(locale)) };
  }
}

async function route(routes: Routes, request: Request, context: Context): Promise<Reply> {
  switch (request.kind) {
    case 'command': {
      const leaf = leafOf(routes, request.name, request.sub);
      if (leaf === undefined) return refused({ kind: 'unknownAction' });
      return leaf.run(context, (option) => option.read(entryOf(request.options, option.name)));
    }
    case 'message': {
      const command = routes.messageCommands.get(request.name);
      return command?.run(context, request.message) ?? refused({ kind: 'unknownAction' });
    }
    case 'action': {
      const handler = routes.handlers.get(actionName(request.ref));
      return (
        handler?.run(context, request.ref, request.input) ?? refused({ kind: 'unknownAction' })
      );
    }
  }
}

function leafOf(routes: Routes, name: string, sub: string | undefined): Leaf | undefined {
  const command = routes.commands.get(name);
  return sub === undefined ? command?.leaf : command && entryOf(command.subcommands, sub);
}

/** A file that the platform would refuse is told of, instead of an answer that never comes. */
function checked(reply: Reply, { fileBytes }: RequestBase): Reply {
  if (reply.kind !== 'private' && reply.kind !== 'replace') return reply;
  const sizes = (reply.view.files ?? []).map(({ text }) => Buffer.byteLength(text, 'utf8'));
  return sizes.some((size) => size > fileBytes)
    ? refused({ kind: 'answerTooBig', max: fileBytes })
    : reply;
}

function shown(tools: DispatchTools, { t }: Context, reply: Reply): Answer {
  if (reply.kind !== 'refused') return reply;
  const { error, typed } = reply;
  const draft = typed === undefined ? undefined : { form: typed, id: tools.drafts.keep(typed) };
  return { kind: 'private', view: refusalView(error, t, draft) };
}

async function complete(
  tools: DispatchTools,
  routes: Routes,
  request: Completion,
): Promise<readonly Choice[]> {
  const option = leafOf(routes, request.name, request.sub)?.options.find(
    ({ name }) => name === request.option,
  );
  try {
    return (await option?.complete?.(await contextOf(tools, request), request.typed)) ?? [];
  } catch (error) {
    tools.log.error('a completion failed', { option: request.option, error });
    return [];
  }
}

/** Rights and language are read anew for each request: they may have changed since the last. */
async function contextOf(tools: DispatchTools, request: RequestBase): Promise<Context> {
  const { who, place, missing, textChannel, fileBytes } = request;
  const { palabre, drafts } = tools;
  const community = await palabre.community(place.community);
  const { settings, languages } = community.ok ? community.value : emptyCommunity();
  const locale =
    entryOf(languages, who.id) ??
    localeOf(who.language) ??
    settings.locale ??
    palabre.defaults.locale;
  const moderates =
    who.managesEvents ||
    (settings.facilitatorRole !== undefined && who.roles.includes(settings.facilitatorRole));
  return {
    asker: { id: who.id, name: who.name, moderates, administers: who.administers, locale },
    place,
    t: tools.translatorOf(locale),
    palabre,
    drafts,
    translatorOf: tools.translatorOf,
    missing,
    textChannel,
    fileBytes,
  };
}

function localeOf(language: string): Locale | undefined {
  return locales.find((locale) => language === locale || language.startsWith(`${locale}-`));
}
