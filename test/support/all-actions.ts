import { agendaActions } from '../../src/agenda/view/actions.ts';
import { boardActions } from '../../src/board/view/actions.ts';
import { communityActions } from '../../src/community/view/actions.ts';
import { goRoundActions } from '../../src/go-round/view/actions.ts';
import { draftActions } from '../../src/kernel/view/draft-actions.ts';
import { ownDataActions } from '../../src/own-data/view/actions.ts';
import { planActions } from '../../src/plan/view/actions.ts';
import { pollActions } from '../../src/poll/view/actions.ts';
import { recapActions } from '../../src/recap/view/actions.ts';
import { screenActions } from '../../src/screen/view/actions.ts';
import { summaryActions } from '../../src/summary/view/actions.ts';
import { workshopActions } from '../../src/workshop/view/actions.ts';

/** Every action that a button, list or form can request. */
export const allActions = [
  ...Object.values(agendaActions),
  ...Object.values(boardActions),
  ...Object.values(communityActions),
  ...Object.values(goRoundActions),
  ...Object.values(draftActions),
  ...Object.values(ownDataActions),
  ...Object.values(planActions),
  ...Object.values(pollActions),
  ...Object.values(recapActions),
  ...Object.values(screenActions),
  ...Object.values(summaryActions),
  ...Object.values(workshopActions),
];
