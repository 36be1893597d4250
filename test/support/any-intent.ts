import * as fc from 'fast-check';
import type { Actor, Person } from '../../src/domain/people.ts';
import type { WorkshopIntent } from '../../src/domain/workshop.ts';
import { bot, oddIds } from './people.ts';
import { smallTemplate } from './small-template.ts';
import { openIntent, WorkshopRun, type Decided } from './workshops.ts';

const among = (...usual: string[]) =>
  fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...usual) },
    { weight: 1, arbitrary: fc.constantFrom(...oddIds) },
  );

export const anyId = among('ada', 'bo', 'chi', 'dee', 'eve');
const person: fc.Arbitrary<Person> = fc.oneof(
  { weight: 9, arbitrary: anyId.map((id) => ({ id, name: `Nom de ${id}` })) },
  { weight: 1, arbitrary: fc.constant(bot) },
);
const actor: fc.Arbitrary<Actor> = fc
  .tuple(person, fc.integer({ min: 0, max: 9 }))
  .map(([who, chance]) => actorOf(who, chance === 0));

function actorOf(who: Person, moderates: boolean): Actor {
  return { ...who, moderates };
}

const boards = ['traces', 'dons', 'proches', 'lointains', 'retours', 'sobre', 'abondant'];
const board = among(...boards);
const form = among('libre', 'libre', 'nom', 'groupe', 'un', 'cinquante');
const contribution = among(...Array.from({ length: 12 }, (_, index) => `c${index + 1}`));
const words = fc.oneof(
  fc.constantFrom('oui', 'deux mots', '', ' ', '  entraide ', "l'entraide", 'x'.repeat(5000)),
  fc.string({ unit: 'binary' }),
);
const values = fc.dictionary(among('idee', 'pourquoi', 'quoi', 'mot', 'groupe'), words, {
  minKeys: 0,
  maxKeys: 3,
});
const introduction = fc.record(
  { name: words, organisation: words, word: words, passTo: person },
  { requiredKeys: ['name', 'organisation', 'word'] },
);

const of = <T extends WorkshopIntent['type']>(type: T) => fc.constant(type);

const driving: fc.Arbitrary<WorkshopIntent> = fc.oneof(
  fc.record({ type: of('next'), skipOptional: fc.boolean() }),
  fc.record({ type: of('back') }),
  fc.record({
    type: of('extend'),
    minutes: fc.oneof(fc.integer({ min: 1, max: 180 }), fc.double(), fc.integer()),
  }),
  fc.record({ type: fc.constantFrom('pause', 'resume', 'skipHolder', 'askSummary') }),
  fc.record({ type: fc.constantFrom('handOver', 'giveStick'), to: person }),
  fc.record({ type: of('openPillar'), pillar: among('sharing', 'resources', 'community') }),
  fc.record({ type: of('startExercise'), exercise: among('cercles', 'futurs') }),
);

const takingPart: fc.Arbitrary<WorkshopIntent> = fc.oneof(
  fc.record({ type: of('join') }),
  fc.record({ type: of('introduce'), introduction }),
  fc.record({ type: of('contribute'), board, form, values, anonymous: fc.boolean() }),
  fc.record({ type: of('editContribution'), id: contribution, values, anonymous: fc.boolean() }),
  fc.record({ type: of('withdrawContribution'), id: contribution }),
  fc.record({ type: of('collect'), board, source: among('m1', 'm2', 'm3'), author: person, words }),
);

const ending: fc.Arbitrary<WorkshopIntent> = fc.constantFrom({ type: 'end' }, openIntent);

export interface Attempt {
  readonly by: Actor;
  readonly intent: WorkshopIntent;
  readonly wait: number;
}

const attemptOf = (intent: fc.Arbitrary<WorkshopIntent>): fc.Arbitrary<Attempt> =>
  fc.record({ by: actor, intent, wait: fc.integer({ min: 0, max: 40 }) });

/** Anybody attempting anything, now and then with a name that nobody has. */
export const anyAttempt: fc.Arbitrary<Attempt> = attemptOf(
  fc.oneof(
    { weight: 10, arbitrary: driving },
    { weight: 14, arbitrary: takingPart },
    { weight: 1, arbitrary: ending },
  ),
);

/** What makes boards exist, so that a history has somewhere to write. */
const prepared: Attempt[] = [
  openIntent,
  ...smallTemplate.pillars.map(({ id }): WorkshopIntent => ({ type: 'openPillar', pillar: id })),
  ...smallTemplate.exercises.map(({ id }): WorkshopIntent => ({
    type: 'startExercise',
    exercise: id,
  })),
].map((intent) => ({ by: { id: 'ada', name: 'Ada', moderates: false }, intent, wait: 0 }));

/** A workshop from its very beginning: unopened, just opened, or with boards to write on. */
export const anyHistory: fc.Arbitrary<Attempt[]> = fc
  .tuple(
    fc.constantFrom(0, 1, prepared.length, prepared.length),
    fc.array(anyAttempt, { maxLength: 60, size: 'max' }),
  )
  .map(([ready, attempts]) => prepared.slice(0, ready).concat(attempts));

/** Plays a history; `after` looks at each attempt once it was decided. */
export function play(
  history: readonly Attempt[],
  after: (decided: Decided, attempt: Attempt, run: WorkshopRun) => void = () => {},
): WorkshopRun {
  const run = new WorkshopRun();
  for (const attempt of history) {
    run.wait(attempt.wait);
    after(run.try(attempt.by, attempt.intent), attempt, run);
  }
  return run;
}
