import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { yieldToEventLoop } from '../../../engine/cooperative.ts';
import { textFor, type Locale } from '../../../kernel/text.ts';
import { packageRoot } from '../../../system/package-root.ts';
import { templatesIn } from '../../../template/files/folder.ts';
import { readYaml } from '../../../template/files/yaml-source.ts';
import { bytesOf, textOf } from '../../../template/files/template-text.ts';
import { parseTemplate } from '../../../template/domain/parse.ts';
import type { Template } from '../../../template/domain/template.ts';
import { labelOf } from '../../../template/offered.ts';
import { readTexts } from '../../../program/texts.ts';
import { z } from 'zod';
import { blankTemplate } from './blank.ts';
import type { Draft, Source, WireOffered, WireOpened } from './protocol.ts';

/** A file of a shelf, as its author left it: it may have mistakes. */
interface Found extends WireOpened {
  readonly source: Source;
  readonly id: string;
  readonly file: string;
  readonly text: string;
  /** Undefined for one with mistakes. */
  readonly template: Template | undefined;
  /** In each language that it has. */
  readonly title: Readonly<Record<string, string>>;
}

const draftSchema: z.ZodType<Draft> = z.record(z.string(), z.unknown());
const namedSchema = z.object({ id: z.string(), title: z.record(z.string(), z.string()) });

/** Where what is made here is kept, unless the operator chose a folder. */
export const usualFolder = 'templates';

export const ownFolder = (folder: string, set: string | undefined): string =>
  set === undefined || set === '' ? resolve(folder, usualFolder) : resolve(folder, set);

/** Every workshop that one can start from: those that ship, the presets, and one's own. */
export async function onShelves(own: string): Promise<readonly Found[]> {
  const shipped = join(packageRoot(), 'src', 'templates');
  const shelves = [
    await inFolder(shipped, 'shipped'),
    await inFolder(join(shipped, 'presets'), 'preset'),
    await inFolder(own, 'own'),
  ];
  return shelves.flat();
}

export function offeredFrom(found: readonly Found[], language: Locale): WireOffered[] {
  const t = readTexts('discord').translatorOf(language, 'UTC');
  return found.map(({ source, id, title, template }) => {
    // With mistakes it is offered all the same: here is where they are mended.
    if (template === undefined) return { source, id, title: textFor(title, language) };
    const { description, steps } = template;
    const isTimed = steps.some(({ minutes }) => minutes !== undefined);
    return {
      source,
      id,
      title: isTimed ? labelOf(template, t) : t.pick(template.title),
      description: t.pick(description),
    };
  });
}

/** As it stands in its file, or a blank one. */
export function openedFrom(
  found: readonly Found[],
  source: string,
  id: string,
  language: Locale,
): WireOpened | undefined {
  if (source === 'blank') return { data: blankTemplate(language) };
  const one = found.find((each) => each.source === source && each.id === id);
  return one && { data: one.data };
}

/** A bot beside the page has its turn between two files. */
async function inFolder(folder: string, source: Source): Promise<Found[]> {
  const all: Found[] = [];
  for (const name of templatesIn(folder)) {
    const found = await readAnew(join(folder, name));
    if (found !== undefined) all.push({ source, ...found });
  }
  return all;
}

type Read = Omit<Found, 'source'> | undefined;
const read = new Map<string, { readonly sign: string; readonly found: Read }>();

/** Read again where it changed alone: a page asks at each key, and a bot runs beside it. */
async function readAnew(file: string): Promise<Read> {
  const now = statSync(file, { throwIfNoEntry: false });
  const sign = `${now?.mtimeMs} ${now?.size} ${now?.ino}`;
  const before = read.get(file);
  if (before?.sign === sign) return before.found;
  await yieldToEventLoop();
  const found = readFile(file);
  read.set(file, { sign, found });
  return found;
}

function readFile(file: string): Read {
  const text = textOf(bytesOf(file));
  const data = text.ok ? draftIn(text.value) : undefined;
  const named = namedSchema.safeParse(data);
  if (!text.ok || data === undefined || !named.success) return undefined;
  const template = parseTemplate(data).data;
  return { ...named.data, file, text: text.value, data, template };
}

/** What is in a file that may be a workshop's; undefined if it is not even a list of fields. */
export function draftIn(text: string): Draft | undefined {
  const read = readYaml(text);
  return read.ok ? draftSchema.safeParse(read.value.data).data : undefined;
}
