import type { Feature } from '../src/app/command.ts';
import { exportPoll, importPoll } from './poll-files.ts';
import { closePoll, create, holdingHandlers, openPoll } from './poll-holding.ts';
import { results, votingHandlers } from './poll-voting.ts';

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
