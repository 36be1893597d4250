import type { PollState } from '../../src/poll/domain/state.ts';
import type { Translator } from '../../src/i18n/translator.ts';
import type { FileInPieces } from '../../src/kernel/view/view.ts';
import { castIn } from '../../src/rehearsal/cast-in.ts';
import type { Cast } from '../../src/rehearsal/cast.ts';
import { reportOf, type Report } from '../../src/summary/report/report.ts';
import { rehearsedVote } from './rehearsed-vote.ts';
import { shippedTemplate } from './rehearsed.ts';
import { fr, Stage } from './scenes.ts';

export const textOf = ({ chunks }: FileInPieces): string => [...chunks()].join('');

export function reportAbout(
  stage: Stage,
  polls: readonly PollState[] = [],
  t: Translator = fr,
  attributionOptOuts: readonly string[] = [],
): Report {
  return reportOf(stage.workshop, polls, attributionOptOuts, t);
}

/** The workshop played by the rehearsal's cast, up to its end: all of them speak the language of `t`. */
export function rehearsedReport(t: Translator = fr): Report {
  const cast = castIn(t.locale);
  const template = shippedTemplate(cast.template);
  const stage = new Stage(template, template.title[t.locale]).at('tour-de-table');
  const [first, ...others] = cast.people;
  if (first === undefined) throw new Error('Nobody plays.');
  for (const { id, name, organisation, word } of [first, ...others]) {
    const by = { id, name, moderates: false };
    stage.attempt(by, { type: 'introduce', introduction: { name, organisation, word } });
  }
  openAll(stage);
  for (const [board, said] of Object.entries(cast.contributions))
    for (const { who, form, values, anonymous } of said)
      stage.attempt(castMember(cast, who), { type: 'contribute', board, form, values, anonymous });
  for (const [board, said] of Object.entries(cast.messages))
    for (const { who, text } of said) stage.collect(who, board, text);
  stage.by('ana', { type: 'setForeword', text: cast.summary.word });
  const kept = Object.values(stage.workshop.boards.contributions).slice(2, 6);
  for (const { id } of kept) stage.by('ana', { type: 'markContribution', id });
  return reportAbout(stage, [rehearsedVote(t.locale)], t);
}

function castMember({ facilitator, people }: Cast, id: string) {
  const found = [facilitator, ...people].find((person) => person.id === id);
  return { id, name: found?.name ?? id, moderates: false };
}

function openAll(stage: Stage): void {
  const { pillars, exercises, steps } = stage.workshop.opening.template;
  for (const { id } of pillars) stage.by('ana', { type: 'openPillar', pillar: id });
  stage.at(steps.at(-1)?.id ?? '');
  for (const { id } of exercises) stage.by('ana', { type: 'startExercise', exercise: id });
}
