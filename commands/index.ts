import type { Feature } from '../src/app/command.ts';
import { collectFeature } from './collect.ts';
import { contributeFeature } from './contribute.ts';
import { contributionsFeature } from './contributions.ts';
import { draftFeature } from './draft.ts';
import { exerciseFeature } from './exercise.ts';
import { goRoundFeature } from './go-round.ts';
import { highlightsFeature } from './highlights.ts';
import { helpFeature } from './help.ts';
import { languageFeature } from './language.ts';
import { namingFeature } from './naming.ts';
import { pillarFeature } from './pillar.ts';
import { planFeature } from './plan.ts';
import { pollFeature } from './poll.ts';
import { readyFeature } from './ready.ts';
import { recapFeature } from './recap.ts';
import { settingsFeature } from './settings.ts';
import { summaryFeature } from './summary.ts';
import { toTheSummaryFeature } from './to-the-summary.ts';
import { workshopFeature } from './workshop.ts';

/** Everything people can do. A new command is one file, one line here and its strings in locales/. */
export const features: readonly Feature[] = [
  workshopFeature,
  planFeature,
  goRoundFeature,
  pillarFeature,
  exerciseFeature,
  readyFeature,
  contributeFeature,
  contributionsFeature,
  collectFeature,
  namingFeature,
  pollFeature,
  summaryFeature,
  recapFeature,
  highlightsFeature,
  toTheSummaryFeature,
  settingsFeature,
  languageFeature,
  helpFeature,
  draftFeature,
];
