import type { PollState } from '../domain/state.ts';
import { ranked, stanceOn } from '../domain/tally.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { PollPicture, PollPictureVoter } from '../../kernel/view/picture.ts';
import { figure } from './figure.ts';
import { bestWords } from './outcome.ts';
import { onPage, pageWords } from './paging.ts';

/** With more, a row per voter is too small to read: bars are drawn. */
const votersDrawn = 30;

/** A page of the poll as a table, best option first; only for people who may see its results. */
export function pollPicture(poll: PollState, t: Translator, page = 0): PollPicture {
  const approval = poll.setUp?.rules.ranking === 'approval';
  const lines = onPage(ranked(poll), page);
  const voters = t.plain('poll.voters', { count: poll.voters });
  const which = pageWords(poll, page, t);
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
      voters: which === undefined ? voters : `${voters} · ${which}`,
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
export function pollPictureAlt(poll: PollState, t: Translator, page = 0): string {
  const lines = ranked(poll);
  const best = bestWords(lines, t);
  return [
    poll.setUp?.question ?? '',
    t.plain('poll.voters', { count: poll.voters }),
    ...(best === undefined ? [] : [best]),
    ...onPage(lines, page).map(({ option, yes, ifNeedBe }) =>
      t.plain('picture.line', { option: option.label, yes, ifNeedBe }),
    ),
  ].join('\n');
}
