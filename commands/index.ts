import type { Feature } from '../src/engine/requests/command.ts';
import { draftFeature } from '../src/engine/requests/reopen-draft.ts';
import { ownDataFeature } from '../src/own-data/own-data.ts';
import { namingFeature } from '../src/community/naming-buttons.ts';
import { settingsFormFeature } from '../src/community/settings.ts';
import { planFeature } from '../src/plan/planning.ts';
import { managingFeature } from '../src/poll/managing.ts';
import { votingFeature } from '../src/poll/voting.ts';
import { answeringFeature } from '../src/recap/answering.ts';
import { highlightsFeature } from '../src/summary/marking.ts';
import { postingFeature } from '../src/summary/posting.ts';
import { screenFeature } from '../src/screen/showing.ts';
import { contributingFeature } from '../src/workshop/contributing.ts';
import { drivingFeature } from '../src/workshop/driving.ts';
import { handingOverFeature } from '../src/workshop/handing-over.ts';
import { introducingFeature } from '../src/workshop/introducing.ts';
import { ownContributionsFeature } from '../src/workshop/own-contributions.ts';
import { readingStepFeature } from '../src/workshop/reading-step.ts';
import { stickCallsFeature } from '../src/workshop/stick-calls.ts';
import { takingPartFeature } from '../src/workshop/taking-part.ts';
import { withdrawingFeature } from '../src/workshop/withdrawing.ts';
import { collectFeature } from './collect.ts';
import { contributeFeature } from './contribute.ts';
import { contributionsFeature } from './contributions.ts';
import { exerciseFeature } from './exercise.ts';
import { helpFeature } from './help.ts';
import { languageFeature } from './language.ts';
import { myDataFeature } from './mydata.ts';
import { pillarFeature } from './pillar.ts';
import { pollFeature } from './poll.ts';
import { recapFeature } from './recap.ts';
import { settingsFeature } from './settings.ts';
import { summaryFeature } from './summary.ts';
import { addToSummaryFeature } from './add-to-summary.ts';
import { workshopFeature } from './workshop.ts';

/**
 * Everything people can do, in the order in which `/help` speaks of it. A new command is one file, one
 * line here and its strings in locales/.
 */
export const features: readonly Feature[] = [
  workshopFeature,
  takingPartFeature,
  contributeFeature,
  contributionsFeature,
  collectFeature,
  drivingFeature,
  pillarFeature,
  exerciseFeature,
  pollFeature,
  summaryFeature,
  addToSummaryFeature,
  recapFeature,
  languageFeature,
  myDataFeature,
  settingsFeature,
  helpFeature,

  handingOverFeature,
  introducingFeature,
  stickCallsFeature,
  screenFeature,
  contributingFeature,
  ownContributionsFeature,
  withdrawingFeature,
  readingStepFeature,
  planFeature,
  managingFeature,
  votingFeature,
  postingFeature,
  highlightsFeature,
  namingFeature,
  ownDataFeature,
  answeringFeature,
  settingsFormFeature,
  draftFeature,
];
