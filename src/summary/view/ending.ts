import { andMore, listedRich } from '../../i18n/lists.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { Summary } from '../domain/summary.ts';
import type { PollSummary } from '../domain/poll-summary.ts';
import type { OpenQuestions } from '../domain/parts.ts';
import { joined, person, strong, time, type Rich } from '../../kernel/rich.ts';
import { boardName } from '../../template/view/board-name.ts';
import { cardsBlocks } from '../../template/view/card-blocks.ts';
import { excerpt } from '../../kernel/view/excerpt.ts';
import { outcomeLines } from '../../poll/view/outcome.ts';
import { hasIfNeedBe, tallyRow } from '../../poll/view/table.ts';
import type { Scene } from '../../workshop/view/scene.ts';
import { threadOf } from './voice.ts';
import type { Block } from '../../kernel/view/view.ts';

const openShown = 12;
const openLength = 300;
const namesShown = 60;

export function pollBlocks({ t }: Scene, poll: PollSummary): Block[] {
  return [
    { kind: 'heading', text: [poll.question] },
    ...(poll.lines === undefined
      ? []
      : [{ kind: 'table', rows: poll.lines.map((line) => tallyRow(line, poll.voters)) } as const]),
    ...(poll.lines !== undefined && hasIfNeedBe(poll.lines)
      ? [{ kind: 'small' as const, text: t.say('poll.brackets') }]
      : []),
    ...outcomeLines(poll, t).map((text) => ({ kind: 'small', text }) as const),
    { kind: 'small', text: t.say('poll.voters', { count: poll.voters }) },
  ];
}

/** The votes that go on and the questions nobody answered: where the next conversation starts. */
export function openBlocks(scene: Scene, { open, polls }: Summary): Block[] {
  const { t } = scene;
  const lines = [
    ...polls.filter((poll) => poll.open).map((poll) => openVoteLine(scene, poll)),
    ...open.map((each) => openLine(scene, each)),
  ];
  if (lines.length === 0) return [];
  const more = lines.length - openShown;
  return [
    { kind: 'heading', text: t.say('summary.open') },
    { kind: 'list', items: lines.slice(0, openShown) },
    ...(more > 0 ? [{ kind: 'small' as const, text: andMore(more, t) }] : []),
  ];
}

function openVoteLine({ t }: Scene, { question, closesAt, voters }: PollSummary): Rich {
  const label = strong(excerpt(question, openLength));
  const until =
    closesAt === undefined
      ? t.say('summary.openVote', { count: voters })
      : t.say('summary.openVoteUntil', { count: voters, when: time(closesAt, 'moment', t) });
  // A question ends with a sign of its own, which no colon may follow.
  return joined([[label], until], ' – ');
}

function openLine(scene: Scene, open: OpenQuestions): Rich {
  const { t } = scene;
  const thread = threadOf(scene, open.board.id);
  const label = thread.length === 0 ? [strong(boardName(open.board, t.pick))] : thread;
  if (open.all) return t.say('summary.labelled', { label, text: t.say('summary.openAll') });
  const asked = open.questions.map((field) => t.pick(field.question ?? field.label));
  const openParts = [
    ...open.scales.map((scale) => t.plain('summary.openScale', { scale })),
    ...new Set(asked),
  ];
  return t.say('summary.labelled', { label, text: excerpt(openParts.join(' · '), openLength) });
}

/** What comes next, from the template, then the thanks, and how others can run the same workshop. */
export function endingBlocks(scene: Scene, summary: Summary): Block[] {
  const { t } = scene;
  return [
    ...summary.closing.flatMap((step): Block[] => [
      { kind: 'heading', text: [t.pick(step.title)] },
      ...cardsBlocks(step, t),
    ]),
    ...thanks(scene, summary),
    { kind: 'small', text: t.say('summary.again', { title: templateTitle(scene) }) },
  ];
}

/** By the name that another community finds it under, whatever it was called here. */
const templateTitle = ({ workshop, t }: Scene): string => t.pick(workshop.opening.template.title);

/**
 * `people` only has those who were visible and may be named, so nobody anonymous is thanked by
 * name. If nobody may be named, thanks everyone.
 */
function thanks({ t }: Scene, { people, facilitators }: Summary): Block[] {
  const others = people.map(({ id }) => id).filter((id) => !facilitators.includes(id));
  const more = others.length - namesShown;
  const names: Rich = [
    ...(more > 0
      ? joined(
          others.slice(0, namesShown).map((id) => [person(id)]),
          ', ',
        )
      : namesOf(others, t)),
    ...(more > 0 ? ['\u00A0', ...andMore(more, t)] : []),
  ];
  const all: Rich[] = [
    ...(others.length === 0 ? [] : [t.say('summary.thanks', { people: names })]),
    ...(facilitators.length === 0
      ? []
      : [t.say('summary.facilitators', { people: namesOf(facilitators, t) })]),
  ];
  if (all.length === 0) return [{ kind: 'text', text: t.say('summary.thanksAll') }];
  return [{ kind: 'text', text: joined(all, ' ') }];
}

const namesOf = (ids: readonly string[], t: Translator): Rich =>
  listedRich(
    ids.map((id) => [person(id)]),
    t,
  );
