import { PermissionFlagsBits as Bit } from 'discord.js';
import { agendaActions } from '../../src/agenda/view/actions.ts';
import { boardActions } from '../../src/board/view/actions.ts';
import { anonymityField } from '../../src/board/view/form.ts';
import { contributionsOf } from '../../src/board/domain/board.ts';
import { communityActions } from '../../src/community/view/actions.ts';
import type { Store } from '../../src/engine/drawers.ts';
import { goRoundActions } from '../../src/go-round/view/actions.ts';
import { ownDataActions } from '../../src/own-data/view/actions.ts';
import { pollActions } from '../../src/poll/view/actions.ts';
import { recapActions } from '../../src/recap/view/actions.ts';
import type { Message, Outcome, Person } from '../../src/rehearsal/local-discord/index.ts';
import { summaryActions } from '../../src/summary/view/actions.ts';
import type { OpenedWorkshop } from '../../src/workshop/domain/state.ts';
import { openedWorkshop } from '../../src/workshop/stream.ts';
import { allOf } from '../contract/journal.ts';
import { memoryStore } from './memory-store.ts';
import { people as names, type Name } from './own-lives.ts';
import { setSmallStage, type SmallStage } from './small-stage.ts';
import { smallTemplate } from './small-template.ts';

export const localDeeds = [
  'start',
  'introduce',
  'contribute',
  'contributeUnsigned',
  'edit',
  'withdraw',
  'mark',
  'next',
  'handOver',
  'foreword',
  'postSummary',
  'end',
  'openPoll',
  'openAnonymousPoll',
  'vote',
  'closePoll',
  'language',
  'unnamed',
  'plan',
  'askRecap',
  'answerRecap',
] as const;
export type LocalDeed = (typeof localDeeds)[number];

const privateThread = 12;

/** The same lives as `OwnLives`, of people on a local Discord, with the real bot and its own adapter. */
export class LocalLives {
  readonly stage: SmallStage;
  readonly #store: Store;
  readonly #people: ReadonlyMap<Name, Person>;
  /** Sees every channel and thread, and does nothing but ask for reports. */
  readonly #observer: Person;
  #said = 0;

  private constructor(stage: SmallStage, store: Store) {
    this.stage = stage;
    this.#store = store;
    const permissions = Bit.ManageEvents | Bit.ManageThreads;
    const add = (name: string) => stage.guild.addMember({ name, locale: 'fr', permissions });
    this.#people = new Map(names.map((name) => [name, add(name)]));
    this.#observer = add('Observatrice');
  }

  static async begin(): Promise<LocalLives> {
    const store = await memoryStore();
    const stage = await setSmallStage({ store, templates: [smallTemplate] });
    return new LocalLives(stage, store);
  }

  person(name: Name): Person {
    const found = this.#people.get(name);
    if (found === undefined) throw new Error(`Nobody is called ${name}.`);
    return found;
  }

  /** What tells of somebody: their number, and their name, which begins each of their words. */
  signsOf(name: Name): readonly string[] {
    return [this.person(name).id, name];
  }

  get app() {
    return this.stage.bot.context;
  }

  async community() {
    const found = await this.app.streams.communities.read(this.stage.guild.id);
    if (!found.ok) throw new Error(found.error.kind);
    return found.value;
  }

  async workshop(): Promise<OpenedWorkshop | undefined> {
    const { workshops, past } = await this.community();
    const id = workshops[this.stage.channel.id] ?? past.at(-1);
    const found = id === undefined ? undefined : await openedWorkshop(this.app, id);
    return found?.ok === true ? found.value : undefined;
  }

  /** Whether it is allowed does not matter here: what is refused leaves nothing. */
  async do(deed: LocalDeed, name: Name, other: Name): Promise<void> {
    const workshop = await this.workshop();
    if (workshop === undefined) await this.#alone(deed, name);
    else await this.#inWorkshop(deed, name, other, workshop);
    await this.stage.bot.settled();
  }

