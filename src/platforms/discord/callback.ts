import {
  type InteractionResponseType,
  Routes,
  type APIMessageTopLevelComponent,
  type APIModalInteractionResponseCallbackData,
} from 'discord-api-types/v10';
import { DefaultUserAgent, type REST } from 'discord.js';
import { NotDiscord } from './trusted.ts';

/** A message or a form, in Discord's own JSON. */
type Callback =
  | {
      readonly type: InteractionResponseType.ChannelMessageWithSource;
      readonly data: {
        readonly components: readonly APIMessageTopLevelComponent[];
        /** Bits of `MessageFlags`. */
        readonly flags: number;
        readonly allowed_mentions: { readonly parse: readonly [] };
      };
    }
  | {
      readonly type: InteractionResponseType.Modal;
      readonly data: APIModalInteractionResponseCallbackData;
    };

/** Answers an interaction that was not answered yet. Rejects where Discord takes no answer. */
export type SendCallback = (
  interaction: { readonly id: string; readonly token: string },
  callback: Callback,
) => Promise<void>;

/**
 * Straight to Discord: an answer needs no token, and no limit holds it back, so the queue of
 * discord.js has nothing to do for it, which took a tenth of a vote's processor time. Whatever
 * Discord says but "done" is left to that queue after all: an answer may be sent twice, and counts
 * once.
 */
export function callbackSender(rest: Pick<REST, 'options' | 'post'>): SendCallback {
  const { api, version, makeRequest, userAgentAppendix } = rest.options;
  const headers = {
    'Content-Type': 'application/json',
    'User-Agent': `${DefaultUserAgent} ${userAgentAppendix}`.trim(),
  };
  return async ({ id, token }, callback) => {
    const route = Routes.interactionCallback(id, token);
    const body = JSON.stringify(callback);
    const init = { method: 'POST', headers, body };
    const answer = await makeRequest(`${api}/v${version}${route}`, init).catch(unlessPatient);
    if (answer?.status !== 204) await rest.post(route, { body: callback, auth: false });
  };
}

/** A page that is not Discord's was asked for again already, as often as a click can wait. */
function unlessPatient(error: unknown): undefined {
  if (error instanceof NotDiscord) throw error;
}
