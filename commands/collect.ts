import {
  messageCommand,
  privately,
  refused,
  type Feature,
} from '../src/engine/requests/command.ts';
import { act } from '../src/workshop/cases.ts';
import { boardOfThread } from '../src/agenda/domain/post-keys.ts';
import { person } from '../src/kernel/rich.ts';
import { note } from '../src/kernel/view/note.ts';

/** People who simply write in a thread are heard too. */
export const collectFeature: Feature = {
  messageCommands: [
    messageCommand('collect', async ({ subject, place, t }, message) => {
      const board = boardOfThread(subject.value.workshop, place.thread);
      if (board === undefined) return refused({ kind: 'noBoardHere' });
      const acted = await act(subject, {
        type: 'collect',
        board,
        source: message.id,
        author: message.author,
        words: message.text,
      });
      if (!acted.ok) return refused(acted.error);
      return privately(note(t.say('done.collected', { author: person(message.author.id) })));
    }),
  ],
};
