import type { PollState } from '../domain/poll-state.ts';
import { ballotRows, ranked, tally } from '../domain/poll-tally.ts';
import type { Translator } from '../i18n/translator.ts';
import type { PollPicture, PollPictureVoter } from './picture.ts';
import { figure } from './poll-card.ts';

/** Beyond, a line a voter is too small to read: bars are drawn. */
const votersDrawn = 30;

/** The poll as its table is drawn; only for who may see its results. */
export function pollPicture(poll: PollState, t: Translator): PollPicture {
  const approval = poll.setUp?.rules.ranking === 'approval';
  return {
    kind: 'poll',
    lang: t.locale,
    question: poll.setUp?.question ?? '',
    options: tally(poll).map(({ option, yes, ifNeedBe, best }) => ({
      label: option.label,
      sum: figure({ yes, ifNeedBe }),
      yes,
      ifNeedBe,
      best,
    })),
    voters: drawnVoters(poll),
    voterCount: poll.voters,
    words: {
      sum: t.plain('picture.sum'),
      yes: t.plain('form.vote.yes'),
      ifNeedBe: t.plain('form.vote.ifNeedBe'),
      no: t.plain('picture.no'),
      blank: t.plain('picture.blank'),
      voters: t.plain('poll.voters', { count: poll.voters }),
      rule: t.plain(approval ? 'poll.approvalRule' : 'poll.starRule'),
    },
  };
}

function drawnVoters(poll: PollState): PollPictureVoter[] {
  if (poll.setUp?.rules.named !== true || poll.voters > votersDrawn) return [];
  return ballotRows(poll).map(({ name = '', stances }) => ({ name, stances }));
}

/** What the picture says, for who does not see it; best first, since a platform may cut it. */
export function pollPictureAlt(poll: PollState, t: Translator): string {
  const lines = ranked(poll);
  const best = lines.filter((line) => line.best).map(({ option }) => option.label);
  return [
    poll.setUp?.question ?? '',
    t.plain('poll.voters', { count: poll.voters }),
    ...(best.length === 0
      ? []
      : [t.plain('picture.best', { count: best.length, options: best.join(', ') })]),
    ...lines.map(({ option, yes, ifNeedBe }) =>
      t.plain('picture.line', { option: option.label, yes, ifNeedBe }),
    ),
  ].join('\n');
}
