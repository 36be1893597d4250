import type { Actor } from '../../src/kernel/people.ts';
import type { Result } from '../../src/kernel/result.ts';
import { decideWorkshop, type WorkshopIntent } from '../../src/workshop/domain/workshop.ts';
import { type WorkshopError } from '../../src/workshop/domain/errors.ts';
import {
  emptyWorkshop,
  evolveWorkshop,
  wasOpened,
  type OpenedWorkshop,
  type WorkshopEvent,
} from '../../src/workshop/domain/state.ts';
import type { Template } from '../../src/template/domain/template.ts';
import { participant, World } from './people.ts';
import { sampleTemplate } from './sample-template.ts';

export type Decided = Result<WorkshopEvent[], WorkshopError>;

export const ada = participant('ada');
export const bo = participant('bo');
export const chi = participant('chi');

export const openingOf = (template: Template): WorkshopIntent => ({
  type: 'open',
  opening: {
    community: 'communaute',
    channel: 'salon',
    title: 'Notre atelier',
    locale: 'fr',
    timezone: 'America/Toronto',
    territories: ['Ici'],
    template,
  },
});

export const openIntent = openingOf(sampleTemplate);

/** A workshop, starting before it opens: decides each intent and folds the events. */
export class WorkshopRun extends World {
  state = emptyWorkshop('w1');
  readonly events: WorkshopEvent[] = [];

  try(by: Actor, intent: WorkshopIntent): Decided {
    const decided = decideWorkshop(this.state, intent, this.context(by));
    for (const event of decided.ok ? decided.value : []) {
      // Events belong to the journal: changing one while folding would throw here.
      this.events.push(deepFreeze(event));
      this.state = evolveWorkshop(this.state, event);
    }
    return decided;
  }

  /** Does what is known to be allowed. */
  do(by: Actor, ...intents: WorkshopIntent[]): this {
    for (const intent of intents) {
      const decided = this.try(by, intent);
      if (!decided.ok) throw new Error(`${intent.type}: ${decided.error.kind}`);
    }
    return this;
  }

  /** The kind of the refusal, or 'allowed'. */
  verdict(by: Actor, intent: WorkshopIntent): WorkshopError['kind'] | 'allowed' {
    const decided = this.try(by, intent);
    return decided.ok ? 'allowed' : decided.error.kind;
  }

  opened(): OpenedWorkshop {
    if (wasOpened(this.state)) return this.state;
    throw new Error('The workshop was not opened');
  }

  get step(): string | undefined {
    return this.state.agenda.trail.at(-1);
  }
}

/** A workshop that Ada opened. */
export function openedByAda(template = sampleTemplate): WorkshopRun {
  return new WorkshopRun().do(ada, openingOf(template));
}

/** The same with one pillar and the first exercise in progress. */
export function underWay(): WorkshopRun {
  return openedByAda().do(
    ada,
    { type: 'openPillar', pillar: 'sharing' },
    { type: 'openPillar', pillar: 'resources' },
    { type: 'startExercise', exercise: 'cercles' },
  );
}

type Contribute = Extract<WorkshopIntent, { type: 'contribute' }>;

export function idea(idee: string, more: Partial<Contribute> = {}): Contribute {
  return {
    type: 'contribute',
    board: 'traces',
    form: 'libre',
    anonymous: false,
    values: { idee },
    ...more,
  };
}

type Collect = Extract<WorkshopIntent, { type: 'collect' }>;

export function collecting(more: Partial<Collect> = {}): Collect {
  return { type: 'collect', board: 'traces', source: 'm1', author: bo, words: 'Bonjour', ...more };
}

function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const inner of Object.values(value)) deepFreeze(inner);
  return value;
}
