import {
  chosen,
  type Feature,
  type Input,
  type Leaf,
  type RawOptions,
  type RawValue,
} from '../../../src/engine/requests/command.ts';
import type { Catalogue } from '../../../src/i18n/translator.ts';
import type { Person } from '../../../src/kernel/people.ts';
import type { Form, FormField } from '../../../src/kernel/view/view.ts';
import type { Offer } from './write.ts';

type PersonNamed = (name: string) => Person | undefined;

/** What a number brings: the choice made; a person where one is to be named after it. */
export function offered({ choice }: Offer, rest: string, personNamed: PersonNamed): Input {
  return {
    text: () => '',
    list: (id) => (id === chosen && choice !== undefined ? [choice] : []),
    person: (id) => (id === chosen ? personNamed(rest) : undefined),
  };
}

/** Reads `Mon nom: Nour`, a line a field; several choices of a list are separated by commas. */
export function filledIn({ fields }: Form, typed: string, personNamed: PersonNamed): Input {
  const said = new Map(
    typed.split('\n').flatMap((line) => {
      const [label = '', ...value] = line.split(':');
      const field = fields.find((each) => same(each.label, label));
      return field === undefined ? [] : [[field.id, value.join(':').trim()] as const];
    }),
  );
  const picked = (id: string): string[] => {
    const field = fields.find((each) => each.id === id);
    return field === undefined ? [] : choicesIn(field, said.get(id) ?? '');
  };
  return {
    text: (id) => picked(id)[0] ?? said.get(id) ?? '',
    list: picked,
    person: (id) => personNamed(said.get(id) ?? ''),
  };
}

function choicesIn(field: FormField, typed: string): string[] {
  if (!('options' in field)) return [];
  return typed.split(',').flatMap((each) => {
    const option = field.options.find(({ label }) => same(label, each));
    return option === undefined ? [] : [option.id];
  });
}

const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();

/** Reads `atelier lancer verger`: a command by its names in this language, then its first option. */
export function commandIn(line: string, features: readonly Feature[], names: Catalogue) {
  const [first = '', second = '', ...others] = line.split(' ');
  const nameOf = (key: string) => names[`command.${key}.name`];
  const command = features
    .flatMap(({ commands = [] }) => commands)
    .find(({ name }) => nameOf(name) === first);
  if (command === undefined) return undefined;
  const sub = Object.keys(command.subcommands).find(
    (each) => nameOf(`${command.name}.${each}`) === second,
  );
  const leaf = sub === undefined ? command.leaf : command.subcommands[sub];
  const rest = sub === undefined ? [second, ...others] : others;
  const options = leaf === undefined ? {} : optionsOf(leaf, rest.join(' ').trim());
  return { kind: 'command' as const, name: command.name, sub, options };
}

function optionsOf({ options }: Leaf, typed: string): RawOptions {
  const [first] = options;
  if (first === undefined || typed === '') return {};
  const value: RawValue = first.kind === 'integer' ? Number(typed) : typed;
  return { [first.name]: value };
}
