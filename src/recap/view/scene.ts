import { entryOf } from '../../kernel/dictionary.ts';
import { echoOf, type Recap, type RecapAnswer } from '../domain/state.ts';
import type { PersonId } from '../../kernel/people.ts';
import type { PollState } from '../../poll/domain/state.ts';
import type { OpenedWorkshop } from '../../workshop/domain/state.ts';
import { person, type Rich } from '../../kernel/rich.ts';
import type { Translator } from '../../i18n/translator.ts';

/**
 * What a recap is rendered from: its outline, and the current state of what its ids refer to.
 * Contains nothing that some of its readers may not read.
 */
export interface RecapScene {
  readonly recap: Pick<Recap, 'week' | 'due' | 'at' | 'outline'>;
  /** True once the next one is posted: there is nothing left to do under it. */
  readonly isPast: boolean;
  /** Ids in the outline that were fine when it was made but may no longer be shown. */
  readonly hidden?: readonly string[];
  readonly workshops: ReadonlyMap<string, OpenedWorkshop>;
  readonly polls: ReadonlyMap<string, PollState>;
  readonly answers: readonly RecapAnswer[];
  /** The people in the community who asked not to be named. */
  readonly attributionOptOuts: readonly PersonId[];
  readonly t: Translator;
}

interface Signed {
  readonly author: PersonId;
  readonly anonymous: boolean;
}

/** Who said something. The only place where a recap names people. */
export function voiceIn(
  { attributionOptOuts, t }: RecapScene,
  { author, anonymous }: Signed,
): Rich {
  if (anonymous || attributionOptOuts.includes(author)) return t.say('contribution.anonymous');
  return [person(author)];
}

/**
 * Changes when a recap would look different: new answers, quoted words edited or withdrawn, people
 * opting in or out of being named, a change in what its readers may read, or the next recap.
 */
export function recapRevision({
  recap,
  isPast,
  hidden = [],
  workshops,
  answers,
  attributionOptOuts,
}: Omit<RecapScene, 't'>): string {
  const { outline, week } = recap;
  const unsigned = ({ author, anonymous }: Signed) =>
    !anonymous && attributionOptOuts.includes(author) ? 'u' : '';
  const quotes = outline.quotes.map(({ workshop, contribution }) => {
    const boards = workshops.get(workshop)?.boards;
    const entry = boards && entryOf(boards.contributions, contribution);
    if (entry === undefined || entry.withdrawn) return 'x';
    return `${entry.revision}${unsigned(entry)}`;
  });
  const echoes = outline.echoes.map((echo) => {
    const answer = echoOf(answers, echo);
    if (answer === undefined) return 'x';
    return `${answer.at}${unsigned({ ...answer, author: answer.person })}`;
  });
  const given = answers.filter((each) => each.week === week).map(({ invitation }) => invitation);
  const parts = [quotes, echoes, given.toSorted(), ...(hidden.length === 0 ? [] : [hidden])];
  return `${parts.map((part) => part.join('.')).join('/')}${isPast ? ' past' : ''}`;
}
