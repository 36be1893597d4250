import type { Failure } from '../../kernel/failure.ts';
import type { Rich } from '../../kernel/rich.ts';
import type { Translator } from '../../i18n/translator.ts';
import { actionName } from '../../kernel/view/action.ts';
import { bytesOf, type Choice, type Form, type View } from '../../kernel/view/view.ts';
import type { Log, NewId } from '../ports.ts';
import { byName } from './by-name.ts';
import { arrivalOf, localeOf, type ArrivalTools, type RequestBase } from './arrival.ts';
import type { Visit } from './admission.ts';
import type { Arrival, Feature, Input, PointedMessage, RawOptions } from './command.ts';
import { inputOf } from './draft-input.ts';
import { ownerOf } from './drafts.ts';
import { refused, replacing, type Reply } from './reply.ts';
import { readerRole, type ReaderRole } from './rights.ts';
import { leafOf, routesOf, type Routes } from './routes.ts';

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
        /** Sent by a form; no platform can answer a form with another. */
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
  | { readonly kind: 'private' | 'receipt'; readonly view: View }
  | Extract<Reply, { kind: 'replace' }>
  /** `why`: the kind of the mistake; a bug has none. */
  | { readonly kind: 'refusal'; readonly view: View; readonly why?: Failure['kind'] }
  | { readonly kind: 'form'; readonly form: Form }
  | { readonly kind: 'quiet' };

export interface Dispatcher {
  answer(request: Request): Promise<Answer>;
  complete(request: Completion): Promise<readonly Choice[]>;
}

/** A form that waits behind a button, by the id it is kept under. */
interface Draft {
  readonly form: Form;
  readonly id: string;
}

/** The views for requests that did not go as asked. */
export interface Notices {
  /** `draft`: what the person had typed, to take up again. */
  refusal(error: Failure, t: Translator, draft: Draft | undefined, reader: ReaderRole): View;
  /** A form that could not open by itself. */
  form(t: Translator, draft: string): View;
  /**
   * Asks whether the form is what was meant: the person then sends it as it stands, or changes it.
   */
  question(question: Rich, t: Translator, draft: string): View;
  /** A bug; `incident` is the code that it has in the log. */
  incident(incident: string, t: Translator, reader: ReaderRole): View;
}

export interface DispatchTools extends ArrivalTools {
  readonly features: readonly Feature[];
  readonly notices: Notices;
  /**
   * Whether the person facilitates what is open in their place, even without a right on the
   * platform.
   */
  readonly facilitates: (visit: Visit) => Promise<boolean>;
  readonly log: Log;
  readonly newId: NewId;
}

/** Routes each request to its handler and turns every outcome, bugs included, into an answer. */
export function createDispatcher(tools: DispatchTools): Dispatcher {
  const routes = routesOf(tools.features);
  return {
    answer: (request) => answer(tools, routes, request),
    complete: (request) => complete(tools, routes, request),
  };
}

async function answer(tools: DispatchTools, routes: Routes, request: Request): Promise<Answer> {
  let locale = localeOf(request.who.language) ?? tools.app.tools.defaults.locale;
  let reader: ReaderRole = 'member';
  try {
    const arrival = await arrivalOf(tools, request, routes.help);
    ({ locale } = arrival.surroundings.asker);
    reader = readerRole(arrival.surroundings.asker);
    const reply = settled(routes, arrival, await route(routes, request, arrival));
    return await shown(tools, arrival, checked(await reply, request), request);
  } catch (error) {
    const incident = tools.newId().slice(0, 6).toUpperCase();
    tools.log.error('a request failed', { incident, kind: request.kind, error });
    const t = tools.translatorOf(locale, tools.app.tools.defaults.timezone);
    return { kind: 'refusal', view: tools.notices.incident(incident, t, reader) };
  }
}

async function route(routes: Routes, request: Request, arrival: Arrival): Promise<Reply> {
  switch (request.kind) {
    case 'command': {
      const leaf = leafOf(routes, request.name, request.sub);
      if (leaf === undefined) return refused({ kind: 'unknownAction' });
      const options = await byName(leaf, arrival, request.options);
      return leaf.run(arrival, (option) => option.read(options[option.name]));
    }
    case 'message': {
      const command = routes.messageCommands.get(request.name);
      return command?.run(arrival, request.message) ?? refused({ kind: 'unknownAction' });
    }
    case 'action':
      return acting(routes, arrival, request.ref, request.input);
  }
}

async function acting(routes: Routes, arrival: Arrival, ref: string, input: Input): Promise<Reply> {
  const handler = routes.handlers.get(actionName(ref));
  return handler?.run(arrival, ref, input) ?? refused({ kind: 'unknownAction' });
}

type Settled = Exclude<Reply, { kind: 'send' }>;

/** Sends a form as it stands, with its rights checked again. The outcome replaces the question. */
async function settled(routes: Routes, arrival: Arrival, reply: Reply): Promise<Settled> {
  if (reply.kind !== 'send') return reply;
  const { form } = reply;
  const sent = await acting(routes, arrival, form.action, inputOf(form));
  if (sent.kind === 'send') return refused({ kind: 'unknownAction' });
  return sent.kind === 'private' || sent.kind === 'receipt' ? replacing(sent.view) : sent;
}

/** Refuses an answer with a file that is too big for the platform: it would never arrive. */
function checked(reply: Settled, { fileBytes }: RequestBase): Settled {
  if (!('view' in reply)) return reply;
  const sizes = (reply.view.files ?? []).map((file) => bytesOf(file).length);
  return sizes.some((size) => size > fileBytes)
    ? refused({ kind: 'answerTooBig', max: fileBytes })
    : reply;
}

async function shown(
  tools: DispatchTools,
  { visit, surroundings: { t, asker } }: Arrival,
  reply: Settled,
  request: Request,
): Promise<Answer> {
  const { drafts, notices } = tools;
  const owner = ownerOf(visit.who, visit.place);
  if (reply.kind === 'form' && request.kind === 'action' && request.form === true)
    return { kind: 'private', view: notices.form(t, drafts.keep(reply.form, owner)) };
  if (reply.kind === 'confirm') {
    const draft = drafts.keep(reply.form, owner);
    return { kind: 'replace', view: notices.question(reply.question, t, draft) };
  }
  if (reply.kind !== 'refused') return reply;
  const { error, typed } = reply;
  const draft = typed === undefined ? undefined : { form: typed, id: drafts.keep(typed, owner) };
  const reader = (await tools.facilitates(visit)) ? 'facilitator' : readerRole(asker);
  return { kind: 'refusal', view: notices.refusal(error, t, draft, reader), why: error.kind };
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
    return await leaf.suggest(await arrivalOf(tools, request, routes.help), option, request.typed);
  } catch (error) {
    tools.log.error('a completion failed', { option: option.name, error });
    return [];
  }
}
