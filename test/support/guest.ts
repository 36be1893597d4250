import type { ChannelRights } from '../../src/engine/requests/admission.ts';
import {
  chosen,
  type Input,
  type PointedMessage,
  type RawOptions,
} from '../../src/engine/requests/command.ts';
import type { RequestBase } from '../../src/engine/requests/arrival.ts';
import type { Answer, Dispatcher } from '../../src/engine/requests/dispatch.ts';
import type { ChatPermission } from '../../src/kernel/chat-permission.ts';
import type { Person } from '../../src/kernel/people.ts';
import type { Choice, Form } from '../../src/kernel/view/view.ts';

/** What the platform says about somebody and where they are. */
export interface Particulars {
  readonly language?: string;
  readonly managesEvents?: boolean;
  readonly administers?: boolean;
  readonly roles?: readonly string[];
  readonly community?: string;
  readonly channel?: string;
  /** Channels of this community that they cannot see. */
  readonly hidden?: readonly string[];
  /** Channels that no longer exist. */
  readonly gone?: readonly string[];
  /** Where they manage events, in addition to `managesEvents`, which applies everywhere. */
  readonly managesEventsIn?: readonly string[];
  readonly bot?: boolean;
  readonly thread?: string;
  readonly botLacks?: readonly ChatPermission[];
  readonly textChannel?: boolean;
  readonly fileBytes?: number;
}

/** What is typed, ticked or chosen, by field. */
export type Typed = Readonly<Record<string, string | readonly string[] | Person>>;

/** Somebody in front of their screen. */
export interface Guest {
  readonly id: string;
  /** `workshop start`. */
  use(command: string, options?: RawOptions): Promise<Answer>;
  press(ref: string): Promise<Answer>;
  choose(ref: string, what: string | Person): Promise<Answer>;
  /** Fields that are not typed keep what the form holds. */
  submit(form: Form, typed?: Typed): Promise<Answer>;
  point(command: string, message: PointedMessage): Promise<Answer>;
  complete(command: string, option: string, typed?: string): Promise<readonly Choice[]>;
}

/** Requests are numbered: none is delivered twice. */
let requests = 0;

export function createGuest(dispatcher: Dispatcher, name: string, about: Particulars): Guest {
  const base = (): RequestBase => ({ ...baseOf(name, about), id: `r${(requests += 1)}` });
  const act = (ref: string, input: Input) =>
    dispatcher.answer({ ...base(), kind: 'action', ref, input });
  return {
    id: name,
    use: (command, options = {}) =>
      dispatcher.answer({ ...base(), kind: 'command', ...parts(command), options }),
    press: (ref) => act(ref, inputOf({})),
    choose: (ref, what) =>
      act(ref, inputOf({ [chosen]: typeof what === 'string' ? [what] : what })),
    submit: (form, typed = {}) => act(form.action, inputOf({ ...asItStands(form), ...typed })),
    point: (command, message) =>
      dispatcher.answer({ ...base(), kind: 'message', name: command, message }),
    complete: (command, option, typed = '') =>
      dispatcher.complete({ ...base(), ...parts(command), option, typed }),
  };
}

function baseOf(name: string, about: Particulars): Omit<RequestBase, 'id'> {
  const { language = 'fr', managesEvents = false, administers = false, roles = [] } = about;
  const {
    community = 'g',
    channel = 'c',
    thread,
    botLacks = [],
    textChannel = true,
    fileBytes = 10 * 1024 * 1024,
  } = about;
  return {
    who: {
      id: name,
      name,
      bot: about.bot === true,
      roles,
      managesEvents,
      administers,
      language,
      rightsIn: (where) => rightsIn(about, where),
    },
    place: { community, channel, ...(thread === undefined ? {} : { thread }) },
    missing: botLacks,
    textChannel,
    fileBytes,
  };
}

function rightsIn(about: Particulars, channel: string): ChannelRights | undefined {
  const { hidden = [], gone = [], managesEvents = false, managesEventsIn = [] } = about;
  if (gone.includes(channel)) return undefined;
  return {
    sees: !hidden.includes(channel),
    managesEvents: managesEvents || managesEventsIn.includes(channel),
  };
}

function parts(command: string): { name: string; sub: string | undefined } {
  const [name = '', sub] = command.split(' ');
  return { name, sub };
}

function inputOf(typed: Typed): Input {
  return {
    text: (id) => {
      const value = typed[id];
      return typeof value === 'string' ? value : '';
    },
    list: (id) => {
      const value = typed[id];
      return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
    },
    person: (id) => {
      const value = typed[id];
      return typeof value === 'object' && 'name' in value ? value : undefined;
    },
  };
}

function asItStands(form: Form): Typed {
  return Object.fromEntries(
    form.fields.map((field): [string, string | readonly string[] | Person] => {
      if (field.kind === 'someOf') return [field.id, field.values ?? []];
      if (field.kind === 'member' && field.value !== undefined)
        return [field.id, { id: field.value, name: field.value }];
      return [field.id, field.value ?? ''];
    }),
  );
}
