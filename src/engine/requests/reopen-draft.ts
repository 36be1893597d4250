import { draftActions } from '../../kernel/view/draft-actions.ts';
import type { Feature } from './command.ts';
import { ownerOf } from './drafts.ts';
import { refused, showing } from './reply.ts';
import { on, type Permissions } from './rule.ts';
import { under } from './under.ts';

export const draftPermissions = {
  'draft.reopen': on('channel', 'member'),
} as const satisfies Permissions;

const { handle } = under(draftPermissions);

/** Opens a refused form again, as it was filled, for who filled it. */
export const draftFeature: Feature = {
  handlers: [
    handle(draftActions.reopen, async ({ drafts, asker, place }, { draft }) => {
      const form = drafts.find(draft, ownerOf(asker, place));
      return form === undefined ? refused({ kind: 'draftGone' }) : showing(form);
    }),
  ],
};
