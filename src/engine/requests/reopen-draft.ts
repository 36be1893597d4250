import { handle, refused, showing, type Feature } from './command.ts';
import { ownerOf } from './drafts.ts';
import { draftActions } from '../../kernel/view/draft-actions.ts';

/** Opens a refused form again, as it was filled, for who filled it. */
export const draftFeature: Feature = {
  handlers: [
    handle(draftActions.reopen, async ({ drafts, asker, place }, { draft }) => {
      const form = drafts.find(draft, ownerOf(asker, place));
      return form === undefined ? refused({ kind: 'draftGone' }) : showing(form);
    }),
  ],
};
