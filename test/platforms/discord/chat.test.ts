import { chatContract } from '../../contract/chat.ts';
import { chatFindContract } from '../../contract/chat-find.ts';
import { chatPicturesContract } from '../../contract/chat-pictures.ts';
import { discordChatStage } from '../../support/discord-chat-stage.ts';
import { fakeChatStage } from '../../support/fake-chat-stage.ts';

for (const contract of [chatContract, chatFindContract, chatPicturesContract]) {
  contract('a fake', fakeChatStage);
  contract('Discord', discordChatStage);
}
