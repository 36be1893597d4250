import { activeContributions } from '../../board/domain/board.ts';
import { maxForeword } from '../../board/domain/highlights.ts';
import { neutralAccent } from '../../kernel/view/accent.ts';
import { summaryActions } from './actions.ts';
import { note } from '../../kernel/view/note.ts';
import type { Scene } from '../../workshop/view/scene.ts';
import { buttons, type Block, type Button, type Form, type View } from '../../kernel/view/view.ts';

/** What would be posted now, and what a facilitator can still add. */
export function summaryPreview(scene: Scene, views: readonly View[]): View {
  const { workshop, t } = scene;
  const blocks = views.flatMap((view, index): readonly Block[] =>
    index === 0 ? view.blocks : [{ kind: 'divider' }, ...view.blocks],
  );
  return {
    accent: neutralAccent,
    blocks: [
      ...blocks,
      { kind: 'small', text: t.say('summary.preview', { posted: workshop.summaryAsked }) },
    ],
    rows: buttons(...makingButtons(scene, 'word', 'ideas', 'post')),
  };
}

type Making = 'word' | 'ideas' | 'post';

function makingButtons({ workshop, t }: Scene, ...which: Making[]): Button[] {
  const ref = { workshop: workshop.id };
  const posted = workshop.summaryAsked > 0;
  const all: Record<Making, Button> = {
    word: {
      label: t.plain(
        workshop.highlights.foreword === null ? 'button.addWord' : 'button.changeWord',
      ),
      action: summaryActions.forewordOpen.ref(ref),
    },
    ideas: { label: t.plain('button.chooseIdeas'), action: summaryActions.ideas.ref(ref) },
    post: {
      label: t.plain(posted ? 'button.updateSummary' : 'button.postSummary'),
      action: summaryActions.post.ref(ref),
      // Nobody presses it next while there is nothing to read.
      tone: activeContributions(workshop.boards).length > 0 ? 'main' : 'plain',
    },
  };
  return which.map((each) => all[each]);
}

/** Only after the summary was posted does a change need somebody to publish it. */
export function afterChange(scene: Scene): Pick<View, 'rows'> & { readonly hint: Block[] } {
  if (scene.workshop.summaryAsked === 0) return { hint: [], rows: [] };
  return {
    hint: [{ kind: 'small', text: scene.t.say('ideas.notPosted') }],
    rows: buttons(...makingButtons(scene, 'post')),
  };
}

/** `typed` is what the facilitator wrote when it could not be recorded. */
export function forewordForm({ workshop, t }: Scene, typed?: string): Form {
  const value = typed ?? workshop.highlights.foreword?.text;
  return {
    title: t.plain('form.word.title'),
    action: summaryActions.forewordSave.ref({ workshop: workshop.id }),
    fields: [
      {
        kind: 'paragraph',
        id: 'word',
        label: t.plain('form.word.label'),
        help: t.plain('form.word.help'),
        required: false,
        max: maxForeword,
        ...(value === undefined ? {} : { value }),
      },
    ],
  };
}

export function forewordReceipt(scene: Scene): View {
  const { workshop, t } = scene;
  const { foreword } = workshop.highlights;
  const { hint, rows = [] } = afterChange(scene);
  const receipt = note(t.say(foreword === null ? 'done.unworded' : 'done.worded'));
  return {
    ...receipt,
    blocks: [
      ...receipt.blocks,
      ...(foreword === null ? [] : [{ kind: 'quote' as const, text: [foreword.text] }]),
      ...hint,
    ],
    rows: [...buttons(...makingButtons(scene, 'word')), ...rows],
  };
}
