import { textFor, type Locale } from '../../kernel/text.ts';
import { knownPoll } from '../../poll/cases.ts';
import { workshopIn } from '../../workshop/cases.ts';
import { nextStep, currentIndex, currentStep } from '../../agenda/domain/agenda.ts';
import type { Template } from '../../template/domain/template.ts';
import { castFor } from '../cast-for.ts';
import type { Company, Play } from './company.ts';
import { movesOf, type Scene } from './plan.ts';
import { type Gesture } from './move.ts';
import type { WireCastOrder } from './protocol-acts.ts';
import { say } from './words.ts';

export type CastOrder = Exclude<WireCastOrder, { do: 'stop' }>;

/** An order being carried out, and its progress. */
export interface Run {
  readonly order: CastOrder;
  readonly language: Locale;
  readonly tellStep: (title: string) => void;
  readonly tried: Set<string>;
  acted: boolean;
  /** Whether a workshop has been open at some point. */
  seen: boolean;
  /** The step this run is at. */
  step: string | undefined;
  /** Whether it asked to move on from it. */
  leaving: boolean;
  /** Why the latest failed gesture failed. */
  refusal: string | undefined;
  kind: string | undefined;
  inARow: number;
}

export function newRun(order: CastOrder, language: Locale, tellStep: (title: string) => void): Run {
  return {
    order,
    language,
    tellStep,
    tried: new Set(),
    acted: false,
    seen: false,
    step: undefined,
    leaving: false,
    refusal: undefined,
    kind: undefined,
    inARow: 0,
  };
}

/**
 * What to do next, given the workshop's state; undefined once the order is done. “The step” means
 * what the current step still expects or, if nothing, the next step. Throws, in plain words, if it
 * cannot continue.
 */
export async function nextGesture(company: Company, run: Run): Promise<Gesture | undefined> {
  const scene = await look(company);
  if (scene === undefined) return run.seen ? undefined : fresh(run, opening(company));
  run.seen = true;
  const onlyStep = run.order.do === 'step';
  if (run.step !== scene.step.id) {
    // Somebody moved on by hand: the requested step is over.
    if (onlyStep && run.step !== undefined && !run.leaving) return undefined;
    enter(run, scene);
  }
  const move = movesOf(scene).find(
    (each) => 'waitsFor' in each || each.drives === true || !run.tried.has(each.key),
  );
  if (move === undefined) return onlyStep && run.acted ? undefined : fresh(run, going(scene, run));
  if ('waitsFor' in move) throw new Error(say(run.language, 'stickElsewhere', move.waitsFor));
  return fresh(run, move);
}

function enter(run: Run, { step, workshop }: Scene): void {
  run.step = step.id;
  run.leaving = false;
  run.tried.clear();
  run.tellStep(textFor(step.title, workshop.opening.locale));
}

/** A required gesture that already failed would be retried forever. */
function fresh(run: Run, gesture: Gesture): Gesture {
  if (!run.tried.has(gesture.key)) return gesture;
  throw new Error(run.refusal ?? say(run.language, 'noHeadway', gesture.key));
}

async function look(company: Company): Promise<Scene | undefined> {
  const { context } = company.bot;
  const found = await workshopIn(context, company.place);
  if (!found.ok && found.error.kind !== 'noWorkshop') throw new Error(found.error.kind);
  if (!found.ok) return undefined;
  const workshop = found.value;
  const { template } = workshop.opening;
  const step = currentStep(template, workshop.agenda);
  if (step === undefined) return undefined;
  const id = workshop.polls[step.id];
  const poll = id === undefined ? undefined : await knownPoll(context, id);
  return {
    play: playing(company, template),
    workshop,
    step,
    poll: poll?.ok === true ? poll.value : undefined,
  };
}

function playing(company: Company, template: Template): Play {
  const cast = castFor(company.cast, template);
  return { ...company, template, cast, acts: company.acts(template, cast) };
}

function opening(company: Company): Gesture {
  const { template: wanted } = company.cast;
  const template = company.bot.context.tools.templates().find(({ id }) => id === wanted);
  if (template === undefined) throw new Error(`There is no template ${wanted}.`);
  return { key: 'open', make: () => company.acts(template, company.cast).openWorkshop() };
}

/** On to the next step or, after the last, to the summary. */
function going({ play, workshop }: Scene, run: Run): Gesture {
  const { template } = workshop.opening;
  const next = nextStep(template, workshop.agenda, false);
  if (next === undefined) return { key: 'close', make: () => play.acts.closeWorkshop() };
  const index = currentIndex(template, workshop.agenda) + 1;
  return {
    key: `next:${workshop.agenda.trail.length}`,
    make: () => {
      run.leaving = true;
      return play.acts.moveOn(index, next);
    },
  };
}
