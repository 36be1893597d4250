import type { NewEntry } from './new-entry.ts';
import { nextStep, currentStep } from '../../agenda/domain/agenda.ts';
import { byBoard, activeContributions } from '../../board/domain/board.ts';
import { writableBoards } from '../../agenda/domain/closing.ts';
import type { PersonId } from '../../kernel/people.ts';
import type { PollState } from '../../poll/domain/state.ts';
import { selectQuotesFairly } from './quotes.ts';
import type { RecapOutline } from './outline.ts';
import type { RecapAnswer } from './state.ts';
import { boardsOf, pillarOfBoard } from '../../template/domain/lookup.ts';
import { redactEntry } from '../../summary/domain/attribution.ts';
import { isOpen, type OpenedWorkshop } from '../../workshop/domain/state.ts';

/** What a recap is made from. */
export interface RecapSources {
  readonly from: number;
  readonly until: number;
  /** The open ones, and those that ended since the last recap. */
  readonly workshops: readonly OpenedWorkshop[];
  /** Those that ended earlier: they only count in the weekly figures. */
  readonly earlier: readonly OpenedWorkshop[];
  readonly polls: readonly PollState[];
  /** Answers to the invitations of the last recap. */
  readonly answers: readonly RecapAnswer[];
  /** The people of the community who asked not to be named. */
  readonly attributionOptOuts: readonly PersonId[];
  /** The starts of the latest ISO weeks, oldest first, ending with the present one. */
  readonly weeks: readonly { readonly week: string; readonly from: number }[];
}

/** A message must stay readable on a phone, and leave room for its buttons. */
export const recapLimits = { quotes: 4, echoes: 3, unanswered: 5, polls: 5, next: 3, moved: 12 };

/** What a recap shows, chosen once: the choice depends on nothing but the sources. */
export function outlineOf(sources: RecapSources): RecapOutline {
  const { from, until, workshops } = sources;
  const open = workshops.filter(isOpen);
  const silent = unansweredIn(open, until);
  return {
    from,
    until,
    moved: workshops.flatMap((workshop) => movedIn(workshop, sources)).slice(0, recapLimits.moved),
    voices: voices(sources),
    quotes: quotesOf(sources),
    echoes: echoesOf(sources.answers),
    unanswered: silent.slice(0, recapLimits.unanswered),
    moreUnanswered: Math.max(0, silent.length - recapLimits.unanswered),
    polls: openPolls(sources.polls),
    next: open.slice(0, recapLimits.next).map((workshop) => nextOf(workshop, until)),
    weeks: weeksOf(sources),
    channels: channelsOf(sources),
  };
}

function channelsOf({ workshops, earlier }: RecapSources): string[] {
  return [...new Set([...workshops, ...earlier].map(({ opening }) => opening.channel))];
}

/** Nothing happened and no vote is pending: one kind line, or silence. */
export function isQuiet({ moved, echoes, polls }: RecapOutline): boolean {
  return moved.length === 0 && echoes.length === 0 && polls.length === 0;
}

type Window = Pick<RecapSources, 'from' | 'until'>;

const within = ({ at }: { readonly at: number }, { from, until }: Window): boolean =>
  at > from && at <= until;

function newIn(workshop: OpenedWorkshop, window: Window): NewEntry[] {
  return activeContributions(workshop.boards)
    .filter((entry) => within(entry, window))
    .map((entry) => ({ workshop: workshop.id, entry }));
}

/** People who asked not to be named count as one voice, together with those who did not sign. */
function quotesOf(sources: RecapSources): RecapOutline['quotes'] {
  const attributionOptOuts = new Set(sources.attributionOptOuts);
  const entries = sources.workshops.flatMap((workshop) => newIn(workshop, sources));
  return selectQuotesFairly(
    entries.map(({ workshop, entry }) => ({
      workshop,
      entry: redactEntry(entry, attributionOptOuts),
    })),
    recapLimits.quotes,
  );
}

