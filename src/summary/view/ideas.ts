import { afterChange } from './making.ts';
import { byBoard, activeContributions, type Contribution } from '../../board/domain/board.ts';
import { maxKept } from '../../board/domain/highlights.ts';
import { boardsOf } from '../../template/domain/lookup.ts';
import type { Board } from '../../template/domain/template.ts';
import { words } from '../../i18n/translator.ts';
import { neutralAccent } from '../../kernel/view/accent.ts';
import { summaryActions } from './actions.ts';
import { boardName } from '../../template/view/board-name.ts';
import { excerpt } from '../../kernel/view/excerpt.ts';
import { markButton } from '../../board/view/mark-button.ts';
import { note } from '../../kernel/view/note.ts';
import type { Scene } from '../../workshop/view/scene.ts';
import { entryInBrief, signed } from './voice.ts';
import { buttons, type Block, type Choice, type Form, type View } from '../../kernel/view/view.ts';

const ideaLength = 160;

/** As many as people still read through; a platform whose lists are shorter cuts them. */
const listed = 25;

/** About two lines of a list on a phone. */
const labelLength = 95;

/** The ideas highlighted so far, and the boards to choose more from. */
export function ideasPanel(
  scene: Scene,
  { messageCommands }: { readonly messageCommands: boolean },
): View {
  const { workshop, t } = scene;
  const entriesOf = byBoard(activeContributions(workshop.boards));
  if (entriesOf.size === 0) return note(t.say('ideas.none'));
  const kept = keptOf(scene, [...entriesOf.values()].flat());
  const { hint, rows = [] } = afterChange(scene);
  return {
    accent: neutralAccent,
    blocks: [
      { kind: 'text', text: t.say('ideas.count', { count: kept.length }) },
      ...kept.map((entry) => ideaBlock(scene, entry)),
      ...(messageCommands ? [{ kind: 'small', text: t.say('ideas.fromThread') } as const] : []),
      ...hint,
    ],
    rows: [
      {
        kind: 'choose',
        action: summaryActions.board.ref({ workshop: workshop.id }),
        placeholder: t.plain('ideas.board'),
        options: boardChoices(scene, entriesOf),
      },
      ...rows,
    ],
  };
}

function keptOf({ workshop }: Scene, entries: readonly Contribution[]): Contribution[] {
  const kept = new Set(workshop.highlights.kept);
  return entries.filter(({ id }) => kept.has(id));
}

function ideaBlock(scene: Scene, entry: Contribution): Block {
  return { kind: 'quote', text: signed(scene, entryInBrief(scene, entry, ideaLength), entry) };
}

function boardChoices(
  scene: Scene,
  entriesOf: ReadonlyMap<string, readonly Contribution[]>,
): Choice[] {
  const { workshop, t } = scene;
  return boardsOf(workshop.opening.template)
    .flatMap(({ board }): Choice[] => {
      const entries = entriesOf.get(board.id);
      if (entries === undefined) return [];
      const figures = { all: entries.length, kept: keptOf(scene, entries).length };
      return [
        {
          id: board.id,
          label: excerpt(boardName(board, t.pick), labelLength),
          help: t.plain('ideas.boardCount', figures),
        },
      ];
    })
    .slice(0, listed);
}

/** A board's contributions to tick; undefined if it has none. */
export function ideasForm(scene: Scene, board: Board, typed?: readonly string[]): Form | undefined {
  const { workshop, t } = scene;
  const entries = activeContributions(workshop.boards, board.id);
  const offered = offeredOf(scene, entries);
  if (offered.length === 0) return undefined;
  const help =
    offered.length < entries.length
      ? t.plain('form.ideas.latest', { max: maxKept, shown: listed })
      : t.plain('form.ideas.help', { max: maxKept });
  return {
    title: t.plain('form.ideas.title'),
    action: summaryActions.ideasSend.ref({ workshop: workshop.id, board: board.id }),
    fields: [
      {
        kind: 'someOf',
        id: 'ideas',
        label: boardName(board, t.pick),
        help,
        required: false,
        options: offered.map((entry) => ideaChoice(scene, entry)),
        values: typed ?? keptOf(scene, entries).map(({ id }) => id),
      },
    ],
  };
}

/**
 * Highlighted contributions, so that they can be unticked, and the latest others. There are always
 * fewer highlighted ones than the list can hold.
 */
function offeredOf(scene: Scene, entries: readonly Contribution[]): Contribution[] {
  const kept = new Set(keptOf(scene, entries));
  const others = entries.filter((entry) => !kept.has(entry)).slice(-(listed - kept.size));
  const offered = new Set([...kept, ...others]);
  return entries.filter((entry) => offered.has(entry));
}

function ideaChoice(scene: Scene, entry: Contribution): Choice {
  const text = words(entryInBrief(scene, entry, labelLength));
  return {
    id: entry.id,
    label: excerpt(text === '' ? '…' : text, labelLength),
    help: entry.anonymous ? scene.t.plain('contribution.anonymous') : entry.authorName,
  };
}

/** The effect of marking a contribution, and how to undo it. */
export function ideaReceipt(scene: Scene, entry: Contribution): View {
  const { workshop, t } = scene;
  const marked = workshop.highlights.kept.includes(entry.id);
  const { hint, rows = [] } = afterChange(scene);
  return {
    accent: neutralAccent,
    blocks: [
      { kind: 'text', text: t.say(marked ? 'done.marked' : 'done.unmarked') },
      ideaBlock(scene, entry),
      ...hint,
    ],
    rows: [...buttons(markButton(scene, entry)), ...rows],
  };
}
