import type { Feature } from '../src/engine/requests/command.ts';
import { choice, requiredFile, text } from '../src/engine/requests/options.ts';
import { under } from '../src/engine/requests/under.ts';
import { create } from '../src/poll/creating.ts';
import { pollLimits } from '../src/poll/domain/set-up.ts';
import { exportPoll, importPoll, pollFormats } from '../src/poll/files.ts';
import { close, open } from '../src/poll/managing.ts';
import { draftPoll, model, shownPoll, votedPoll } from '../src/poll/offered.ts';
import { pollPermissions } from '../src/poll/permissions.ts';
import { results } from '../src/poll/voting.ts';

const { leaf, helpLine } = under(pollPermissions);

const format = choice('format', pollFormats);
const file = requiredFile('file', { maxBytes: 2_000_000 });
const question = text('question', { limits: { min: 1, max: pollLimits.question } });

/** Three-state polls: managed by facilitators, open to everyone. */
export const pollFeature: Feature = {
  help: [helpLine('poll create', ({ t }) => t.say('help.poll'))],
  commands: [
    {
      name: 'poll',
      access: 'everyone',
      subcommands: {
        create: leaf('poll create', [model], (context, given) => create(context, given(model))),
        open: leaf('poll open', [draftPoll], open, { poll: draftPoll }),
        close: leaf('poll close', [votedPoll], close, { poll: votedPoll }),
        results: leaf('poll results', [shownPoll], results, { poll: shownPoll }),
        export: leaf(
          'poll export',
          [shownPoll, format],
          (context, given) => exportPoll(context, given(format)),
          { poll: shownPoll },
        ),
        import: leaf('poll import', [file, question], (context, given) =>
          importPoll(context, given(file), given(question)),
        ),
      },
    },
  ],
};
