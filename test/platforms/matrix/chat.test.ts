import { afterAll } from 'vitest';
import { chatContract } from '../../contract/chat.ts';
import { chatFindContract } from '../../contract/chat-find.ts';
import { chatPicturesContract } from '../../contract/chat-pictures.ts';
import { ownHomeserver } from '../../support/homeservers.ts';
import { matrixChatStage, matrixLacks } from '../../support/matrix-chat-stage.ts';

const stage = matrixChatStage(() => ownHomeserver());
const secret = matrixChatStage(() => ownHomeserver(), { isSecret: true });
afterAll(async () => {
  await stage.close();
  await secret.close();
});

for (const contract of [chatContract, chatFindContract, chatPicturesContract]) {
  contract('Matrix, on our homeserver', stage.open, matrixLacks);
  contract('Matrix, encrypted, on our homeserver', secret.open, matrixLacks);
}
