import { join } from 'node:path';
import { loadTemplates } from '../../src/template/files/read-templates.ts';
import { templateDirs } from '../../src/program/texts.ts';
import { packageRoot } from '../../src/system/package-root.ts';
import type { Template } from '../../src/template/domain/template.ts';
import { loadCast, type Cast } from '../../src/rehearsal/cast.ts';
import type { Message, Person } from '../../src/rehearsal/local-discord/index.ts';

export const cast: Cast = loadCast(join(packageRoot(), 'src', 'rehearsal', 'cast.yaml'));

const loaded = loadTemplates(templateDirs(undefined));

export function shippedTemplate(id: string): Template {
  const found = loaded.ok ? loaded.value.find((each) => each.id === id) : undefined;
  if (found === undefined) throw new Error(`No template ${id}.`);
  return found;
}

/** Everything a person can see that everyone else in the channel can see too. */
export function publicMessages(person: Person): Message[] {
  return person
    .channels()
    .flatMap(({ id }) => person.read(id))
    .filter(({ ephemeralFor }) => ephemeralFor === undefined);
}
