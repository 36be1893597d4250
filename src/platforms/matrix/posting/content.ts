import type { View } from '../../../kernel/view/view.ts';
import { offersKey } from '../talk/contents.ts';
import type { MessageText } from '../talk/message.ts';
import type { EventContent } from '../talk/tools.ts';

/** The key under which a message of Palabre's keeps the name it was posted under. */
export const postKey = 'app.palabre.post';
/** The key under which a file or a picture names the message that it belongs to. */
export const partKey = 'app.palabre.part';

/** A message as an event's content. It notifies those it calls, and nobody whom it only names. */
export function contentOf(
  { plain, html, offered }: MessageText,
  as: 'notice' | 'text',
  calls: readonly string[] = [],
): EventContent {
  const offers = offered.presses.length + offered.asked.length > 0;
  return {
    msgtype: as === 'text' ? 'm.text' : 'm.notice',
    body: plain,
    format: 'org.matrix.custom.html',
    formatted_body: html,
    'm.mentions': calls.length === 0 ? {} : { user_ids: calls },
    ...(offers ? { [offersKey]: offered } : {}),
  };
}

/**
 * The relation that puts an event into a message's thread; clients without threads show it as a
 * reply.
 */
export const inThread = (root: string | undefined): EventContent =>
  root === undefined
    ? {}
    : {
        'm.relates_to': {
          rel_type: 'm.thread',
          event_id: root,
          is_falling_back: true,
          'm.in_reply_to': { event_id: root },
        },
      };

/** The content as an edit of another event; clients without edits show it after a star. */
export function replacing(content: EventContent, event: string): EventContent {
  const body = typeof content['body'] === 'string' ? content['body'] : '';
  return {
    ...content,
    body: `* ${body}`,
    'm.new_content': content,
    'm.relates_to': { rel_type: 'm.replace', event_id: event },
  };
}

export const hasFiles = ({ files = [], blocks }: View): boolean =>
  files.length > 0 || blocks.some(({ kind }) => kind === 'picture');
