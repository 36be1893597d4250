import { stepOf } from '../../agenda/view/scene.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { PersonId } from '../../kernel/people.ts';
import { calling } from '../../kernel/rich.ts';
import { neutralAccent } from '../../kernel/view/accent.ts';
import { note } from '../../kernel/view/note.ts';
import type { Surfaces } from '../../kernel/view/surfaces.ts';
import { buttons, type Row, type View } from '../../kernel/view/view.ts';
import { goRoundActions } from './actions.ts';
import type { Scene } from './scene.ts';

const stickPrefix = 'stick:';

/**
 * Tells whoever was given the talking stick, by name and once, in a message that goes when they spoke
 * or passed. `optedOut`: whom Palabre does not notify.
 */
export function stickSurfaces(scene: Scene, optedOut: readonly PersonId[]): Surfaces {
  const { holder, turns } = scene.workshop.goRound;
  const passing = [stickPrefix];
  if (holder === null || !isCalling(scene) || optedOut.includes(holder))
    return { items: [], passing };
  const view = () => stickCall(scene, holder);
  const post = { key: `${stickPrefix}${turns}`, thread: undefined, revision: '1', view };
  return { items: [{ post }], passing };
}

function isCalling(scene: Scene): boolean {
  const { closedAt, goRound } = scene.workshop;
  return closedAt === null && goRound.calls && stepOf(scene)?.kind === 'goRound';
}

function stickCall({ workshop, t }: Scene, holder: PersonId): View {
  const ref = { workshop: workshop.id };
  return {
    accent: neutralAccent,
    blocks: [
      { kind: 'text', text: t.say('stick.yours', { holder: calling(holder) }) },
      { kind: 'small', text: t.say('stick.how') },
    ],
    rows: buttons(
      {
        label: t.plain('button.introduce'),
        action: goRoundActions.introduceOpen.ref(ref),
        tone: 'main',
      },
      { label: t.plain('button.passTurn'), action: goRoundActions.passTurn.ref(ref) },
      { label: t.plain('button.callsOff'), action: goRoundActions.callsOff.ref({}) },
    ),
    notifies: [holder],
  };
}

/** What was recorded, and how to undo it. */
export function callsReceipt(called: boolean, t: Translator): View {
  return { ...note(t.say(called ? 'done.callsOn' : 'done.callsOff')), rows: callsRow(called, t) };
}

/** The label says what pressing the button does now. */
export function callsRow(called: boolean, t: Translator): Row[] {
  return buttons(
    called
      ? { label: t.plain('button.callsOff'), action: goRoundActions.callsOff.ref({}) }
      : { label: t.plain('button.callsOn'), action: goRoundActions.callsOn.ref({}) },
  );
}
