import type { Contribution } from '../domain/board.ts';
import { findBoard } from '../../template/domain/lookup.ts';
import { neutralAccent } from '../../kernel/view/accent.ts';
import { boardActions } from './actions.ts';
import { boardName } from '../../template/view/board-name.ts';
import { excerpt } from '../../kernel/view/excerpt.ts';
import { namingRow } from '../../community/view/attribution.ts';
import type { Scene } from './scene.ts';
import type { Choice, Row, View } from '../../kernel/view/view.ts';

/** About as many as people read through. The latest come first: people mostly change what they just wrote. */
const listed = 25;

/** About two lines of a list on a phone. */
const labelLength = 90;

/**
 * `others`: what a facilitator can withdraw to protect the group; empty for anyone else. `named`:
 * whether summaries and recaps may name the person.
 */
export function ownContributions(
  scene: Scene,
  entries: readonly Contribution[],
  others: readonly Contribution[],
  named: boolean,
): View {
  const { t } = scene;
  return {
    accent: neutralAccent,
    blocks: [
      {
        kind: 'text',
        text:
          entries.length === 0
            ? t.say('mine.none')
            : t.say('mine.count', { count: entries.length }),
      },
    ],
    rows: [
      ...chooseRow(scene, boardActions.mineChoose, t.plain('mine.choose'), entries),
      ...chooseRow(scene, boardActions.moderateChoose, t.plain('mine.moderate'), others),
      ...namingRow(named, t),
    ],
  };
}

function chooseRow(
  scene: Scene,
  action: typeof boardActions.mineChoose | typeof boardActions.moderateChoose,
  placeholder: string,
  entries: readonly Contribution[],
): Row[] {
  if (entries.length === 0) return [];
  const options = entries
    .slice(-listed)
    .toReversed()
    .map((entry) => ownChoice(scene, entry));
  const ref = action.ref({ workshop: scene.workshop.id });
  return [{ kind: 'choose', action: ref, placeholder, options }];
}

function ownChoice(scene: Scene, entry: Contribution): Choice {
  const board = findBoard(scene.workshop.opening.template, entry.board);
  const text = [...Object.values(entry.values), entry.words ?? ''].join(' ').trim();
  return {
    id: entry.id,
    label: excerpt(text === '' ? '…' : text, labelLength),
    ...(board === undefined ? {} : { help: excerpt(boardName(board, scene.t.pick), labelLength) }),
  };
}
