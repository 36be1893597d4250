import * as fc from 'fast-check';
import type { Actor, Person } from '../../src/kernel/people.ts';
import type { WorkshopIntent } from '../../src/workshop/domain/workshop.ts';
import { bot, oddIds } from './people.ts';
import { sampleTemplate } from './sample-template.ts';
import { ada, openIntent, WorkshopRun, type Decided } from './workshops.ts';

/** Mostly what makes sense, so that a history makes progress; occasionally what does not. */
function mostly<T>(sound: fc.Arbitrary<T>, odd: fc.Arbitrary<T>): fc.Arbitrary<T> {
  return fc.oneof({ weight: 12, arbitrary: sound }, { weight: 1, arbitrary: odd });
}
const among = (...usual: string[]) =>
  mostly(fc.constantFrom(...usual), fc.constantFrom(...oddIds, 'inconnu'));

export const anyId = among('ada', 'bo', 'chi', 'dee');
const named = anyId.map((id): Person => ({ id, name: `Nom de ${id}` }));
const person = mostly(named, fc.constant(bot));
/** Ada opens the workshop and acts more than others, as its facilitator. */
const actor = fc
  .tuple(fc.oneof(fc.constant(ada), person), fc.integer({ min: 0, max: 19 }))
  .map(([who, chance]) => actorOf(who, chance === 0));

function actorOf(who: Person, moderates: boolean): Actor {
  return { ...who, moderates };
}

const forms = [...sampleTemplate.pillars, ...sampleTemplate.exercises]
  .flatMap((part) => ('board' in part ? [part.board] : part.boards))
  .flatMap((board) => board.forms.map((form) => ({ board: board.id, form: form.id })));
const board = among(...forms.map((place) => place.board), 'retours');
const place = mostly(
  fc.constantFrom(...forms, { board: 'retours', form: 'libre' }),
  fc.record({ board, form: among('libre', 'un') }),
);
const contribution = among('c1', 'c2', 'c3', 'c4', 'c5', 'c6');

const word = fc.constantFrom('oui', '  entraide ', "l'entraide", 'ici');
const words = mostly(
  word,
  fc.oneof(fc.constantFrom('deux mots', '', ' ', 'x'.repeat(5000)), fc.string({ unit: 'binary' })),
);
const fields = ['idee', 'pourquoi', 'quoi', 'mot', 'groupe'];
const values = mostly(
  word.map((said) => Object.fromEntries(fields.map((field) => [field, said]))),
  fc.dictionary(among(...fields), words, { maxKeys: 3 }),
);
const written = { values, anonymous: mostly(fc.constant(false), fc.constant(true)) };
const introduction = fc.record(
  { name: words, organisation: words, word: words, passTo: person },
  { requiredKeys: ['name', 'organisation', 'word'] },
);
const minutes = mostly(
  fc.integer({ min: 1, max: 180 }),
  fc.oneof(fc.double(), fc.constantFrom(0, -1, 181)),
);

const of = <T extends WorkshopIntent['type']>(type: T) => fc.constant(type);

const driving: fc.Arbitrary<WorkshopIntent> = fc.oneof(
  fc.record({ type: of('next'), skipOptional: fc.boolean() }),
  fc.record({ type: of('back') }),
  fc.record({ type: of('extend'), minutes }),
  fc.record({ type: fc.constantFrom('pause', 'resume', 'skipHolder', 'askSummary') }),
  fc.record({ type: fc.constantFrom('handOver', 'giveStick'), to: person }),
  fc.record({ type: of('openPillar'), pillar: among('sharing', 'resources') }),
  fc.record({ type: of('startExercise'), exercise: among('cercles', 'futurs') }),
);

const summing: fc.Arbitrary<WorkshopIntent> = fc.oneof(
  fc.record({
    type: fc.constantFrom('markContribution' as const, 'unmarkContribution' as const),
    id: contribution,
  }),
  fc.record({
    type: of('keepIdeas'),
    board,
    ids: fc.array(contribution, { maxLength: 4 }),
  }),
  fc.record({ type: of('setForeword'), text: words }),
);

const takingPart: fc.Arbitrary<WorkshopIntent> = fc.oneof(
  { weight: 1, arbitrary: fc.record({ type: of('join') }) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: of('ready'),
      step: among('tour', 'exercice-1', 'exercice-2', 'retour'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ type: of('introduce'), introduction }) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(place, fc.record(written))
      .map(([where, what]) => ({ type: 'contribute' as const, ...where, ...what })),
  },
  {
    weight: 2,
    arbitrary: fc.record({ type: of('editContribution'), id: contribution, ...written }),
  },
  { weight: 2, arbitrary: fc.record({ type: of('withdrawContribution'), id: contribution }) },
  {
    weight: 2,
    arbitrary: fc.record({
      type: of('collect'),
      board,
      source: among('m1', 'm2', 'm3'),
      author: person,
      words,
    }),
  },
);

const ending: fc.Arbitrary<WorkshopIntent> = fc.constantFrom({ type: 'end' }, openIntent);

export interface Attempt {
  readonly by: Actor;
  readonly intent: WorkshopIntent;
  /** In minutes, before the attempt. */
  readonly wait: number;
}

/** Anybody attempting anything. */
export const anyAttempt: fc.Arbitrary<Attempt> = fc.record({
  by: actor,
  intent: fc.oneof(
    { weight: 14, arbitrary: driving },
    { weight: 25, arbitrary: takingPart },
    { weight: 6, arbitrary: summing },
    { weight: 1, arbitrary: ending },
  ),
  wait: fc.integer({ min: 0, max: 40 }),
});

/** Opens boards, so that a history has somewhere to write. */
const prepared: Attempt[] = [
  openIntent,
  ...sampleTemplate.pillars.map(({ id }): WorkshopIntent => ({ type: 'openPillar', pillar: id })),
  ...sampleTemplate.exercises.map(({ id }): WorkshopIntent => ({
    type: 'startExercise',
    exercise: id,
  })),
].map((intent) => ({ by: ada, intent, wait: 0 }));

/** A workshop from its start: unopened, just opened, or with boards to write on. */
export const anyHistory: fc.Arbitrary<Attempt[]> = fc
  .tuple(
    fc.constantFrom(0, 1, 1, ...Array.from({ length: 5 }, () => prepared.length)),
    fc.array(anyAttempt, { maxLength: 60, size: 'max' }),
  )
  .map(([ready, attempts]) => prepared.slice(0, ready).concat(attempts));

/** Plays a history; `after` sees each attempt once it was decided. */
export function play(
  history: readonly Attempt[],
  after: (decided: Decided, attempt: Attempt) => void = () => {},
): WorkshopRun {
  const run = new WorkshopRun();
  for (const attempt of history) {
    run.wait(attempt.wait);
    after(run.try(attempt.by, attempt.intent), attempt);
  }
  return run;
}
