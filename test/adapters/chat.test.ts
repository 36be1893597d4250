import { chatContract } from '../contract/chat.ts';
import { discordChatStage } from '../support/discord-chat-stage.ts';
import { fakeChatStage } from '../support/fake-chat-stage.ts';

chatContract('a fake', fakeChatStage);
chatContract('Discord', discordChatStage);
