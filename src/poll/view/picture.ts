import type { PollState } from '../domain/state.ts';
import { ranked, stanceOn, tally } from '../domain/tally.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { PollPicture, PollPictureVoter } from '../../kernel/view/picture.ts';
import { figure } from './figure.ts';

/** With more, a row per voter is too small to read: bars are drawn. */
const votersDrawn = 30;

/** The poll as a table, best option first; only for people who may see its results. */
export function pollPicture(poll: PollState, t: Translator): PollPicture {
  const approval = poll.setUp?.rules.ranking === 'approval';
  const lines = ranked(poll);
  return {
    kind: 'poll',
    lang: t.locale,
    question: poll.setUp?.question ?? '',
    options: lines.map(({ option, yes, ifNeedBe, best }) => ({
      label: option.label,
      sum: figure({ yes, ifNeedBe }),
      yes,
      ifNeedBe,
      best,
    })),
    voters: drawnVoters(
      poll,
      lines.map(({ option }) => option.id),
      t,
    ),
    voterCount: poll.voters,
    words: {
      sum: t.plain('picture.sum'),
      yes: t.plain('form.vote.yes'),
      ifNeedBe: t.plain('form.vote.ifNeedBe'),
      no: t.plain('picture.no'),
      blank: t.plain('picture.blank'),
      voters: t.plain('poll.voters', { count: poll.voters }),
      rule: t.plain(approval ? 'picture.approvalRule' : 'picture.starRule'),
    },
  };
}

/** In a summary, people who asked not to be named have a row without a name. */
function drawnVoters(poll: PollState, order: readonly string[], t: Translator): PollPictureVoter[] {
  if (poll.setUp?.rules.named !== true || poll.voters > votersDrawn) return [];
  return Object.values(poll.ballots).map((ballot) => ({
    name: ballot.name === '' ? t.plain('contribution.anonymous') : ballot.name,
    stances: order.map((option) => stanceOn(ballot, option)),
  }));
}

/**
 * The picture in words, for people who cannot see it; best option first, since a platform may cut
 * it.
 */
export function pollPictureAlt(poll: PollState, t: Translator): string {
  const best = bestWords(poll, t);
  return [
    poll.setUp?.question ?? '',
    t.plain('poll.voters', { count: poll.voters }),
    ...(best === undefined ? [] : [best]),
    ...ranked(poll).map(({ option, yes, ifNeedBe }) =>
      t.plain('picture.line', { option: option.label, yes, ifNeedBe }),
    ),
  ].join('\n');
}

/** The options with the star, in words; undefined if there are none. */
export function bestWords(poll: PollState, t: Translator): string | undefined {
  const best = tally(poll).flatMap((line) => (line.best ? line.option.label : []));
  if (best.length === 0) return undefined;
  return t.plain('picture.best', { count: best.length, options: best.join(', ') });
}
