import { listed } from '../../../i18n/lists.ts';
import type { Translator } from '../../../i18n/translator.ts';
import { joined, type Rich } from '../../../kernel/rich.ts';
import { note } from '../../../kernel/view/note.ts';
import type { View } from '../../../kernel/view/view.ts';
import { isBallot, type AnswerProblem } from './answers.ts';
import type { WhoProblem } from './people.ts';
import type { Asking } from './asking.ts';
import type { StanceWords } from './ballot.ts';
import { ballotHow } from './prompt.ts';

/** Says which word or letter cannot be read, and what to write instead; nothing is lost. */
export function wrongView(
  asking: Asking,
  problem: AnswerProblem,
  t: Translator,
  stances: StanceWords,
): View {
  const said = sentence(problem, t);
  return note(isBallot(asking) ? joined([said, ballotHow(asking, t, stances)], '\n') : said);
}

function sentence(problem: AnswerProblem, t: Translator): Rich {
  switch (problem.kind) {
    case 'letterUnknown':
      return t.say('matrix.wrong.letterUnknown', problem);
    case 'tooFew':
      return t.say('matrix.wrong.tooFew', problem);
    case 'tooMany':
      return t.say('matrix.wrong.tooMany', problem);
    case 'choiceUnknown':
      return t.say('matrix.wrong.choiceUnknown', problem);
    case 'choiceTwice':
      return t.say('matrix.wrong.choiceTwice', problem);
    case 'noStance':
      return t.say('matrix.wrong.noStance');
    case 'answerTooLong':
      return t.say('matrix.wrong.answerTooLong', problem);
    case 'answerNeeded':
      return t.say('matrix.wrong.answerNeeded', problem);
    case 'noSuchChoice':
      return t.say('matrix.wrong.noSuchChoice', problem);
    default:
      return whoText(problem, t);
  }
}

export function whoText(problem: WhoProblem, t: Translator): Rich {
  if (problem.kind === 'nobody') return t.say('matrix.wrong.nobody', problem);
  const people = listed(
    problem.people.map(({ name, id }) => `${name} (${id})`),
    t,
  );
  return t.say('matrix.wrong.several', { typed: problem.typed, people });
}