  #words(name: Name): string {
    return `${name}dit${(this.#said += 1)}`;
  }

  /** A press, or with `fields` a form that is sent; as a client of one's own would. */
  #act(name: Name, customId: string, fields?: Record<string, string | string[]>): Promise<Outcome> {
    const forged = { customId, ...(fields !== undefined && { fields }) };
    return this.person(name).forge(this.stage.channel.id, forged);
  }

  #slash(name: Name, command: string, options: Record<string, string> = {}): Promise<Outcome> {
    return this.person(name).slash(this.stage.channel.id, command, options);
  }

  async #alone(deed: LocalDeed, name: Name): Promise<void> {
    switch (deed) {
      case 'start':
        await this.#slash(name, 'workshop start', { template: 'small' });
        await this.#slash(name, 'pillar open', { pillar: 'community' });
        return;
      case 'openPoll':
      case 'openAnonymousPoll': {
        const rules = deed === 'openPoll' ? [] : ['anonymous'];
        const typed = { question: 'Quel jour ?', options: 'lundi\nmardi', rules };
        await this.#act(name, pollActions.createSend.ref({}), typed);
        await this.#act(name, pollActions.open.ref({ poll: await this.#poll() }));
        return;
      }
      case 'vote':
        return this.#vote(name, await this.#poll());
      case 'closePoll':
        await this.#act(name, pollActions.close.ref({ poll: await this.#poll() }));
        return;
      case 'language':
        await this.#slash(name, 'language', { language: 'en' });
        return;
      case 'unnamed':
        await this.#act(name, communityActions.hideName.ref({}));
        return;
      case 'plan':
        await this.#slash(name, 'workshop plan', { when: 'demain 18:00', template: 'small' });
        return;
      case 'askRecap':
        await this.#slash(name, 'recap now');
        return;
      case 'answerRecap': {
        const ref = recapActions.answerSend.ref({ invitation: 'thinks' });
        await this.#act(name, ref, { answer: this.#words(name) });
        return;
      }
      default:
    }
  }

  async #inWorkshop(
    deed: LocalDeed,
    name: Name,
    other: Name,
    { id: workshop, boards, polls }: OpenedWorkshop,
  ): Promise<void> {
    const board = { workshop, board: 'people', form: 'answer' };
    switch (deed) {
      case 'introduce': {
        const word = this.#words(name);
        const typed = { name: word, organisation: word, word };
        await this.#act(name, goRoundActions.introduceSend.ref({ workshop }), typed);
        return;
      }
      case 'contribute':
      case 'contributeUnsigned': {
        const unsigned = deed === 'contributeUnsigned' ? { [anonymityField]: ['yes'] } : {};
        const typed = { idea: this.#words(name), ...unsigned };
        await this.#act(name, boardActions.contributeSend.ref(board), typed);
        return;
      }
      case 'edit':
      case 'withdraw':
      case 'mark':
        return this.#toOwn(deed, name, workshop, boards);
      case 'next':
        await this.#slash(name, 'workshop next');
        return;
      case 'handOver':
        await this.#slash(name, 'workshop handover', { to: this.person(other).id });
        return;
      case 'foreword': {
        const typed = { word: this.#words(name) };
        await this.#act(name, summaryActions.forewordSave.ref({ workshop }), typed);
        return;
      }
      case 'postSummary':
        await this.#slash(name, 'summary post');
        return;
      case 'end':
        await this.#act(name, agendaActions.endConfirm.ref({ workshop }));
        return;
      case 'vote':
        return this.#vote(name, Object.values(polls)[0] ?? (await this.#poll()));
      default:
        return this.#alone(deed, name);
    }
  }

  async #toOwn(
    deed: 'edit' | 'withdraw' | 'mark',
    name: Name,
    workshop: string,
    boards: OpenedWorkshop['boards'],
  ): Promise<void> {
    const contribution = contributionsOf(boards, this.person(name).id)[0]?.id;
    if (contribution === undefined) return;
    const ids = { workshop, contribution };
    if (deed === 'edit')
      await this.#act(name, boardActions.contributionSave.ref(ids), { idea: this.#words(name) });
    if (deed === 'withdraw') await this.#act(name, boardActions.contributionWithdraw.ref(ids));
    if (deed === 'mark') await this.#act(name, boardActions.ideaMark.ref(ids));
  }

  async #poll(): Promise<string> {
    return (await this.community()).polls.at(-1)?.id ?? 'none';
  }

  async #vote(name: Name, id: string): Promise<void> {
    const poll = await this.app.streams.polls.read(id);
    const { options = [] } = (poll.ok && poll.value.setUp) || {};
    const ref = pollActions.send.ref({ poll: id, options: `${options.length}`, wording: '0' });
    const yes = options.slice(0, 1).map((option) => option.id);
    await this.#act(name, ref, { yes, comment: this.#words(name) });
  }

  async erase(name: Name): Promise<Outcome> {
    const outcome = await this.#act(name, ownDataActions.erase.ref({}));
    // What was edited just before is edited again a little later, a recap later still.
    await this.stage.bot.settled(1_000);
    const isShown = (): boolean => this.signsOf(name).some((sign) => this.shown().includes(sign));
    for (let turn = 0; turn < 100 && isShown(); turn += 1)
      await new Promise((resolve) => setTimeout(resolve, 20));
    return outcome;
  }

  /** Everything that the store holds, its snapshots too. */
  async stored(): Promise<string> {
    const all: unknown[] = [];
    for await (const stream of this.#store.streams())
      all.push(stream, await allOf(this.#store, stream), await this.#store.snapshot(stream));
    return JSON.stringify(all);
  }

  /** Everything that Discord shows of Palabre: messages with their files, threads, events. */
  shown(): string {
    this.stage.discord.dismissPrivateAnswers();
    const channels = this.stage.guild.channels();
    const messages = channels.flatMap(({ id }) => this.#observer.read(id).map(whole));
    // Who is in a public thread is Discord's own to keep, and theirs to change: Palabre may not.
    const named = channels.map(({ memberIds, ...channel }) =>
      channel.type === privateThread ? { ...channel, memberIds } : channel,
    );
    return JSON.stringify([named, messages, this.stage.guild.events()]);
  }

  /** Every report that can still be made. */
  async reports(): Promise<string> {
    const { channel } = this.stage;
    const ask = (command: string, options = {}) =>
      this.#observer.slash(channel.id, command, options);
    for (const format of ['markdown', 'html', 'boards', 'json'])
      await ask('summary export', { format });
    await ask('summary preview');
    for (const { id } of (await this.community()).polls) await ask('poll export', { poll: id });
    return JSON.stringify(this.#observer.read(channel.id).map(whole));
  }

  /** The totals of every closed poll, by its id. */
  async totals(): Promise<Record<string, unknown>> {
    const own = Object.values((await this.workshop())?.polls ?? {});
    const ids = [...(await this.community()).polls.map(({ id }) => id), ...own];
    const found: Record<string, unknown> = {};
    for (const id of ids) {
      const poll = await this.app.streams.polls.read(id);
      if (poll.ok && poll.value.status === 'closed')
        found[id] = structuredClone([poll.value.counts, poll.value.voters]);
    }
    return found;
  }
}

/** A message, with what its files hold. */
const whole = (message: Message): unknown => ({
  ...message,
  attachments: message.attachments.map((file) => ({ ...file, held: file.text() })),
});
