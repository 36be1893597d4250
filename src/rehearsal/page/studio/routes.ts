import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Locale } from '../../../kernel/text.ts';
import { keepInEnv } from '../../../program/env-write.ts';
import { readTexts } from '../../../program/texts.ts';
import { makeFolder } from '../../../system/make-folder.ts';
import { writeWhole } from '../../../system/write-whole.ts';
import { parseTemplate } from '../../../template/domain/parse.ts';
import type { Template } from '../../../template/domain/template.ts';
import { editedYaml } from '../../../template/files/edited-yaml.ts';
import { problemOf } from '../../../template/files/problems.ts';
import { Problem } from '../problem.ts';
import type { Asked, SideRoute } from '../side-routes.ts';
import { shownStep } from './preview.ts';
import { draftIn, offeredFrom, onShelves, openedFrom, ownFolder, usualFolder } from './shelf.ts';
import { sayInStudio } from './words.ts';
import type {
  WireChecked,
  WireDraft,
  WireMistake,
  WireOpened,
  WireStudioList,
} from './protocol.ts';

export interface StudioParts {
  /** The folder of `.env`. */
  readonly folder: string;
  /** The program's variables; `TEMPLATES_DIR` is set there once something was saved. */
  readonly variables: Record<string, string | undefined>;
  /** The rehearsal begins anew with this workshop, and the cast plays it; where there is a rehearsal. */
  readonly play: ((template: Template, language: Locale) => Promise<void>) | undefined;
}

const from = z.strictObject({
  source: z.enum(['blank', 'shipped', 'preset', 'own', 'given']),
  id: z.string(),
  text: z.string().exactOptional(),
});
const draft = { from, data: z.record(z.string(), z.unknown()) };
const draftSchema: z.ZodType<WireDraft> = z.strictObject(draft);
const checkSchema = z.strictObject({ ...draft, step: z.int().min(0) });

/** What the page at /studio asks for. */
export function studioRoutes(parts: StudioParts): ReadonlyMap<string, SideRoute> {
  return new Map<string, SideRoute>([
    ['GET /studio/list', ({ language }) => list(parts, language)],
    ['GET /studio/open', (call) => open(parts, call)],
    ['POST /studio/read', async (call) => read(call)],
    ['POST /studio/check', (call) => check(parts, call)],
    ['POST /studio/save', (call) => save(parts, call)],
    ['POST /studio/play', (call) => play(parts, call)],
  ]);
}

const folderOf = ({ folder, variables }: StudioParts): string =>
  ownFolder(folder, variables['TEMPLATES_DIR']);

async function list(parts: StudioParts, language: Locale): Promise<WireStudioList> {
  const folder = folderOf(parts);
  return {
    offered: offeredFrom(await onShelves(folder), language),
    folder,
    rehearsal: parts.play !== undefined,
  };
}

async function open(parts: StudioParts, { query, language }: Asked): Promise<WireOpened> {
  const found = await onShelves(folderOf(parts));
  const opened = openedFrom(found, query.get('source') ?? '', query.get('id') ?? '', language);
  if (opened === undefined) throw new Problem(404, sayInStudio(language, 'gone'));
  return opened;
}

const givenSchema = z.strictObject({ text: z.string() });

function read(call: Asked): WireOpened {
  const data = draftIn(parse(givenSchema, call).text);
  if (data === undefined) throw new Problem(422, sayInStudio(call.language, 'noWorkshop'));
  return { data };
}

async function check(parts: StudioParts, call: Asked): Promise<WireChecked> {
  const { from, data, step } = parse(checkSchema, call);
  const { translatorOf } = readTexts('discord');
  const parsed = parseTemplate(data);
  const { language } = call;
  return {
    yaml: editedYaml(await textBehind(parts, from), data),
    problems: parsed.success ? [] : mistakesIn(parsed.error.issues, data, language),
    ...(parsed.success ? { shown: shownStep(parsed.data, step, language, translatorOf) } : {}),
  };
}

/** The file that it was opened from, as it stands now or was given; empty for a blank one, or if it is gone. */
async function textBehind(
  parts: StudioParts,
  { source, id, text }: WireDraft['from'],
): Promise<string> {
  if (text !== undefined) return text;
  if (source === 'blank') return '';
  const found = await onShelves(folderOf(parts));
  return found.find((each) => each.source === source && each.id === id)?.text ?? '';
}

function mistakesIn(
  issues: Parameters<typeof problemOf>[0][],
  data: unknown,
  language: Locale,
): WireMistake[] {
  const t = readTexts('discord').translatorOf(language, 'UTC');
  return issues
    .flatMap((issue) => problemOf(issue, data))
    .map(({ path, key, values }) => ({
      path: path.map((part) => (typeof part === 'number' ? part : String(part))),
      message: t.dynamic(key, values),
    }));
}

/** Only a workshop that a start would take: another would stop the program. */
async function save(parts: StudioParts, call: Asked): Promise<{ readonly file: string }> {
  const { from, data } = parse(draftSchema, call);
  const template = whole(data, call.language);
  const folder = folderOf(parts);
  const shelves = await onShelves(folder);
  const taken = shelves.find(({ id }) => id === template.id);
  const isItself = taken?.source === 'own' && from.source === 'own' && from.id === template.id;
  const file = taken?.file ?? join(folder, `${template.id}.yaml`);
  // A file of that name may hold another workshop, or one that cannot be read for its mistakes.
  if (taken === undefined ? existsSync(file) : !isItself)
    throw new Problem(422, sayInStudio(call.language, 'taken', template.id));
  await write(file, folder, editedYaml(await textBehind(parts, from), data)).catch(() => {
    throw new Problem(422, sayInStudio(call.language, 'notSaved', file));
  });
  await keepFolder(parts);
  return { file };
}

/** Nothing in it is anybody's secret, and others may look after the folder. */
const everybodys = 0o644;

async function write(file: string, folder: string, text: string): Promise<void> {
  await makeFolder(folder);
  await writeWhole(file, text, everybodys);
}

/** So that the next start reads what was saved. */
async function keepFolder({ folder, variables }: StudioParts): Promise<void> {
  if ((variables['TEMPLATES_DIR'] ?? '') !== '') return;
  await keepInEnv({ TEMPLATES_DIR: `./${usualFolder}` }, folder).catch(() => undefined);
  variables['TEMPLATES_DIR'] = `./${usualFolder}`;
}

async function play(parts: StudioParts, call: Asked): Promise<object> {
  const { data } = parse(draftSchema, call);
  if (parts.play === undefined) throw new Problem(422, sayInStudio(call.language, 'noRehearsal'));
  await parts.play(whole(data, call.language), call.language);
  return {};
}

function whole(data: WireDraft['data'], language: Locale): Template {
  const parsed = parseTemplate(data);
  if (!parsed.success) throw new Problem(422, sayInStudio(language, 'mistakes'));
  return parsed.data;
}

function parse<T>(schema: z.ZodType<T>, { body, language }: Asked): T {
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new Problem(400, sayInStudio(language, 'notUnderstood'));
  return parsed.data;
}
