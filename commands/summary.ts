import type { Feature } from '../src/engine/requests/command.ts';
import { requiredChoice } from '../src/engine/requests/options.ts';
import { under } from '../src/engine/requests/under.ts';
import { exportPoster, exportSummary, exportWorkshop } from '../src/summary/export.ts';
import { summaryPermissions } from '../src/summary/permissions.ts';
import { post, preview } from '../src/summary/posting.ts';
import { reportFormats } from '../src/summary/report/report-files.ts';
import { orphan } from '../src/workshop/offered.ts';

const { leaf, helpLine } = under(summaryPermissions);

const format = requiredChoice('format', [...reportFormats, 'poster', 'workshop']);

/** The summary of the channel's workshop or, between two, of the last one that ended there. */
export const summaryFeature: Feature = {
  help: [
    helpLine('summary preview', ({ capabilities, t }) => [
      ...t.say('help.summary'),
      ...(capabilities.messageCommands ? [' ', ...t.say('help.mark')] : []),
    ]),
  ],
  commands: [
    {
      name: 'summary',
      access: 'everyone',
      subcommands: {
        preview: leaf('summary preview', [orphan], preview, { workshop: orphan }),
        post: leaf('summary post', [], post),
        export: leaf(
          'summary export',
          [format, orphan],
          (context, given) => {
            const chosen = given(format);
            if (chosen === 'workshop') return exportWorkshop(context);
            return chosen === 'poster' ? exportPoster(context) : exportSummary(context, chosen);
          },
          { workshop: orphan },
        ),
      },
    },
  ],
};
