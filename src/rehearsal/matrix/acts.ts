import { twoWordsOf } from '../go-round-act.ts';
import { textFor } from '../../kernel/text.ts';
import type { Step, StepOf, Template } from '../../template/domain/template.ts';
import type { CastBallot } from '../cast.ts';
import type { Acts } from '../script.ts';
import { boardActs } from './board-acts.ts';
import { closing } from './closing-act.ts';
import {
  fillIn,
  naming,
  offering,
  shownBy,
  tap,
  tell,
  toldDuring,
  write,
  type Hands,
} from './hands.ts';
import { facilitating, handsOf, order, type MatrixPlay } from './play.ts';
import { player } from './stage.ts';
import { ballotLine, commandLine } from './typed.ts';

/** What the cast does on Matrix: types commands, touches reactions, replies, and answers in rooms for two. */
export function matrixActs(play: MatrixPlay): Acts {
  return {
    openWorkshop: () => openWorkshop(play),
    join: (who) => join(play, who),
    moveOn: (index, step) => moveOn(play, index, step),
    introduce: (who, next, twoWords) => introduce(play, who, next, twoWords),
    skip: (next) => skip(play, next),
    openPillar: (id) => order(play, 'pillar open', titleIn(play, play.template.pillars, id)),
    startExercise: (id) =>
      order(play, 'exercise start', titleIn(play, play.template.exercises, id)),
    ...boardActs(play),
    extend: () => tap(facilitating(play), 'time.extend'),
    pauseAndResume: async () => {
      await order(play, 'workshop pause');
      await order(play, 'workshop resume');
    },
    vote: (step, who, ballot) => vote(play, step, who, ballot),
    votesCounted: (count) => votesCounted(play, count),
    closeWorkshop: () => closing(play),
  };
}

/** Where there are several, Palabre lists them, and the facilitator answers with the number of theirs. */
async function openWorkshop(play: MatrixPlay): Promise<void> {
  const hands = facilitating(play);
  const { body } = await toldDuring(hands, () => order(play, 'workshop start'));
  const number = /^\d+/u.exec(lineWith(body, textFor(play.template.title, play.stage.locale)))?.[0];
  if (number !== undefined) await tell(hands, number);
  await hands.person.until('the facilitator card', () => offering(hands, 'agenda.next'));
}

const lineWith = (body: string, text: string): string =>
  body.split('\n').find((line) => line.includes(text)) ?? '';

/** Whoever reads another language than the community says so, once. */
async function join(play: MatrixPlay, who: string): Promise<void> {
  const { stage } = play;
  const hands = handsOf(play, who);
  const { locale } = player(stage, who);
  await toldDuring(hands, () => tap(hands, 'join'));
  if (locale === stage.locale) return;
  const own = new Intl.DisplayNames([locale], { type: 'language' }).of(locale);
  await tell(hands, commandLine(stage.texts.catalogues[locale], 'language', own));
}

/** Moves to the step at that index, by the command or by the card's button in turn. */
async function moveOn(play: MatrixPlay, index: number, step: Step): Promise<void> {
  const hands = facilitating(play);
  const from = play.template.steps[index - 1]?.id ?? '';
  if (index % 3 === 0) await tap(hands, `agenda.next:[a-z0-9]+:${from}`);
  else await order(play, 'workshop next');
  await hands.person.until(`the step ${step.id}`, () => {
    return offering(hands, `agenda.back:[a-z0-9]+:${step.id}`);
  });
}

async function introduce(
  play: MatrixPlay,
  who: string,
  next: string | undefined,
  twoWords: boolean,
): Promise<void> {
  const { stage, cast } = play;
  const known = cast.people.find(({ id }) => id === who);
  const { name, organisation, word } = known ?? { ...cast.facilitator, word: 'jardin' };
  const to = next === undefined ? '-' : player(stage, next).name;
  const hands = handsOf(play, who);
  // Whoever was passed the stick looks at their phone when it calls them.
  if (cast.goRound[0]?.who !== who) await calledOn(hands);
  const first = twoWords ? twoWordsOf(cast, word) : word;
  await fillIn(hands, 'introduce.open', [[name, organisation, first, to].join('\n')]);
  // What was refused is filled in still: a line is enough.
  if (twoWords) await tell(hands, `3. ${word}`);
}

function calledOn(hands: Hands): Promise<boolean> {
  const { person, palabre } = hands;
  return person.until('the stick', () => {
    const room = person.directWith(palabre);
    return room !== undefined && offering(hands, 'introduce.open')?.room === room;
  });
}

/** The holder is away: the stick goes to whom the facilitator names in reply to the card. */
async function skip(play: MatrixPlay, next: string | undefined): Promise<void> {
  const hands = facilitating(play);
  await tap(hands, 'stick.skip');
  if (next === undefined) return;
  const card = await hands.person.until('to whom to give it', () => naming(hands, 'stick.give'));
  await write(hands, card.room, player(play.stage, next).name, { replyTo: card.id });
}

function titleIn(
  { stage }: MatrixPlay,
  all: Template['pillars'] | Template['exercises'],
  id: string,
): string {
  const found = all.find((each) => each.id === id);
  return found === undefined ? id : textFor(found.title, stage.locale);
}

async function vote(
  play: MatrixPlay,
  { options }: StepOf<'poll'>,
  who: string,
  ballot: CastBallot,
): Promise<void> {
  const catalogue = play.stage.texts.catalogues[player(play.stage, who).locale];
  const ids = options.map(({ id }) => id);
  await fillIn(handsOf(play, who), 'poll.vote', [ballotLine(catalogue, ids, ballot)]);
}

async function votesCounted(play: MatrixPlay, count: number): Promise<void> {
  const hands = facilitating(play);
  await hands.person.until('the last vote on the card', () =>
    shownBy(hands).some(
      ({ presses, body }) =>
        presses.some(({ ref }) => ref.startsWith('poll.vote')) &&
        new RegExp(`${count}\\svot`, 'u').test(body),
    ),
  );
}
