import { draftActions } from '../../kernel/view/draft-actions.ts';
import type { Form } from '../../kernel/view/view.ts';
import type { Context, Feature } from './command.ts';
import { ownerOf } from './drafts.ts';
import { refused, sending, showing, type Reply } from './reply.ts';
import { on, type Permissions } from './rule.ts';
import { under } from './under.ts';

export const draftPermissions = {
  'draft.reopen': on('channel', 'member'),
  'draft.send': on('channel', 'member'),
} as const satisfies Permissions;

const { handle } = under(draftPermissions);

/** Replies with the form that was kept, to its author alone. */
function drafted(
  { drafts, asker, place }: Context,
  draft: string,
  reply: (form: Form) => Reply,
): Reply {
  const form = drafts.find(draft, ownerOf(asker, place));
  return form === undefined ? refused({ kind: 'draftGone' }) : reply(form);
}

/** Opens a form again as it was filled in, or sends it as it stands. */
export const draftFeature: Feature = {
  handlers: [
    handle(draftActions.reopen, async (context, { draft }) => drafted(context, draft, showing)),
    handle(draftActions.send, async (context, { draft }) => drafted(context, draft, sending)),
  ],
};
