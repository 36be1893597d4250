import type { OpenPlatform, Platform, Served } from '../../../src/engine/platform.ts';
import type { Messages } from '../../../src/engine/ports.ts';
import type { Answer, Request } from '../../../src/engine/requests/dispatch.ts';
import { fixedTime } from '../../../src/i18n/fixed-time.ts';
import { ok, err } from '../../../src/kernel/result.ts';
import type { Form, View } from '../../../src/kernel/view/view.ts';
import { leastLimits } from '../../../src/kernel/view/limits.ts';
import { textsIn } from '../../../src/program/texts.ts';
import { commandIn, filledIn, offered } from './read.ts';
import { textWords } from './words.ts';
import { asked, written, type Offer } from './write.ts';

export const townTexts = textsIn(textWords);
const named = (name: string) => (name === '' ? undefined : { id: name, name });
const place = { community: 'village', channel: 'place' };

interface Posted {
  readonly id: string;
  readonly name: string;
  text: string;
}

/**
 * A village square where people shout: text alone, no threads, no buttons, no forms, nothing in
 * private. It outlives the bot: what stands written, what each number means, and the form that
 * somebody was asked to fill in.
 */
export class Town {
  readonly posts: Posted[] = [];
  /** All that was ever said to somebody, with their name before it. */
  readonly answers: string[] = [];
  readonly #offers: Offer[] = [];
  readonly #forms = new Map<string, Form>();
  #gestures = 0;
  #ids = 0;
  #served: Served | undefined;

  readonly #facilitators: readonly string[];

  /** `facilitators`: who may lead; anybody else may speak. */
  constructor(...facilitators: readonly string[]) {
    this.#facilitators = facilitators;
  }

  /** A person speaks: what Palabre says back to them, in front of everybody. */
  async say(person: string, typed: string): Promise<string> {
    const request = this.#requestOf(person, typed);
    if (this.#served === undefined || request === undefined) return '';
    const text = this.#answerText(person, await this.#served.dispatcher.answer(request));
    if (text !== '') this.answers.push(`${person}: ${text}`);
    return text;
  }

  /** Says the number of what was offered last under that label, with what may follow it. */
  press(person: string, label: string, rest = ''): Promise<string> {
    const index = this.#offers.findLastIndex((offer) => offer.label === label);
    if (index < 0) throw new Error(`Nobody was offered ${label}.`);
    return this.say(person, `${index + 1} ${rest}`.trim());
  }

  readonly open: OpenPlatform = ({ clock }): Platform => ({
    id: 'town',
    capabilities: {
      threads: false,
      privateThreads: false,
      calendar: false,
      movingTimes: false,
      messageCommands: false,
    },
    limits: leastLimits,
    chat: this.#messages(),
    ground: { knows: () => undefined, isGone: () => false },
    sight: { knows: () => true, coversReaders: () => true, isPublic: () => true },
    time: { now: clock, confirm: async () => clock() },
    connect: async (served) => {
      this.#served = served;
      return {};
    },
    communities: () => new Set([place.community]),
    isGone: async () => false,
    troubles: () => [],
    lost: new Promise(() => {}),
    close: async () => {
      this.#served = undefined;
    },
  });

  #messages(): Messages {
    const find = (id: string) => this.posts.find((post) => post.id === id);
    return {
      post: async (_, view, name) => {
        this.#ids += 1;
        const post = { id: `m${this.#ids}`, name, text: this.#written(view) };
        this.posts.push(post);
        return ok(post.id);
      },
      find: async (_, name) => ok(this.posts.findLast((post) => post.name === name)?.id),
      edit: async (_, id, view) => {
        const post = find(id);
        if (post === undefined) return err({ kind: 'gone' });
        post.text = this.#written(view);
        return ok(undefined);
      },
      remove: async (_, id) => {
        this.posts.splice(this.posts.findIndex((post) => post.id === id) >>> 0, 1);
        return ok(undefined);
      },
      fileBytes: () => leastLimits.fileBytes,
    };
  }

  #written(view: View): string {
    return written(view, {
      timeOf: (time) => fixedTime(time, Date.now(), townTexts.translatorOf(time.locale, time.zone)),
      numberOf: (offer) => {
        const known = this.#offers.findIndex(
          ({ ref, choice, label }) =>
            ref === offer.ref && choice === offer.choice && label === offer.label,
        );
        return known < 0 ? this.#offers.push(offer) : known + 1;
      },
    });
  }

  #requestOf(person: string, typed: string): Request | undefined {
    this.#gestures += 1;
    const base = { id: `g${this.#gestures}`, place, textChannel: true } as const;
    const rights = { sees: true, managesEvents: this.#facilitators.includes(person) };
    const who = { id: person, name: person, roles: [], language: 'fr', administers: false };
    const from = {
      ...base,
      who: { ...who, managesEvents: rights.managesEvents, rightsIn: () => rights },
      missing: ['privateThreads'] as const,
      fileBytes: leastLimits.fileBytes,
    };
    const [, number, rest = ''] = /^(\d+)(?: (.*))?$/u.exec(typed) ?? [];
    const offer = this.#offers[Number(number) - 1];
    if (offer !== undefined)
      return { ...from, kind: 'action', ref: offer.ref, input: offered(offer, rest, named) };
    const form = this.#forms.get(person);
    if (form !== undefined && typed.includes(':')) {
      this.#forms.delete(person);
      const input = filledIn(form, typed, named);
      return { ...from, kind: 'action', ref: form.action, input, form: true };
    }
    const command = commandIn(typed, this.#served?.features ?? [], townTexts.catalogues.fr);
    return command && { ...from, ...command };
  }

  #answerText(person: string, answer: Answer): string {
    if (answer.kind === 'quiet') return '';
    if (answer.kind !== 'form') return this.#written(answer.view);
    this.#forms.set(person, answer.form);
    return asked(answer.form);
  }
}
