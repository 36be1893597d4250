import type { Feature } from '../src/engine/requests/command.ts';
import { exportPoll, importPoll } from '../src/poll/files.ts';
import { closePoll, create, holdingHandlers, openPoll } from '../src/poll/managing.ts';
import { results, votingHandlers } from '../src/poll/voting.ts';

/** Three-state polls: held by facilitators, voted by everyone. */
export const pollFeature: Feature = {
  commands: [
    {
      name: 'poll',
      access: 'everyone',
      subcommands: {
        create,
        open: openPoll,
        close: closePoll,
        results,
        export: exportPoll,
        import: importPoll,
      },
    },
  ],
  handlers: [...holdingHandlers, ...votingHandlers],
};
