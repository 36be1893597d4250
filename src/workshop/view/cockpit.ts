import { listed } from '../../i18n/lists.ts';
import { presentMoment } from '../../agenda/domain/moments.ts';
import { stepOf } from '../../agenda/view/scene.ts';
import { stillToSpeak } from '../../go-round/domain/go-round.ts';
import { roundOver } from '../../go-round/view/card.ts';
import { entryOf } from '../../kernel/dictionary.ts';
import { joined, time, type Rich } from '../../kernel/rich.ts';
import type { Block } from '../../kernel/view/view.ts';
import { boardName } from '../../template/view/board-name.ts';
import { paceOf } from '../domain/pace.ts';
import { progressOf, type BoardProgress, type Progress } from '../domain/progress.ts';
import type { SceneAt } from './scene.ts';
import { suggestion } from './suggestion.ts';

/** Names that are read at a glance; the others are counted. */
const mostNames = 15;
const minute = 60_000;

/**
 * Where the group is: who takes part, how many answered and are done, who has been quiet. `names` is
 * false where everybody can read it: nobody is pointed out in public.
 */
export function cockpit(scene: SceneAt, names: boolean): Block[] {
  const { workshop, t } = scene;
  const progress = progressOf(workshop);
  const present = [t.say('cockpit.people', { count: progress.people })];
  if (progress.ready > 0) present.push(t.say('cockpit.ready', progress));
  const hint = suggestion(scene, progress, noticeAt(scene));
  return [
    { kind: 'text', text: [...joined(present, ' · '), '.'] },
    ...boardList(scene, progress),
    ...(names ? quietLine(scene, progress) : []),
    ...waitingLine(scene, names),
    ...(hint === undefined ? [] : [{ kind: 'text' as const, text: hint }]),
  ];
}

function noticeAt({ workshop: { timebox }, now }: SceneAt) {
  return timebox === null ? undefined : presentMoment(timebox, now)?.notice;
}

function boardList({ t }: SceneAt, { boards, people }: Progress): Block[] {
  if (boards.length === 0) return [];
  const line = ({ board, answered, unsigned }: BoardProgress) =>
    t.say('cockpit.board', { board: boardName(board, t.pick), answered, people, unsigned });
  return [{ kind: 'list', items: boards.map(line) }];
}

function quietLine({ workshop, t }: SceneAt, { boards, quiet }: Progress): Block[] {
  if (quiet.length === 0) return [];
  const unsigned = boards.some((each) => each.board.anonymous || each.unsigned > 0);
  const given = { people: namesOf(workshop.people, quiet, t), count: quiet.length };
  return [{ kind: 'text', text: t.say(unsigned ? 'cockpit.unsigned' : 'cockpit.quiet', given) }];
}

/** By name: mentioning somebody in a private thread, even silently, adds them to it. */
function namesOf(
  people: Readonly<Record<string, string>>,
  ids: readonly string[],
  t: SceneAt['t'],
): string {
  const shown = ids.slice(0, mostNames).map((id) => entryOf(people, id) ?? id);
  const more = ids.length - shown.length;
  return more === 0
    ? listed(shown, t)
    : t.plain('cockpit.andMore', { people: shown.join(', '), count: more });
}

function waitingLine(scene: SceneAt, names: boolean): Block[] {
  const { workshop, t } = scene;
  if (stepOf(scene)?.kind !== 'goRound') return [];
  const waiting = stillToSpeak(workshop.goRound, Object.keys(workshop.people));
  if (waiting.length === 0 && workshop.goRound.introductions.length === 0) return [];
  if (waiting.length === 0) return [{ kind: 'text', text: roundOver(workshop, t) }];
  // The card of the go-round counts them for everybody.
  if (!names) return [];
  const given = { people: namesOf(workshop.people, waiting, t), count: waiting.length };
  return [{ kind: 'text', text: t.say('facilitator.waiting', given) }];
}

/** Since when the step and the workshop run, and when it all ends. The platform keeps them counting. */
export function timeLine({ workshop, t, now }: SceneAt): Rich {
  const { agenda, opening } = workshop;
  const since = agenda.since === undefined ? [] : [stepSince(agenda.since, t)];
  const began = t.say('cockpit.began', { when: time(opening.at, 'relative', t) });
  const pace = paceOf(workshop, now);
  if (pace === undefined) return joined([...since, began], ' · ');
  const apart = Math.abs(pace.late) / minute;
  const ends = t.say('cockpit.ends', { clock: time(pace.endsAt, 'clock', t) });
  const against = pace.late > 0 ? 'cockpit.late' : 'cockpit.early';
  const parts = { hours: Math.floor(apart / 60), minutes: apart % 60 };
  const drift = apart === 0 ? [] : [t.say(against, parts)];
  return joined([...since, began, ends, ...drift], ' · ');
}

const stepSince = (at: number, t: SceneAt['t']): Rich =>
  t.say('cockpit.stepSince', { when: time(at, 'relative', t) });
