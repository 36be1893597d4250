import type { Draft } from '../../studio/protocol.ts';
import { fieldsOf, itemsOf, newId, type Fields } from './draft.ts';
import { pillarIds, type ItemName, type StepKind } from './shape.ts';
import type { Strings } from './strings.ts';

/** How what is added begins: with words that can be played as they are. */
export interface Blanks {
  readonly draft: Draft;
  readonly languages: readonly string[];
  readonly text: Strings;
}

const inAll = (languages: readonly string[], words: string): Fields =>
  Object.fromEntries(languages.map((language) => [language, words]));

export function blankItem(name: ItemName, blanks: Blanks): unknown {
  const { draft, languages, text } = blanks;
  const say = (words: string): Fields => inAll(languages, words);
  switch (name) {
    case 'paragraph':
      return say(text.blank.paragraph);
    case 'group':
      return { text: [say(text.blank.paragraph)] };
    case 'card':
      return { groups: [{ text: [say(text.blank.paragraph)] }] };
    case 'option':
      return { id: newId(draft, 'option'), label: say(text.blank.option) };
    case 'field':
      return { id: newId(draft, 'champ'), label: say(text.blank.field) };
    case 'form':
      return blankForm(blanks);
    case 'board':
      return blankBoard(blanks);
  }
}

function blankForm({ draft, languages, text }: Blanks): Fields {
  const say = (words: string): Fields => inAll(languages, words);
  return {
    id: newId(draft, 'formulaire'),
    button: say(text.blank.button),
    title: say(text.blank.form),
    fields: [{ id: newId(draft, 'champ'), label: say(text.blank.field) }],
  };
}

function blankBoard(blanks: Blanks): Fields {
  const { draft, languages, text } = blanks;
  return {
    id: newId(draft, 'tableau'),
    title: inAll(languages, text.blank.board),
    prompt: inAll(languages, text.blank.prompt),
    forms: [blankForm(blanks)],
  };
}

/** The draft with a new step at the end, and with what the step calls for. */
export function withStep(kind: StepKind, blanks: Blanks): Draft {
  const { draft, languages, text } = blanks;
  const say = (words: string): Fields => inAll(languages, words);
  const name = say(text.kinds[kind]);
  const step = { id: newId(draft, 'etape'), kind, title: name, short: name };
  const { added, ...more } = called(kind, blanks);
  const whole: Draft = { ...draft, ...added };
  return { ...whole, steps: [...itemsOf(whole['steps']), { ...step, ...more }] };
}

function called(kind: StepKind, blanks: Blanks): Fields & { readonly added?: Draft } {
  const { draft, languages, text } = blanks;
  const say = (words: string): Fields => inAll(languages, words);
  switch (kind) {
    case 'cards':
      return { cards: [blankItem('card', blanks)] };
    case 'acknowledgement':
      return { territories: [say(text.blank.territory)], cards: [blankItem('card', blanks)] };
    case 'agenda':
      return {};
    case 'goRound':
      return { invitation: say(text.blank.invitation), relation: say(text.blank.relation) };
    case 'break':
      return { minutes: 10 };
    case 'debrief':
      return { board: blankBoard(blanks) };
    case 'poll':
      return {
        question: say(text.blank.question),
        options: [1, 2].map((number) => ({
          id: newId(draft, `choix-${number}`),
          label: say(`${text.blank.option} ${number}`),
        })),
      };
    case 'pillar':
      return withPillar(blanks);
    case 'exercise': {
      const id = newId(draft, 'exercice');
      const number = itemsOf(draft['exercises']).length + 1;
      const exercise = {
        id,
        label: String(number),
        title: say(text.kinds.exercise),
        pillars: [pillarIds[0]],
        boards: [blankBoard(blanks)],
      };
      return {
        exercise: id,
        added: { exercises: [...itemsOf(draft['exercises']), exercise] },
      };
    }
  }
}

/** The first of the five that no step is about, or else the first. */
function withPillar(blanks: Blanks): Fields & { readonly added?: Draft } {
  const { draft, languages, text } = blanks;
  const pillars = itemsOf(draft['pillars']);
  const used = new Set(itemsOf(draft['steps']).map((step) => fieldsOf(step)['pillar']));
  const id = pillarIds.find((each) => !used.has(each)) ?? 'community';
  if (pillars.some((each) => fieldsOf(each)['id'] === id)) return { pillar: id };
  const title = inAll(languages, text.values[id] ?? id);
  const pillar = { id, title, board: blankBoard(blanks) };
  return { pillar: id, added: { pillars: [...pillars, pillar] } };
}

/** Without a step, nor an exercise that no other step calls for. */
export function withoutStep(draft: Draft, index: number): Draft {
  const steps = itemsOf(draft['steps']).filter((_, at) => at !== index);
  const called = new Set(steps.map((step) => fieldsOf(step)['exercise']));
  const exercises = itemsOf(draft['exercises']).filter((each) => called.has(fieldsOf(each)['id']));
  return { ...draft, steps, ...('exercises' in draft ? { exercises } : {}) };
}
