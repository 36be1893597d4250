import { isQuiet } from './domain/content.ts';
import { recordRecap, type RecapNews, type SkippedRecap } from './domain/recap.ts';
import { isTooLate, type DueRecap } from './domain/due.ts';
import type { PendingRecap, RecapState } from './domain/state.ts';
import { ok } from '../kernel/result.ts';
import { replacePicturesWithText } from '../kernel/view/words-for-pictures.ts';
import { recapView } from './view/post.ts';
import { recapRevision } from './view/scene.ts';
import type { AppContext } from '../engine/context.ts';
import type { Chat, ChatFailure } from '../engine/ports.ts';
import { recapStep, tellLeftOut } from './cases.ts';
import type { SchedulerTools } from './scheduler.ts';
import { outlineFor, recapScene } from './sources.ts';
import { readRecap, updateRecap } from './stream.ts';
import { recapName } from './subject.ts';
import type { TranslatorOf } from '../i18n/translator.ts';

export interface SenderTools {
  readonly app: AppContext;
  readonly chat: Chat;
  readonly translatorOf: TranslatorOf;
}

const minuteMs = 60_000;
/** In minutes: after the first failure, the second…, and each one after the last. */
const retries = [1, 2, 4, 8, 10];
/** More turns than any recap takes: to settle, to skip, to send, and to see that it is done. */
const mostTurns = 8;

/** What this process knows of a sending, and a restart forgets: then the channel is asked. */
interface Sending {
  readonly week: string;
  failures: number;
  /** It may stand in the channel, unrecorded. */
  doubtful: boolean;
  /** It stands there as this message; only its record is missing. */
  message?: string;
}

interface Turn {
  readonly community: string;
  readonly now: number;
  readonly crowded: boolean;
  readonly recap: RecapState;
}

/** Something was recorded: look again. Or nothing more can be done before that moment. */
type Done = 'again' | { readonly until: number | undefined };

/** Sends the recaps of communities, one look at a time. */
export function createRecapSender(tools: SenderTools): SchedulerTools['attend'] {
  const sendings = new Map<string, Sending>();
  const sender = new RecapSender(tools, sendings);
  return (community, crowded) => sender.attend(community, crowded);
}

class RecapSender {
  readonly #app: AppContext;
  readonly #chat: Chat;
  readonly #translatorOf: TranslatorOf;
  readonly #sendings: Map<string, Sending>;

  constructor({ app, chat, translatorOf }: SenderTools, sendings: Map<string, Sending>) {
    this.#app = app;
    this.#chat = chat;
    this.#translatorOf = translatorOf;
    this.#sendings = sendings;
  }

  /** Does what is due now; the next moment to look, or undefined when nothing is planned. */
  async attend(community: string, crowded: boolean): Promise<number | undefined> {
    for (let turns = 0; turns < mostTurns; turns += 1) {
      const found = await readRecap(this.#app, community);
      const now = this.#app.tools.clock();
      if (!found.ok) return now + minuteMs;
      const done = await this.#turn({ community, now, crowded, recap: found.value });
      if (done !== 'again') return done.until;
    }
    return this.#app.tools.clock() + minuteMs;
  }

  async #turn(turn: Turn): Promise<Done> {
    const { recap, now, community } = turn;
    const step = recapStep(recap, now);
    switch (step.kind) {
      case 'wait':
        this.#sendings.delete(community);
        return { until: step.until };
      case 'skip':
        return this.#skip(turn, step);
      case 'settle':
        return this.#settle(turn, step.begun, step.tooLate);
      case 'send':
        // What its readers may read is not known during an outage.
        if (!this.#app.tools.sight.knows(community)) return this.#later(turn, step.recap.week);
        return step.begun === undefined
          ? this.#begin(turn, step.recap)
          : this.#send(turn, step.begun);
    }
  }

  async #skip(turn: Turn, skipped: SkippedRecap): Promise<Done> {
    const { week } = skipped;
    const { log } = this.#app.tools;
    log.warn('a recap was skipped', { community: turn.community, week });
    return this.#record(turn, week, { type: 'skip', ...skipped });
  }

