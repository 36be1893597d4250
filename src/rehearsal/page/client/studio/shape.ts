/**
 * What can be edited of a template, part by part: the same keys as `template/domain/template.ts`,
 * which judges them. What is not here stays as it is in the file.
 */
export type Shape =
  /** A text in each of the workshop's languages. */
  | { readonly is: 'text'; readonly long?: true; readonly max?: number }
  /** A text that is the same in every language. */
  | { readonly is: 'plain'; readonly max?: number }
  | { readonly is: 'number'; readonly min: number; readonly max: number }
  /** `usual`: what it is where the file says nothing. */
  | { readonly is: 'flag'; readonly usual: boolean }
  | { readonly is: 'choice'; readonly from: readonly string[]; readonly usual?: string }
  | { readonly is: 'several'; readonly from: readonly string[] }
  | { readonly is: 'list'; readonly of: Shape; readonly name: ItemName }
  | { readonly is: 'group'; readonly parts: Parts };

export type Parts = readonly (readonly [key: string, shape: Shape])[];
/** What one of a list is called, and how a new one begins. */
export type ItemName = 'paragraph' | 'card' | 'group' | 'board' | 'form' | 'field' | 'option';

const short = (max: number): Shape => ({ is: 'text', max });
const long: Shape = { is: 'text', long: true };
const off: Shape = { is: 'flag', usual: false };
const on: Shape = { is: 'flag', usual: true };
const texts: Shape = { is: 'list', of: long, name: 'paragraph' };
const group = (...parts: Parts): Shape => ({ is: 'group', parts });
const list = (name: ItemName, of: Shape): Shape => ({ is: 'list', of, name });

export const pillarIds = ['community', 'coproduction', 'resources', 'sharing', 'cogovernance'];
const onePillar: Shape = { is: 'choice', from: pillarIds };

const field = group(
  ['label', short(45)],
  ['question', long],
  ['hints', texts],
  ['placeholder', short(100)],
  ['kind', { is: 'choice', from: ['paragraph', 'short'], usual: 'paragraph' }],
  ['required', off],
  ['oneWord', off],
  ['max', { is: 'number', min: 1, max: 1500 }],
);

const form = group(['button', short(80)], ['title', short(45)], ['fields', list('field', field)]);

const board = group(
  ['label', { is: 'plain', max: 10 }],
  ['title', short(80)],
  ['short', short(30)],
  ['prompt', long],
  ['anonymous', off],
  ['forms', list('form', form)],
);

const cardGroup = group(
  ['heading', short(200)],
  ['text', texts],
  ['bullets', texts],
  ['link', group(['label', short(200)], ['url', { is: 'plain' }])],
);
const groups = list('group', cardGroup);
const cards = list('card', group(['title', short(200)], ['groups', groups]));

export const pillarShape = group(['title', short(60)], ['intro', texts], ['board', board]);

export const exerciseShape = group(
  ['label', { is: 'plain', max: 10 }],
  ['title', short(80)],
  ['pillars', { is: 'several', from: pillarIds }],
  ['intro', texts],
  ['prompts', texts],
  ['groups', groups],
  ['boards', list('board', group(...partsOf(board), ['pillar', onePillar]))],
);

export const workshopShape = group(
  ['title', short(90)],
  ['description', short(100)],
  ['project', short(90)],
  ['organiser', { is: 'plain', max: 60 }],
  ['credits', texts],
);

const stepParts: Parts = [
  ['title', short(90)],
  ['short', short(30)],
  ['minutes', { is: 'number', min: 1, max: 480 }],
  ['optional', off],
];
const closes: Parts = [['closes', off]];

export const stepKinds = [
  'cards',
  'acknowledgement',
  'agenda',
  'goRound',
  'pillar',
  'exercise',
  'debrief',
  'break',
  'poll',
] as const;
export type StepKind = (typeof stepKinds)[number];

const own: Readonly<Record<StepKind, Parts>> = {
  cards: [
    ['cards', cards],
    ['inSummary', off],
  ],
  acknowledgement: [
    ['territories', texts],
    ['cards', cards],
  ],
  agenda: [],
  goRound: [
    ['invitation', long],
    ['relation', short(45)],
  ],
  pillar: [],
  exercise: closes,
  debrief: [...closes, ['board', board]],
  break: [['text', long]],
  poll: [
    ['question', short(200)],
    ['options', list('option', group(['label', short(80)]))],
    [
      'rules',
      group(
        ['ifNeedBe', on],
        ['names', on],
        ['results', { is: 'choice', from: ['live', 'atClose'], usual: 'live' }],
        ['ranking', { is: 'choice', from: ['yes', 'approval'], usual: 'yes' }],
      ),
    ],
  ],
};

/** A step's own keys, without what it calls for elsewhere in the file. */
export const stepShape = (kind: StepKind): Shape => group(...stepParts, ...own[kind]);

export const isStepKind = (kind: unknown): kind is StepKind =>
  stepKinds.some((each) => each === kind);

function partsOf(shape: Shape): Parts {
  return shape.is === 'group' ? shape.parts : [];
}
