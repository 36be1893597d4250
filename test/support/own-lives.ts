import { upkeep } from '../../src/poll/upkeep.ts';
import { pollActions } from '../../src/poll/view/actions.ts';
import { recapActions } from '../../src/recap/view/actions.ts';
import { communityActions } from '../../src/community/view/actions.ts';
import { goRoundActions } from '../../src/go-round/view/actions.ts';
import { boardActions } from '../../src/board/view/actions.ts';
import { anonymityField } from '../../src/board/view/form.ts';
import { agendaActions } from '../../src/agenda/view/actions.ts';
import { summaryActions } from '../../src/summary/view/actions.ts';
import { workshopActions } from '../../src/workshop/view/actions.ts';
import { ownDataActions } from '../../src/own-data/view/actions.ts';
import { finishErasures, showErasures } from '../../src/own-data/finishing.ts';
import { resumeCommunity } from '../../src/program/wake.ts';
import { knownCommunities } from '../../src/retention/known-communities.ts';
import { writeMoment } from '../../src/kernel/hours/when.ts';
import type { Answer } from '../../src/engine/requests/dispatch.ts';
import { openedWorkshop } from '../../src/workshop/stream.ts';
import type { OpenedWorkshop } from '../../src/workshop/domain/state.ts';
import { contributionsOf } from '../../src/board/domain/board.ts';
import { allOf } from '../contract/journal.ts';
import type { Guest, Typed } from './guest.ts';
import { formOf } from './reading.ts';
import { RecapTestBed } from './recaps.ts';

/** Everything that leaves something of a person behind. */
export const deeds = [
  'start',
  'introduce',
  'withdrawIntroduction',
  'passTheStick',
  'contribute',
  'contributeUnsigned',
  'collect',
  'edit',
  'withdraw',
  'ready',
  'next',
  'back',
  'handOver',
  'takeOver',
  'foreword',
  'mark',
  'postSummary',
  'end',
  'createPoll',
  'openPoll',
  'openAnonymousPoll',
  'vote',
  'withdrawVote',
  'closePoll',
  'language',
  'unnamed',
  'uncalled',
  'called',
  'plan',
  'askRecap',
  'scheduleRecap',
  'answerRecap',
  'unanswerRecap',
  'languageBack',
  'named',
  'join',
  'giveTheStick',
  'skip',
] as const;
export type Deed = (typeof deeds)[number];

/** Who lives here: no name is part of another, nor of any word that Palabre says. */
export const people = ['zqben', 'zqkim', 'zqzoe', 'zqlou', 'zqmax'] as const;
export type Name = (typeof people)[number];

/** A community whose people do whatever they like, and the chat that shows it. */
export class OwnLives {
  readonly bed: RecapTestBed;
  #said = 0;

  private constructor(bed: RecapTestBed) {
    this.bed = bed;
  }

  static async begin(): Promise<OwnLives> {
    const bed = await RecapTestBed.open(Date.UTC(2026, 0, 12, 15));
    bed.showAll();
    return new OwnLives(bed);
  }

  get app() {
    return this.bed.app;
  }

  guest(name: string): Guest {
    return this.app.as(name, { managesEvents: true });
  }

  /** Words that are somebody's and nobody else's. */
  words(name: string): string {
    return `${name}dit${(this.#said += 1)}`;
  }

  async community() {
    const found = await this.app.context.streams.communities.read('g');
    if (!found.ok) throw new Error(found.error.kind);
    return found.value;
  }

  async workshop(): Promise<OpenedWorkshop | undefined> {
    const { workshops, past } = await this.community();
    const id = workshops['c'] ?? past.at(-1);
    const found = id === undefined ? undefined : await openedWorkshop(this.app.context, id);
    return found?.ok === true ? found.value : undefined;
  }

  /** Whether it is allowed does not matter here: what is refused leaves nothing. */
  async do(deed: Deed, name: Name, other: Name): Promise<void> {
    const workshop = await this.workshop();
    if (workshop === undefined) await this.#alone(deed, name);
    else await this.#inWorkshop(deed, name, other, workshop);
    await this.#upkeep();
    await this.bed.settled();
    this.bed.time.now += 60_000;
  }

