import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenPlatform } from '../engine/platform.ts';
import type { Log, Painter } from '../engine/ports.ts';
import { createPainter } from '../pictures/painter.ts';
import { startBot, type Bot } from '../program/bot.ts';
import { templateDirs, type Texts } from '../program/texts.ts';
import { openJournal } from '../stores/open-journal.ts';
import { makeFolder } from '../system/make-folder.ts';
import type { Step, Template } from '../template/domain/template.ts';
import { loadTemplates } from '../template/files/read-templates.ts';
import type { Cast } from './cast.ts';
import type { RehearsalClock } from './clock.ts';
import { writeStep, type Paper } from './paper.ts';
import { timezone } from './stage.ts';

export interface RehearsalOptions extends Paper {
  readonly log: Log;
  /** Where the report is saved; where that cannot be, among the machine's temporary files. */
  readonly folder: string;
  /** The least time between two edits of a card, in milliseconds. */
  readonly editGapMs?: number;
  readonly painter?: Painter;
}

const usualGapMs = 1_000;

export interface RehearsalResult {
  /** How often what was done would be refused elsewhere. */
  readonly breaches: number;
  readonly report: string;
}

/** Those that ship. */
export function rehearsedTemplates(): readonly Template[] {
  const loaded = loadTemplates(templateDirs(undefined));
  if (!loaded.ok) throw new Error('The templates do not load.');
  return loaded.value;
}

export function templateOf({ template }: Cast, templates: readonly Template[]): Template {
  const found = templates.find(({ id }) => id === template);
  if (found === undefined) throw new Error(`There is no template ${template}.`);
  return found;
}

interface House {
  readonly open: OpenPlatform;
  readonly texts: Texts;
  readonly clock: RehearsalClock;
  /** Where its journal is. */
  readonly data: string;
  readonly templates: readonly Template[];
}

/** The bot as it runs anywhere, apart from the address it connects to. */
export async function startRehearsed(
  { open, texts, clock, data, templates }: House,
  { log, locale, editGapMs = usualGapMs, painter = createPainter() }: RehearsalOptions,
): Promise<Bot> {
  const journal = await openJournal(`lmdb://${data}`);
  if (!journal.ok) throw new Error(`The journal does not open: ${journal.error.kind}.`);
  return startBot({
    open,
    store: journal.value,
    templates: () => templates,
    ...texts,
    defaults: { locale, timezone },
    log,
    painter,
    clock: clock.now,
    // The whole stage moves with this clock, including its server: jumps are not a fault here.
    monotonic: clock.now,
    editGapMs,
  });
}

/** The live card of each kind of step, once it is over. */
const cards: Readonly<Record<string, readonly string[]>> = {
  goRound: ['introduce.open', 'status'],
  exercise: ['status'],
  poll: ['poll.vote'],
};

/** Writes each step's heading, and before it the cards of the one that is over. */
export function announcing(
  { reconciler }: Bot,
  total: number,
  options: RehearsalOptions,
  show: (addresses: readonly string[]) => void,
): (step: Step, index: number) => Promise<void> {
  let left: readonly string[] = [];
  return async (step, index) => {
    // Cards are edited so often at most: the transcript shows them once they have settled.
    if (left.length > 0) await reconciler.settled((options.editGapMs ?? usualGapMs) * 1.5);
    show(left);
    left = cards[step.kind] ?? [];
    writeStep(step, index, total, options);
  };
}

/** Saves a summary's report in all its formats; gives the path of the page. */
export async function saveReports(
  reports: readonly { readonly name: string; readonly text: string }[],
  wanted: string,
): Promise<string> {
  const page = reports.find(({ name }) => name.endsWith('.html'));
  if (page === undefined) throw new Error('The summary came without its report.');
  const folder = await makeFolder(wanted).then(
    () => wanted,
    () => mkdtemp(join(tmpdir(), 'palabre-report-')),
  );
  for (const { name, text } of reports) await writeFile(join(folder, name), text);
  return join(folder, page.name);
}
