import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Figures, Measures } from '../engine/measures.ts';

type Gauged = Partial<Figures> & { readonly storeBytes?: number | undefined };

export interface Metrics {
  measures(): Measures;
  /** Asked at each look; what it leaves out is not known at that moment. */
  gauge(now: () => Gauged): void;
  /** In the text format of Prometheus. */
  text(): Promise<string>;
}

const gauges = {
  wakes: ['palabre_queue', 'What is to be looked at again at some time.'],
  looks: ['palabre_looks', 'Cards being brought in line, or waiting for their turn.'],
  late: ['palabre_late', 'Of those, the ones that have been so for more than 30 seconds.'],
  waiting: ['palabre_waiting', 'Cards of which something could not be posted yet.'],
  streams: ['palabre_streams', 'Streams in memory.'],
  processes: ['palabre_processes', 'Processes that share the store, this one included.'],
  shards: ['palabre_shards', 'Shards that this process has of those that are shared.'],
  accounts: ['palabre_accounts', 'Accounts of this process, of those that one at a time serves.'],
  storeBytes: ['palabre_store_bytes', 'Size of the file of the store.'],
} as const satisfies Record<keyof Gauged, readonly [string, string]>;
const gaugeNames = [
  'wakes',
  'looks',
  'late',
  'waiting',
  'streams',
  'processes',
  'shards',
  'accounts',
  'storeBytes',
] as const;

/** Figures for Prometheus, Node's own included: nobody's words, names or ids. */
export function openMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const answers = new Histogram({
    name: 'palabre_answer_seconds',
    help: 'From a click or command until its answer is ready to be shown.',
    labelNames: ['kind'],
    // Discord gives up after three seconds.
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 1.8, 3, 10],
    registers: [registry],
  });
  const refusals = new Counter({
    name: 'palabre_refused_total',
    help: 'Messages that the chat refused to post, find, edit or remove.',
    labelNames: ['kind'],
    registers: [registry],
  });
  const recaps = new Counter({
    name: 'palabre_recaps_total',
    help: 'Recaps that were due, and those that were sent.',
    labelNames: ['what'],
    registers: [registry],
  });
  // Both are there from the start, so that their difference can be asked for.
  for (const what of ['due', 'sent']) recaps.inc({ what }, 0);
  return {
    text: () => registry.metrics(),
    measures: () => ({
      answered: (kind, ms) => answers.observe({ kind }, ms / 1000),
      refused: (kind) => refusals.inc({ kind }),
      recap: (what) => recaps.inc({ what }),
    }),
    gauge: (now) => {
      for (const figure of gaugeNames) addGauge(registry, gauges[figure], () => now()[figure]);
    },
  };
}

function addGauge(
  registry: Registry,
  [name, help]: readonly [string, string],
  value: () => number | undefined,
): void {
  const gauge: Gauge = new Gauge({
    name,
    help,
    registers: [registry],
    collect: () => {
      const now = value();
      if (now === undefined) gauge.reset();
      else gauge.set(now);
    },
  });
}
