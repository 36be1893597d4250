import { entryOf } from '../../kernel/dictionary.ts';
import { echoOf, type Recap, type RecapAnswer } from '../domain/state.ts';
import type { PersonId } from '../../kernel/people.ts';
import type { PollState } from '../../poll/domain/state.ts';
import type { OpenedWorkshop } from '../../workshop/domain/state.ts';
import { person, type Rich } from '../../kernel/rich.ts';
import type { Translator } from '../../i18n/translator.ts';

/**
 * What a recap is shown from: its outline, and what the ids in it stand for now. What not all its
 * readers may read is in none of it.
 */
export interface RecapScene {
  readonly recap: Pick<Recap, 'week' | 'due' | 'at' | 'outline'>;
  /** Names what the outline told of when it was chosen, and may tell of no longer. */
  readonly hidden?: readonly string[];
  readonly workshops: ReadonlyMap<string, OpenedWorkshop>;
  readonly polls: ReadonlyMap<string, PollState>;
  readonly answers: readonly RecapAnswer[];
  /** The people of the community who asked not to be named. */
  readonly attributionOptOuts: readonly PersonId[];
  readonly t: Translator;
}

interface Signed {
  readonly author: PersonId;
  readonly anonymous: boolean;
}

/** Who said something. A recap names nobody but by this. */
export function voiceIn(
  { attributionOptOuts, t }: RecapScene,
  { author, anonymous }: Signed,
): Rich {
  if (anonymous || attributionOptOuts.includes(author)) return t.say('contribution.anonymous');
  return [person(author)];
}

/**
 * Tells whether a recap shows something else than before: answers to it, words it quotes that were
 * changed or withdrawn, somebody who chose to be named or not, or what its readers may read.
 */
export function recapRevision({
  recap,
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
  return parts.map((part) => part.join('.')).join('/');
}