  /** One that is posted after all counts for its week. */
  async #settle(turn: Turn, begun: PendingRecap, tooLate: boolean): Promise<Done> {
    const { week, due } = begun;
    const found = await this.#findAgain(turn, begun);
    if (!found.ok && found.error.kind === 'forbidden' && isTooLate(due, turn.now))
      return this.#skip(turn, { week, due, inDoubt: true });
    if (!found.ok) return this.#failed(turn, begun, found.error);
    if (found.value !== undefined) return this.#posted(turn, begun, found.value);
    return tooLate
      ? this.#skip(turn, { week, due })
      : this.#record(turn, week, { type: 'drop', week });
  }

  /** Chooses what is told, once: what is posted after a restart is the same. */
  async #begin(turn: Turn, recap: DueRecap): Promise<Done> {
    const { community, now } = turn;
    const { outline, leftOut } = await outlineFor(this.#app, community, recap, now);
    await tellLeftOut(this.#app, community, recap.channel, leftOut);
    const { asked, schedule } = turn.recap;
    if (asked === null && schedule?.whenEmpty === 'silence' && isQuiet(outline))
      return this.#record(turn, recap.week, { type: 'silent', recap });
    const begun = await this.#record(turn, recap.week, { type: 'begin', recap, outline });
    if (begun === 'again') this.#sendingOf(community, recap.week).doubtful = false;
    return begun;
  }

  async #send(turn: Turn, begun: PendingRecap): Promise<Done> {
    const { community, now, crowded } = turn;
    const sending = this.#sendingOf(community, begun.week);
    const found = await this.#findAgain(turn, begun);
    if (!found.ok) return this.#failed(turn, begun, found.error);
    if (found.value !== undefined) return this.#posted(turn, begun, found.value);
    const scene = await recapScene(this.#app, this.#translatorOf, community, {
      ...begun,
      at: now,
    });
    sending.doubtful = true;
    const name = recapName(community, begun.week);
    const view = recapView(scene);
    // Pictures are painted one after the other: a crowd is told its weeks in words, until it is edited.
    const posted = await this.#chat.post(
      begun.channel,
      crowded ? replacePicturesWithText(view) : view,
      name,
    );
    if (posted.ok) return this.#posted(turn, begun, posted.value, recapRevision(scene));
    // Refused is not posted, nor is what was not sent; no answer may be either.
    const isUnsent = posted.error.heldMs !== undefined;
    sending.doubtful = posted.error.kind === 'unavailable' && !isUnsent;
    return this.#failed(turn, begun, posted.error);
  }

  /**
   * The message of a sending whose end is not known, if there is one. Where Palabre may no longer look
   * it may stand all the same; where nothing is any more it does not.
   */
  async #findAgain({ community }: Turn, { week, channel, outline }: PendingRecap) {
    const { message: known, doubtful } = this.#sendingOf(community, week);
    if (known !== undefined || !doubtful) return ok(known);
    const found = await this.#chat.find(channel, recapName(community, week), outline.until);
    return !found.ok && found.error.kind === 'gone' ? ok(undefined) : found;
  }

  async #posted(
    turn: Turn,
    { week }: PendingRecap,
    message: string,
    // Of a message found again nobody knows what it shows: it is edited.
    revision = 'found',
  ): Promise<Done> {
    const { community } = turn;
    const sending = this.#sendingOf(community, week);
    sending.doubtful = true;
    sending.message = message;
    const recorded = await this.#record(turn, week, { type: 'posted', week, message, revision });
    if (recorded !== 'again') return recorded;
    this.#sendings.delete(community);
    // Somebody may have withdrawn what it quotes while it was on its way.
    this.#app.tools.changed({ kind: 'recap', id: `${community}/${week}` });
    return 'again';
  }

  async #failed(turn: Turn, { week, channel }: PendingRecap, error: ChatFailure): Promise<Done> {
    const { community, now, recap } = turn;
    const permission = error.kind === 'forbidden' ? error.permission : undefined;
    const kind = error.kind === 'locked' ? 'forbidden' : error.kind;
    const why = { week, channel, kind, ...(permission === undefined ? {} : { permission }) };
    const { failure } = recap;
    const told = failure?.week === week && failure.channel === channel && failure.kind === kind;
    // Nothing was sent: what is told already stands, and a wait of this process's own is no failure.
    if (error.heldMs !== undefined && (told || kind === 'unavailable'))
      return this.#later(turn, week);
    if (!told) this.#app.tools.log.warn('a recap could not be posted', { community, ...why });
    await this.#record(turn, week, { type: 'fail', failure: { ...why, at: now } });
    return this.#later(turn, week);
  }

  async #record(turn: Turn, week: string, news: RecapNews): Promise<Done> {
    const { community } = turn;
    const now = this.#app.tools.clock();
    const done = await updateRecap(this.#app, community, null, (recap) =>
      ok(recordRecap(recap, news, now)),
    );
    return done.ok ? 'again' : this.#later(turn, week);
  }

  #later({ community, now }: Turn, week: string): Done {
    const sending = this.#sendingOf(community, week);
    const minutes = retries[Math.min(sending.failures, retries.length - 1)] ?? 1;
    sending.failures += 1;
    return { until: now + minutes * minuteMs };
  }

  /** One that this process did not begin may have been posted by the one before it. */
  #sendingOf(community: string, week: string): Sending {
    const known = this.#sendings.get(community);
    if (known?.week === week) return known;
    const sending: Sending = { week, failures: 0, doubtful: true };
    this.#sendings.set(community, sending);
    return sending;
  }
}
