import { beginningInCodePoints } from '../kernel/beginning.ts';
import type { Cast, CastBallot, CastContribution } from './cast.ts';
import type {
  Board,
  BoardForm,
  Field,
  Step,
  StepOf,
  Template,
} from '../template/domain/template.ts';

/** How many of the cast answer on a board that they have no lines for. */
const answering = 3;

/**
 * The cast for a workshop that it was not written for: where a board or a vote is unknown to it, it
 * answers in general terms. What it knows, it says as ever.
 */
export function castFor(cast: Cast, template: Template): Cast {
  if (template.id === cast.template) return cast;
  const polls = template.steps.filter((step): step is StepOf<'poll'> => step.kind === 'poll');
  return {
    ...cast,
    template: template.id,
    contributions: Object.fromEntries(
      boardsOf(template).map((board) => [board.id, contributionsOn(board, template, cast)]),
    ),
    messages: {},
    ballots: Object.fromEntries(polls.map((step) => [step.id, ballotsFor(step, cast)])),
    summary: { ...cast.summary, ideas: [] },
  };
}

function boardsOf({ pillars, exercises, steps }: Template): Board[] {
  return [
    ...pillars.map(({ board }) => board),
    ...exercises.flatMap(({ boards }) => boards),
    ...steps.flatMap((step: Step) => (step.kind === 'debrief' ? [step.board] : [])),
  ];
}

function contributionsOn(board: Board, template: Template, cast: Cast): CastContribution[] {
  const own = (cast.contributions[board.id] ?? []).filter((each) => fits(each, board));
  if (own.length > 0) return own;
  return speakers(cast)
    .slice(0, answering)
    .flatMap((who, index) => {
      const form = board.forms[index % board.forms.length];
      return form === undefined ? [] : [contribution(who, form, languageOf(template), index)];
    });
}

/** Somebody may have changed the board that the cast has lines for. */
function fits({ form, values }: CastContribution, { forms }: Board): boolean {
  const fields = forms.find(({ id }) => id === form)?.fields ?? [];
  const filled = fields.filter(({ id, max }) => (values[id]?.length ?? 0) <= max);
  const isWhole = fields.every(({ id, required }) => !required || Object.hasOwn(values, id));
  const ids = new Set(filled.map(({ id }) => id));
  return fields.length > 0 && isWhole && Object.keys(values).every((id) => ids.has(id));
}

const contribution = (
  who: string,
  { id, fields }: BoardForm,
  language: Language,
  index: number,
): CastContribution => ({
  who,
  form: id,
  values: Object.fromEntries(fields.map((field) => [field.id, answerTo(field, language, index)])),
  anonymous: false,
});

function answerTo({ oneWord, max }: Field, language: Language, index: number): string {
  const { words, sentences } = lines[language];
  const list = oneWord ? words : sentences;
  return beginningInCodePoints(list[index % list.length] ?? '', max);
}

function ballotsFor({ options, rules }: StepOf<'poll'>, cast: Cast): Record<string, CastBallot> {
  const idAt = (index: number): string[] => {
    const option = options[index % options.length];
    return option === undefined ? [] : [option.id];
  };
  return Object.fromEntries(
    speakers(cast).map((who, index) => [
      who,
      // Not in step with the number of options, so that one is ahead.
      { yes: idAt(index % 5), ifNeedBe: rules.ifNeedBe ? idAt((index % 5) + 1) : [] },
    ]),
  );
}

const speakers = ({ goRound }: Cast): string[] =>
  goRound.filter(({ absent }) => !absent).map(({ who }) => who);

type Language = keyof typeof lines;

/** The first that the author wrote, if the cast has lines in it. */
const languageOf = ({ title }: Template): Language =>
  Object.keys(title).find((each): each is Language => Object.hasOwn(lines, each)) ?? 'fr';

const lines = {
  fr: {
    words: ['pont', 'racine', 'écho'],
    sentences: [
      'On en parle déjà entre nous, sans jamais l’écrire.',
      'Il faudrait commencer petit, et dire qui s’en charge.',
      'Demandons à celles et ceux qui ne sont pas encore ici.',
    ],
  },
  en: {
    words: ['bridge', 'root', 'echo'],
    sentences: [
      'We already talk about it, and never write it down.',
      'We should start small, and say who takes care of it.',
      'Let’s ask those who aren’t here yet.',
    ],
  },
  ca: {
    words: ['pont', 'arrel', 'ressò'],
    sentences: [
      'Ja en parlem entre nosaltres, però no ho escrivim mai.',
      'Caldria començar per poc, i dir qui se n’encarrega.',
      'Preguntem-ho a qui encara no hi és.',
    ],
  },
  es: {
    words: ['puente', 'raíz', 'eco'],
    sentences: [
      'Ya lo hablamos en el grupo, pero nunca lo escribimos.',
      'Habría que empezar por poco, y decir quién se encarga.',
      'Preguntemos a quienes todavía no están aquí.',
    ],
  },
} as const;