  async #submit(guest: Guest, answer: Answer, typed: Typed): Promise<void> {
    if (answer.kind === 'form') await guest.submit(formOf(answer), typed);
  }

  async #alone(deed: Deed, name: Name): Promise<void> {
    const guest = this.guest(name);
    switch (deed) {
      case 'start':
        await guest.use('workshop start', { template: 'small' });
        await guest.use('pillar open', { pillar: 'community' });
        return;
      case 'createPoll':
        return this.#createPoll(guest, false);
      case 'openPoll':
      case 'openAnonymousPoll':
        await this.#createPoll(guest, deed === 'openAnonymousPoll');
        await guest.press(pollActions.open.ref({ poll: (await this.#poll()) ?? 'none' }));
        return;
      case 'vote':
        return this.#vote(guest, name);
      case 'withdrawVote':
        await guest.press(pollActions.withdraw.ref({ poll: (await this.#poll()) ?? 'none' }));
        return;
      case 'closePoll':
        await guest.press(pollActions.close.ref({ poll: (await this.#poll()) ?? 'none' }));
        return;
      default:
        return this.#ofTheCommunity(deed, guest, name);
    }
  }

  async #ofTheCommunity(deed: Deed, guest: Guest, name: Name): Promise<void> {
    const { now } = this.bed.time;
    switch (deed) {
      case 'language':
        await guest.use('language', { language: 'en' });
        return;
      case 'languageBack':
        await guest.use('language', { language: 'auto' });
        return;
      case 'unnamed':
        await guest.press(communityActions.hideName.ref({}));
        return;
      case 'uncalled':
        await guest.press(goRoundActions.callsOff.ref({}));
        return;
      case 'called':
        await guest.press(goRoundActions.callsOn.ref({}));
        return;
      case 'named':
        await guest.press(communityActions.showName.ref({}));
        return;
      case 'plan': {
        const when = writeMoment(now + 24 * 60 * 60_000, 'America/Toronto');
        await guest.use('workshop plan', { when, template: 'small' });
        return;
      }
      case 'askRecap':
        this.bed.time.now += 7 * 24 * 60 * 60_000;
        await guest.use('recap now', { channel: 'c' });
        this.bed.touch('g');
        return;
      case 'scheduleRecap':
        await guest.use('recap schedule', { day: 'tuesday', time: '9 h 30', channel: 'c' });
        return;
      case 'answerRecap':
      case 'unanswerRecap': {
        const week = (await this.bed.recap()).recaps.at(-1)?.week;
        if (week === undefined) return;
        const ref = recapActions.answerOpen.ref({ week, invitation: 'thinks' });
        return this.#submit(guest, await guest.press(ref), {
          answer: deed === 'answerRecap' ? this.words(name) : '',
        });
      }
      default:
    }
  }

  async #inWorkshop(deed: Deed, name: Name, other: Name, workshop: OpenedWorkshop): Promise<void> {
    const guest = this.guest(name);
    const { id } = workshop;
    switch (deed) {
      case 'introduce':
      case 'passTheStick': {
        const passTo = deed === 'introduce' ? {} : { passTo: { id: other, name: other } };
        const form = await guest.press(goRoundActions.introduceOpen.ref({ workshop: id }));
        const word = this.words(name);
        return this.#submit(guest, form, { name: word, organisation: word, word, ...passTo });
      }
      case 'withdrawIntroduction':
        await guest.press(goRoundActions.withdraw.ref({ workshop: id }));
        return;
      case 'contribute':
      case 'contributeUnsigned': {
        const form = await guest.use('contribute', { board: 'people' });
        const unsigned = deed === 'contributeUnsigned' ? { [anonymityField]: ['yes'] } : {};
        return this.#submit(guest, form, { idea: this.words(name), ...unsigned });
      }
      case 'collect': {
        const channel = workshop.placement.threads['thread:people'];
        if (channel === undefined) return;
        const text = this.words(name);
        const message = { id: `m${this.#said}`, author: { id: name, name }, text };
        await this.app
          .as(other, { managesEvents: true, thread: channel })
          .point('collect', message);
        return;
      }
      case 'edit':
      case 'withdraw':
      case 'mark':
        return this.#toOwn(deed, guest, workshop);
      case 'ready':
        await guest.press(
          agendaActions.ready.ref({ workshop: id, step: workshop.agenda.trail.at(-1) ?? '' }),
        );
        return;
      case 'vote':
        return this.#vote(guest, name, Object.values(workshop.polls)[0]);
      default:
        return this.#driving(deed, guest, other, workshop);
    }
  }

  async #driving(deed: Deed, guest: Guest, other: Name, { id }: OpenedWorkshop): Promise<void> {
    switch (deed) {
      case 'next':
        await guest.use('workshop next');
        return;
      case 'back':
        await guest.use('workshop back');
        return;
      case 'handOver':
        await guest.use('workshop handover', { to: { id: other, name: other } });
        return;
      case 'takeOver':
        await this.#takeOver(guest.id, other, id);
        return;
      case 'join':
        await guest.press(workshopActions.join.ref({ workshop: id }));
        return;
      case 'giveTheStick':
        await guest.choose(goRoundActions.stickGive.ref({ workshop: id }), {
          id: other,
          name: other,
        });
        return;
      case 'skip':
        await guest.press(goRoundActions.stickSkip.ref({ workshop: id }));
        return;
      case 'foreword': {
        const form = await guest.press(summaryActions.forewordOpen.ref({ workshop: id }));
        return this.#submit(guest, form, { word: this.words(guest.id) });
      }
      case 'postSummary':
        await guest.use('summary post');
        return;
      case 'end':
        await guest.press(agendaActions.endConfirm.ref({ workshop: id }));
        return;
      default:
        if (people.some((name) => name === guest.id)) await this.#alone(deed, asName(guest.id));
    }
  }

  /** Only somebody who manages the server may. */
  async #takeOver(name: string, other: Name, workshop: string): Promise<void> {
    const guest = this.app.as(name, { administers: true });
    const form = await guest.press(workshopActions.takeOverOpen.ref({ workshop }));
    return this.#submit(guest, form, { from: { id: other, name: other } });
  }

  async #toOwn(deed: Deed, guest: Guest, { id, boards }: OpenedWorkshop): Promise<void> {
    const contribution = contributionsOf(boards, guest.id)[0]?.id;
    if (contribution === undefined) return;
    const ids = { workshop: id, contribution };
    if (deed === 'withdraw') await guest.press(boardActions.contributionWithdraw.ref(ids));
    if (deed === 'mark') await guest.press(boardActions.ideaMark.ref(ids));
    if (deed !== 'edit') return;
    const form = await guest.press(boardActions.contributionEdit.ref(ids));
    await this.#submit(guest, form, { idea: this.words(guest.id) });
  }

  /** Questions and titles stay when their author goes: they are nobody's words. */
  async #createPoll(guest: Guest, anonymous: boolean): Promise<void> {
    const rules = anonymous ? ['anonymous'] : [];
    const typed = { question: 'Quel jour ?', options: 'lundi\nmardi', rules };
    await this.#submit(guest, await guest.use('poll create'), typed);
  }

  async #poll(): Promise<string | undefined> {
    return (await this.community()).polls.at(-1)?.id;
  }

  async #vote(guest: Guest, name: Name, poll?: string): Promise<void> {
    const id = poll ?? (await this.#poll());
    if (id === undefined) return;
    const form = await guest.press(pollActions.vote.ref({ poll: id }));
    if (form.kind !== 'form') return;
    const first = formOf(form).fields.flatMap((field) =>
      field.id === 'yes' && field.kind === 'someOf' ? field.options : [],
    )[0];
    await guest.submit(formOf(form), {
      yes: first === undefined ? [] : [first.id],
      comment: this.words(name),
    });
  }

  async #upkeep(): Promise<void> {
    const workshop = await this.workshop();
    if (workshop !== undefined) await upkeep(this.app.context, workshop);
  }

  async erase(name: string): Promise<Answer> {
    const answer = await this.guest(name).press(ownDataActions.erase.ref({}));
    await this.bed.settled();
    return answer;
  }

  /** From now on this process gets so many writes done, and not one more. */
  dieAfterWrites(writes: number): void {
    let left = writes;
    Object.defineProperty(this.app.store, 'writes', {
      get: () => (left -= 1) >= 0,
      set: () => {
        left = 0;
      },
    });
  }

  /** Another process, which does at its start what the program does. */
  async startAgain(): Promise<void> {
    await this.bed.restart();
    this.bed.showAll();
    const { context } = this.app;
    for await (const _ of knownCommunities(context, () => true));
    await finishErasures(context, 'g');
    const reconciler = this.bed.reconciler;
    await resumeCommunity(context, reconciler, 'g');
    await this.bed.settled();
    await showErasures(context, 'g');
  }

  /** Everything that the store holds, what waits to be written anew included. */
  async stored(): Promise<string> {
    const { journal } = this.app.context.tools;
    const all: unknown[] = [];
    for await (const stream of journal.streams())
      all.push(stream, await allOf(journal, stream), await journal.snapshot(stream));
    return JSON.stringify(all);
  }

  /** Everything that people see in the chat, files and members of threads included. */
  shown(): string {
    const { messages, threads } = this.bed.chat;
    const views = [...messages.values()].map(({ view, channel }) => [channel, view]);
    const opened = [...threads.values()].map(({ name, people: inside }) => [name, [...inside]]);
    return JSON.stringify([views, opened]);
  }

  /** Every report that can still be made. */
  async reports(): Promise<string> {
    const answers = [];
    for (const format of ['markdown', 'html', 'boards', 'json'])
      answers.push(await this.guest('zqorganizer').use('summary export', { format }));
    answers.push(await this.guest('zqorganizer').use('summary preview'));
    for (const { id } of (await this.community()).polls)
      answers.push(await this.guest('zqorganizer').use('poll export', { poll: id }));
    return JSON.stringify(answers);
  }

  /** The totals of every closed poll, by its id. */
  async totals(): Promise<Record<string, unknown>> {
    const workshops = [await this.workshop()];
    const own = workshops.flatMap((each) => Object.values(each?.polls ?? {}));
    const ids = [...(await this.community()).polls.map(({ id }) => id), ...own];
    const found: Record<string, unknown> = {};
    for (const id of ids) {
      const poll = await this.app.context.streams.polls.read(id);
      if (poll.ok && poll.value.status === 'closed')
        found[id] = structuredClone([poll.value.counts, poll.value.voters]);
    }
    return found;
  }

  /** The kinds of events that the store holds. */
  async eventTypes(): Promise<Set<string>> {
    return new Set((await this.stored()).match(/(?<="type":")[a-zA-Z]+\.[a-zA-Z]+/gu) ?? []);
  }
}

function asName(id: string): Name {
  const found = people.find((each) => each === id);
  if (found === undefined) throw new Error(`Nobody is called ${id}.`);
  return found;
}
