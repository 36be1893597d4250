import type { Drawer, Store, StoreFleet } from '../../src/engine/drawers.ts';
import type { PartListener } from '../../src/engine/fleet.ts';

interface Standing {
  readonly name: string;
  readonly by: LeaseMember;
  readonly listener: PartListener;
}

/** Processes on one store in memory, each of which knows what it holds as late as it is told. */
export class MemoryLeases {
  readonly #store: Store;
  readonly #standing: Standing[] = [];
  readonly #holders = new Map<string, Standing>();
  readonly members: LeaseMember[] = [];

  constructor(store: Store) {
    this.#store = store;
  }

  join(): LeaseMember {
    const member = new LeaseMember(this, this.#store);
    this.members.push(member);
    return member;
  }

  stand(standing: Standing): void {
    this.#standing.push(standing);
    this.#fill(standing.name);
  }

  holds(member: LeaseMember, name: string): boolean {
    return this.#holders.get(name)?.by === member;
  }

  /** Another has what this one had, which may not know of it yet. */
  passOn(member: LeaseMember, name: string): Standing | undefined {
    const held = this.#holders.get(name);
    if (held?.by !== member) return undefined;
    this.#holders.delete(name);
    this.#fill(name, member);
    return held;
  }

  #fill(name: string, except?: LeaseMember): void {
    if (this.#holders.has(name)) return;
    const next = this.#standing.find((each) => each.name === name && each.by !== except);
    if (next === undefined) return;
    this.#holders.set(name, next);
    next.listener.gained(0);
  }
}

/** One of them. */
export class LeaseMember {
  readonly store: Store;
  /** What was kept back since its term was over. */
  keptBack = 0;
  #isAwake = true;
  #lost: Standing | undefined;
  readonly #leases: MemoryLeases;

  constructor(leases: MemoryLeases, store: Store) {
    this.#leases = leases;
    const shared = { ...store, close: async () => {} };
    const fleet: StoreFleet = {
      standBy: async (name, listener) => leases.stand({ name, by: this, listener }),
      storeDuring: (term) => this.#during(shared, term),
      share: async () => Promise.reject(new Error('Nothing is shared in parts here')),
      isSure: () => this.#isAwake,
      size: () => leases.members.length,
      parts: (name) => (leases.holds(this, name) ? 1 : 0),
      turn: async () => {},
      takesTurn: async () => true,
      isQuiet: async () => true,
      alone: (_, work) => work(),
    };
    this.store = { ...shared, fleet };
  }

  /** It stands still: another takes what it had, and it does not know. */
  standStill(name: string): void {
    this.#isAwake = false;
    this.#lost = this.#leases.passOn(this, name);
  }

  /** It hears what happened. */
  wake(): void {
    this.#isAwake = true;
    void this.#lost?.listener.lost(0);
    this.#lost = undefined;
  }

  #during(store: Store, term: AbortSignal): Store {
    const write = <T>(work: () => Promise<T>): Promise<T> => {
      if (this.#isAwake && !term.aborted) return work();
      this.keptBack += 1;
      return Promise.reject(new Error('The term is over'));
    };
    const drawer = (name: string): Drawer => {
      const whole = store.drawer(name);
      return { ...whole, change: (changes) => write(() => whole.change(changes)) };
    };
    return {
      ...store,
      drawer,
      append: (...record) => write(() => store.append(...record)),
      saveSnapshot: (...snapshot) => write(() => store.saveSnapshot(...snapshot)),
      erase: (stream) => write(() => store.erase(stream)),
    };
  }
}
