import { handle, refused, showing, type Feature } from './command.ts';
import { ownerOf } from './drafts.ts';
import { actions } from '../../workshop/view/actions.ts';

/** Opens a refused form again, as it was filled, for who filled it. */
export const draftFeature: Feature = {
  handlers: [
    handle(actions.draftReopen, async ({ drafts, asker, place }, { draft }) => {
      const form = drafts.find(draft, ownerOf(asker, place));
      return form === undefined ? refused({ kind: 'draftGone' }) : showing(form);
    }),
  ],
};
