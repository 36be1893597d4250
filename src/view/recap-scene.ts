import type { Recap, RecapAnswer, RecapState } from '../domain/recap-state.ts';
import type { PollState } from '../domain/poll-state.ts';
import type { OpenedWorkshop } from '../domain/workshop-state.ts';
import type { Translator } from '../i18n/translator.ts';

/** What a recap is shown from: its outline, and what the ids in it stand for now. */
export interface RecapScene {
  readonly recap: Pick<Recap, 'week' | 'due' | 'at' | 'outline'>;
  readonly workshops: ReadonlyMap<string, OpenedWorkshop>;
  readonly polls: ReadonlyMap<string, PollState>;
  readonly answers: readonly RecapAnswer[];
  readonly t: Translator;
}

/**
 * Tells whether a recap shows something else than before: answers to it, or words it quotes that
 * were changed or withdrawn.
 */
export function recapRevision({ recap, workshops, answers }: Omit<RecapScene, 't'>): string {
  const { outline, week } = recap;
  const quotes = outline.quotes.map(({ workshop, contribution }) => {
    const entry = workshops.get(workshop)?.boards.contributions[contribution];
    return entry === undefined || entry.withdrawn ? 'x' : String(entry.revision);
  });
  const echoes = outline.echoes.map((echo) => echoOf(answers, echo)?.at ?? 'x');
  const given = answers.filter((each) => each.week === week).map(({ invitation }) => invitation);
  return [quotes.join('.'), echoes.join('.'), given.toSorted().join('.')].join('/');
}

type Echo = RecapState['recaps'][number]['outline']['echoes'][number];

export function echoOf(
  answers: readonly RecapAnswer[],
  { week, invitation, person }: Echo,
): RecapAnswer | undefined {
  return answers.find(
    (each) => each.week === week && each.invitation === invitation && each.person === person,
  );
}
