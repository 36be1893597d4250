import type { Person } from '../../kernel/people.ts';
import type { GivenFile, Option } from './command.ts';

type Extras = Pick<Option<unknown>, 'complete' | 'limits'>;

/** Thrown when the platform delivers something that its own command description excludes: a bug. */
function unexpected(name: string): never {
  throw new TypeError(`The option ${name} is not of its declared type.`);
}

export function requiredText(name: string, extras: Extras = {}): Option<string> {
  return {
    ...extras,
    name,
    kind: 'text',
    required: true,
    read: (raw) => (typeof raw === 'string' ? raw : unexpected(name)),
  };
}

export function text(name: string, extras: Extras = {}): Option<string | undefined> {
  return {
    ...extras,
    name,
    kind: 'text',
    required: false,
    read: (raw) => (typeof raw === 'string' ? raw : undefined),
  };
}

export function requiredInteger(name: string, min: number, max: number): Option<number> {
  return {
    name,
    kind: 'integer',
    required: true,
    limits: { min, max },
    read: (raw) => (typeof raw === 'number' ? raw : unexpected(name)),
  };
}

export function requiredPerson(name: string): Option<Person> {
  return {
    name,
    kind: 'person',
    required: true,
    read: (raw) => (typeof raw === 'object' && !('read' in raw) ? raw : unexpected(name)),
  };
}

export function role(name: string): Option<string | undefined> {
  return {
    name,
    kind: 'role',
    required: false,
    read: (raw) => (typeof raw === 'string' ? raw : undefined),
  };
}

/** A channel that messages can be posted in, by its id. */
export function channel(name: string): Option<string | undefined> {
  return {
    name,
    kind: 'channel',
    required: false,
    read: (raw) => (typeof raw === 'string' ? raw : undefined),
  };
}

/** A file of at most `maxBytes` bytes: a longer one is refused unread. */
export function requiredFile(
  name: string,
  { maxBytes }: { readonly maxBytes: number },
): Option<GivenFile> {
  return {
    name,
    kind: 'file',
    required: true,
    read: (raw) => {
      if (typeof raw !== 'object' || !('read' in raw)) return unexpected(name);
      return { name: raw.name, size: raw.size, bytes: () => raw.read(maxBytes) };
    },
  };
}

export function choice<const Value extends string>(
  name: string,
  choices: readonly Value[],
): Option<Value | undefined> {
  return {
    name,
    kind: 'choice',
    required: false,
    choices,
    read: (raw) => choices.find((value) => value === raw),
  };
}

export function requiredChoice<const Value extends string>(
  name: string,
  choices: readonly Value[],
): Option<Value> {
  return {
    name,
    kind: 'choice',
    required: true,
    choices,
    read: (raw) => choices.find((value) => value === raw) ?? unexpected(name),
  };
}
