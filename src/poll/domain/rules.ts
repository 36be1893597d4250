import { z } from 'zod';

/**
 * How a poll works; fixed once it is open. This is all there is to a rule, but for what it does
 * (`tally.ts`, `voting.ts`) and its words (`view/rules.ts`): templates, files and exports follow.
 */
export const pollRules = z.object({
  ifNeedBe: z.boolean().meta({ description: 'Three states, or yes and no alone.' }),
  /** An anonymous poll shows its results at the close. */
  resultsWhileOpen: z.boolean(),
  named: z.boolean(),
  ranking: z.enum(['yes', 'approval']).meta({
    description:
      'What the star goes to: the most yes, or the most yes and if need be together, then the most yes.',
  }),
});
export type PollRules = Readonly<z.infer<typeof pollRules>>;

/** Framadate's rules, which apply to the votes in its files, and wherever nothing else is said. */
export const framadateRules: PollRules = {
  ifNeedBe: true,
  resultsWhileOpen: true,
  named: true,
  ranking: 'yes',
};

const { ifNeedBe, ranking } = pollRules.shape;

/** Rules as the author of a template states them; Framadate's where they say nothing. */
export const statedRules = z
  .strictObject({
    ifNeedBe: ifNeedBe.default(framadateRules.ifNeedBe),
    names: z.boolean().default(framadateRules.named),
    results: z
      .enum(['live', 'atClose'])
      .default(framadateRules.resultsWhileOpen ? 'live' : 'atClose'),
    ranking: ranking.default(framadateRules.ranking),
  })
  .prefault({});
export type StatedRules = z.infer<typeof statedRules>;

export function rulesFrom({ names, results, ...others }: StatedRules): PollRules {
  return normaliseRules({ ...others, named: names, resultsWhileOpen: results === 'live' });
}

export type RulesError = { readonly kind: 'limitsNeedLive' };

/**
 * The mistake in a poll's rules, or undefined. `limited`: whether some option has limited places. A
 * full option shows that it is full, so limits require results that everybody can see.
 */
export function mistakeInRules(rules: PollRules, limited: boolean): RulesError | undefined {
  return limited && !normaliseRules(rules).resultsWhileOpen
    ? { kind: 'limitsNeedLive' }
    : undefined;
}

/**
 * Anonymous results only appear at the close: during the vote, each change in the figures would
 * reveal what the latest voter said.
 */
export function normaliseRules(rules: PollRules): PollRules {
  return { ...rules, resultsWhileOpen: rules.resultsWhileOpen && rules.named };
}
