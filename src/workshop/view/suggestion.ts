import type { TimeNotice } from '../../agenda/domain/moments.ts';
import type { Rich } from '../../kernel/rich.ts';
import { boardName } from '../../template/view/board-name.ts';
import type { Progress } from '../domain/progress.ts';
import type { SceneAt } from './scene.ts';

/** From this share of the group on, the others can be asked aloud. */
const most = 3 / 4;
/** Of fewer people, a share says nothing. */
const fewest = 3;

/** One thing a facilitator may do now, if there is one; `notice` is where the time is. */
export function suggestion(
  { t }: SceneAt,
  progress: Progress,
  notice: TimeNotice | undefined,
): Rich | undefined {
  const { people, ready, answered, boards } = progress;
  if (people < fewest) return undefined;
  if (ready >= people) return t.say('suggest.allReady');
  const done = Math.max(ready, answered);
  const by = ready >= answered ? 'ready' : 'answers';
  const ending = notice === 'soon' || notice === 'over';
  if (ending && boards.length > 0)
    return done >= people * most
      ? t.say('suggest.mostDone', { done, people, by })
      : t.say('suggest.moreTime', { done, people, by, button: t.plain('button.extend') });
  const silent = boards.find((each) => each.answered + each.unsigned === 0);
  if (notice === 'half' && silent !== undefined && boards.length > 1)
    return t.say('suggest.silentBoard', { board: boardName(silent.board, t.pick) });
  return undefined;
}
