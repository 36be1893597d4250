import type { Feature } from '../src/engine/requests/command.ts';
import { collectFeature } from './collect.ts';
import { contributeFeature } from './contribute.ts';
import { contributionsFeature } from './contributions.ts';
import { draftFeature } from '../src/engine/requests/reopen-draft.ts';
import { exerciseFeature } from './exercise.ts';
import { goRoundFeature } from '../src/workshop/go-round-buttons.ts';
import { highlightsFeature } from '../src/summary/marking.ts';
import { helpFeature } from './help.ts';
import { languageFeature } from './language.ts';
import { namingFeature } from '../src/summary/attribution-buttons.ts';
import { pillarFeature } from './pillar.ts';
import { planFeature } from '../src/plan/commands.ts';
import { pollFeature } from './poll.ts';
import { readyFeature } from '../src/workshop/ready-button.ts';
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
