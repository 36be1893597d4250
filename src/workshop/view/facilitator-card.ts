import { listedRich } from '../../i18n/lists.ts';
import type { DeliveryProblem } from '../../kernel/delivery-problem.ts';
import { person, type Rich } from '../../kernel/rich.ts';
import type { Translator } from '../../i18n/translator.ts';
import { neutralAccent } from '../../kernel/view/accent.ts';
import { workshopActions } from './actions.ts';
import { currentStepLine } from './agenda-card.ts';
import { cockpit, timeLine } from './cockpit.ts';
import { facilitatorRows } from './facilitator-rows.ts';
import { nextLine } from './next-line.ts';
import { problemBlocks } from '../../i18n/problem-words.ts';
import type { Scene, SceneAt } from './scene.ts';
import { buttons, type Block, type Button, type View } from '../../kernel/view/view.ts';

/** What the facilitators' card shows besides the workshop itself. */
export interface CardNews {
  /** What could not be shown in the chat. */
  readonly problems?: readonly DeliveryProblem[];
  /** Notices of other rooms for the facilitators. */
  readonly notices?: readonly Block[];
  /** Buttons of other rooms, while the workshop is open and after. */
  readonly lasting?: readonly Button[];
  /** True where everybody can read the card. */
  readonly inPublic?: boolean;
}

/** A facilitator's cockpit: where the group and the time are, and what to press next. */
export function facilitatorCard(scene: SceneAt, news: CardNews = {}): View {
  const { workshop, t } = scene;
  const { problems = [], notices = [], lasting = [], inPublic = false } = news;
  if (workshop.closedAt !== null)
    return {
      accent: neutralAccent,
      blocks: [{ kind: 'text', text: t.say('facilitator.closed') }],
      rows: buttons(...lasting),
    };
  return {
    accent: neutralAccent,
    blocks: [
      { kind: 'heading', text: t.say('facilitator.title') },
      { kind: 'text', text: currentStepLine(scene) },
      ...cockpit(scene, !inPublic),
      { kind: 'text', text: nextLine(scene) },
      ...problemBlocks(problems, t),
      ...notices,
      { kind: 'small', text: timeLine(scene) },
      ...facilitators(scene),
    ],
    rows: facilitatorRows(scene, lasting),
  };
}

/** For administrators: the way to take over the facilitation. */
export function withTakeover(view: View, workshop: string, t: Translator): View {
  const action = workshopActions.takeOverOpen.ref({ workshop });
  const row = buttons({ label: t.plain('button.takeOver'), action });
  return { ...view, rows: [...(view.rows ?? []), ...row] };
}

function facilitators({ workshop, t }: Scene): Block[] {
  const people: Rich = listedRich(
    workshop.facilitators.map((id) => [person(id)]),
    t,
  );
  return [{ kind: 'small', text: t.say('facilitator.people', { people }) }];
}
