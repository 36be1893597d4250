import { handle, refused, showing, type Feature } from '../src/app/command.ts';
import { actions } from '../src/view/actions.ts';

/** Opens a refused form again, as it was filled. */
export const draftFeature: Feature = {
  handlers: [
    handle(actions.draftReopen, async ({ drafts }, { draft }) => {
      const form = drafts.find(draft);
      return form === undefined ? refused({ kind: 'draftGone' }) : showing(form);
    }),
  ],
};
