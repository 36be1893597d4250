import { afterAll, describe } from 'vitest';
import { chatContract, type Lacking } from '../../contract/chat.ts';
import { chatFindContract } from '../../contract/chat-find.ts';
import { chatPicturesContract } from '../../contract/chat-pictures.ts';
import { isSynapseHere, synapse } from '../../support/homeservers.ts';
import { matrixChatStage, matrixLacks } from '../../support/matrix-chat-stage.ts';
import { killedWorkshopOn } from './killed-workshop.ts';
import { pinsOn } from './pins.ts';
import { plannedOn } from './planned.ts';
import { workshopOn } from './workshop.ts';

describe.skipIf(!isSynapseHere())('a real Synapse', () => {
  // Nobody can break it down on demand.
  const lacking: readonly Lacking[] = [...matrixLacks, 'faults'];
  for (const isSecret of [false, true]) {
    const stage = matrixChatStage(() => synapse(), { isSecret });
    afterAll(() => stage.close());
    const where = isSecret ? 'Matrix, on Synapse, encrypted' : 'Matrix, on Synapse';
    for (const contract of [chatContract, chatFindContract, chatPicturesContract])
      contract(where, stage.open, lacking);
  }

  pinsOn('Synapse', () => synapse());
  pinsOn('Synapse, encrypted', () => synapse(), { isSecret: true });
  plannedOn('Synapse', () => synapse());
  plannedOn('Synapse, encrypted', () => synapse(), { isSecret: true });
  workshopOn('Synapse', () => synapse());
  workshopOn('Synapse, encrypted', () => synapse(), { isSecret: true });
  killedWorkshopOn('Synapse', () => synapse());
  killedWorkshopOn('Synapse, encrypted', () => synapse(), { isSecret: true });
});
