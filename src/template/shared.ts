import { createHash } from 'node:crypto';
import type { Template } from './domain/template.ts';

/** The templates that somebody holds, by their content. */
const held = new Map<string, WeakRef<Template>>();
const forgotten = new FinalizationRegistry<string>((content) => {
  if (held.get(content)?.deref() === undefined) held.delete(content);
});

/**
 * The one object that stands for all templates of this content, which nobody can change: a workshop
 * keeps its own copy in the journal, and in memory ten thousand of them hold one. It goes with the
 * last that holds it.
 */
export function sharedTemplate(template: Template): Template {
  const content = createHash('sha256').update(JSON.stringify(template)).digest('base64');
  const known = held.get(content)?.deref();
  if (known !== undefined) return known;
  const own = frozen(structuredClone(template));
  held.set(content, new WeakRef(own));
  forgotten.register(own, content);
  return own;
}

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  for (const each of Object.values(value)) frozen(each);
  return Object.freeze(value);
}
