import { timingSafeEqual } from 'node:crypto';
import type { AppContext } from '../engine/context.ts';
import { fixedTime } from '../i18n/fixed-time.ts';
import type { Translator, TranslatorOf } from '../i18n/translator.ts';
import { entryOf } from '../kernel/dictionary.ts';
import { knownPolls } from '../poll/cases.ts';
import { isOpen, wasOpened, type OpenedWorkshop } from '../workshop/domain/state.ts';
import type { Telling } from './html/blocks.ts';
import { overHtml, shownHtml } from './html/page.ts';
import { shownOf } from './view/shown.ts';

export interface Read {
  readonly title: string;
  readonly html: string;
  readonly t: Translator;
  /** Its page says that it is over, and nothing changes any more. */
  readonly over: boolean;
  /** The votes that the page may show. */
  readonly polls: readonly string[];
}

/**
 * What the page of a workshop shows now. Undefined for anybody who has not its secret: a workshop that
 * nobody shows, that is over, or that never was are told in no other way. `opened`: for a page that was
 * already let in, and is told that it is over.
 */
export async function readScreen(
  app: AppContext,
  translatorOf: TranslatorOf,
  { workshop: id, secret }: { readonly workshop: string; readonly secret: string },
  opened = false,
): Promise<Read | undefined> {
  // Whatever addresses are tried, none stays in memory for it.
  const found = await app.streams.workshops.readUncached(id);
  if (!found.ok || !wasOpened(found.value)) return undefined;
  const workshop = found.value;
  const t = translatorOf(workshop.opening.locale, workshop.opening.timezone);
  const { title } = workshop.opening;
  if (!isOpen(workshop) || !isSame(workshop.screen, secret))
    return opened ? { title, html: overHtml(title, t), t, over: true, polls: [] } : undefined;
  const { html, polls } = await present(app, workshop, t);
  return { title, html, t, over: false, polls };
}

/** Takes as long whatever is tried. */
function isSame(secret: string | undefined, tried: string): boolean {
  const [one, other] = [Buffer.from(secret ?? ''), Buffer.from(tried)];
  return secret !== undefined && one.length === other.length && timingSafeEqual(one, other);
}

async function present(app: AppContext, workshop: OpenedWorkshop, t: Translator) {
  const ids = Object.values(workshop.polls);
  const polls = await knownPolls(app, ids);
  const community = await app.streams.communities.read(workshop.opening.community);
  const now = app.tools.clock();
  const shown = shownOf({
    scene: { workshop, t, now },
    polls,
    attributionOptOuts: community.ok ? community.value.attributionOptOuts : [],
  });
  return { html: shownHtml(shown, telling(workshop, t, now), t), polls: ids };
}

function telling({ people, boards }: OpenedWorkshop, t: Translator, now: number): Telling {
  return {
    nameOf: (id) =>
      entryOf(people, id) ??
      Object.values(boards.contributions).find(({ author }) => author === id)?.authorName ??
      '…',
    timeOf: (time) => fixedTime(time, now, t),
  };
}