function movedIn(workshop: OpenedWorkshop, window: Window): RecapOutline['moved'] {
  const entriesOf = byBoard(newIn(workshop, window).map(({ entry }) => entry));
  const homes = new Map<string, RecapOutline['moved'][number]>();
  for (const { board, home } of boardsOf(workshop.opening.template)) {
    const key = `${home.kind}/${home.id}`;
    const before = homes.get(key)?.count ?? 0;
    const count = before + (entriesOf.get(board.id)?.length ?? 0);
    homes.set(key, { workshop: workshop.id, ...home, count });
  }
  return [...homes.values()].filter(({ count }) => count > 0);
}

/** Signed contributions only: anonymous authors are never counted among the people. */
function voices({ workshops, from, until }: RecapSources): number {
  const first = new Map<string, number>();
  for (const { author, anonymous, at } of workshops.flatMap(({ boards }) =>
    activeContributions(boards),
  ))
    if (!anonymous) first.set(author, Math.min(at, first.get(author) ?? at));
  return [...first.values()].filter((at) => within({ at }, { from, until })).length;
}

/** The earliest answer to each invitation. */
function echoesOf(answers: readonly RecapAnswer[]): RecapOutline['echoes'] {
  const first = new Map<string, RecapOutline['echoes'][number]>();
  for (const { week, invitation, person } of answers)
    if (!first.has(invitation)) first.set(invitation, { week, invitation, person });
  return [...first.values()].slice(0, recapLimits.echoes);
}

/** One workshop after the other, in the order their boards were opened; only boards that accept answers. */
function unansweredIn(open: readonly OpenedWorkshop[], until: number): RecapOutline['unanswered'] {
  const each = open.map((workshop) => {
    const answered = byBoard(activeContributions(workshop.boards));
    return writableBoards(workshop, until)
      .filter((board) => !answered.has(board))
      .map((board) => ({ workshop: workshop.id, board }));
  });
  const most = Math.max(0, ...each.map(({ length }) => length));
  return Array.from({ length: most }, (_, index) =>
    each.flatMap((boards) => boards[index] ?? []),
  ).flat();
}

/** Those that close first come first; those without a closing time last. */
function openPolls(polls: readonly PollState[]): RecapOutline['polls'] {
  return polls
    .filter(({ status }) => status === 'open')
    .map(({ id, voters, setUp }) => ({
      poll: id,
      voters,
      ...(setUp?.closesAt === undefined ? {} : { closesAt: setUp.closesAt }),
    }))
    .toSorted((a, b) => (a.closesAt ?? Infinity) - (b.closesAt ?? Infinity) || 0)
    .slice(0, recapLimits.polls);
}

/** The next step, and when the present one ends; a past end says nothing about what comes. */
function nextOf(workshop: OpenedWorkshop, until: number): RecapOutline['next'][number] {
  const { agenda, opening, timebox } = workshop;
  const step = nextStep(opening.template, agenda, false);
  const here = currentStep(opening.template, agenda);
  const running = here?.minutes !== undefined && timebox?.pausedWith === undefined;
  return {
    workshop: workshop.id,
    ...(step === undefined ? {} : { step: step.id }),
    ...(running && timebox !== null && timebox.endsAt > until ? { endsAt: timebox.endsAt } : {}),
  };
}

/** From the first week in which anything was written. */
function weeksOf(sources: RecapSources): RecapOutline['weeks'] {
  const { weeks, until } = sources;
  const workshops = [...sources.earlier, ...sources.workshops];
  const all = weeks.map(({ week, from }, index) => {
    // The start of a week belongs to it, unlike the moment of the last recap.
    const window = {
      from: from - 1,
      until: Math.min(until, (weeks[index + 1]?.from ?? Infinity) - 1),
    };
    return { week, counts: countsIn(workshops, window) };
  });
  const first = all.findIndex(({ counts }) => Object.keys(counts).length > 0);
  return first === -1 ? [] : all.slice(first);
}

function countsIn(
  workshops: readonly OpenedWorkshop[],
  window: Window,
): RecapOutline['weeks'][number]['counts'] {
  const counts: RecapOutline['weeks'][number]['counts'] = {};
  for (const workshop of workshops)
    for (const { entry } of newIn(workshop, window)) {
      const pillar = pillarOfBoard(workshop.opening.template, entry.board) ?? 'other';
      counts[pillar] = (counts[pillar] ?? 0) + 1;
    }
  return counts;
}
