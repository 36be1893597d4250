import type { Store } from '../../engine/drawers.ts';
import type { OpenPlatform } from '../../engine/platform.ts';
import type { Log, Painter } from '../../engine/ports.ts';
import type { Locale } from '../../kernel/text.ts';
import { createPainter } from '../../pictures/painter.ts';
import { startBot, type Bot } from '../../program/bot.ts';
import { ownTemplates, type Texts } from '../../program/texts.ts';
import type { Template } from '../../template/domain/template.ts';
import { LiveTemplates } from '../../template/files/live-templates.ts';
import type { Templates } from '../../template/offered.ts';
import type { Cast } from '../cast.ts';
import { castFor } from '../cast-for.ts';
import { castIn } from '../cast-in.ts';
import type { RehearsalClock } from '../clock.ts';
import { timezone } from '../stage.ts';

export interface RehearsalParts {
  /** Where the rehearsal is saved between two starts. */
  readonly folder: string;
  readonly log: Log;
  /** The shortest time between two edits of a card, in milliseconds: 1000 on Discord. */
  readonly editGapMs: number;
  /** Opens the painter each time the bot starts; the real one by default. */
  readonly openPainter?: () => Painter;
  /** A workshop made in the studio, which the cast plays instead of its own. */
  readonly made?: Template;
  /**
   * The language that the rehearsal was started in: the page's, and the workshop's unless the
   * community's settings say otherwise. Without it, the workshop is in French.
   */
  readonly locale?: Locale;
}

/** Where the bot runs, and with which words. */
interface House {
  readonly open: OpenPlatform;
  readonly texts: Texts;
  readonly store: Store;
  readonly clock: RehearsalClock;
}

export function castOf({ made, locale = 'fr' }: RehearsalParts): Cast {
  const cast = castIn(locale);
  return made === undefined ? cast : castFor(cast, made);
}

/** Starts the real bot on a stage of this process. */
export function startRehearsing(
  { open, texts, store, clock }: House,
  { log, editGapMs, made, locale = 'fr', openPainter = createPainter }: RehearsalParts,
): Promise<Bot> {
  return startBot({
    open,
    store,
    templates: templatesWith(made),
    ...texts,
    defaults: { locale, timezone },
    log,
    painter: openPainter(),
    clock: clock.now,
    // The whole stage moves with this clock, including its server: jumps are not a fault here.
    monotonic: clock.now,
    editGapMs,
    screen: { port: 0 },
  });
}

let shipped: LiveTemplates | undefined;

/** What was made in the studio comes before all else, saved or not. */
function templatesWith(made: Template | undefined): Templates {
  const { now } = shippedTemplates();
  if (made === undefined) return now;
  return () => [made, ...now().filter(({ id }) => id !== made.id)];
}

/** Read once, so that restarting is fast. */
function shippedTemplates(): LiveTemplates {
  if (shipped !== undefined) return shipped;
  const opened = LiveTemplates.open(ownTemplates(process.env));
  if (!opened.ok) throw new Error('A template that ships does not load.');
  shipped = opened.value;
  return shipped;
}
