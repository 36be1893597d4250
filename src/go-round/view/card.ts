import { hasSpoken, stillToSpeak, type Introduction } from '../domain/go-round.ts';
import type { StepOf } from '../../template/domain/template.ts';
import { person, strong, type Rich } from '../../kernel/rich.ts';
import { neutralAccent } from '../../kernel/view/accent.ts';
import { goRoundActions } from './actions.ts';
import type { Scene } from './scene.ts';
import { buttons, type Block, type View } from '../../kernel/view/view.ts';

/** The card shows this many of the latest introductions; the summary has them all. */
const shown = 12;

/** Who holds the stick, who spoke and who is still to speak. Kept up to date during the step. */
export function goRoundCard(scene: Scene, step: StepOf<'goRound'>): View {
  const { workshop, t } = scene;
  const open = workshop.closedAt === null;
  return {
    accent: neutralAccent,
    blocks: [
      { kind: 'title', text: [t.pick(step.title)] },
      { kind: 'quote', text: [t.pick(step.invitation)] },
      ...(open ? [{ kind: 'text' as const, text: stickLine(scene) }] : []),
      ...voices(scene),
    ],
    rows: open
      ? buttons({
          label: t.plain('button.introduce'),
          action: goRoundActions.introduceOpen.ref({ workshop: workshop.id }),
          tone: 'main',
        })
      : [],
  };
}

/** Everybody spoke, or some passed their turn or were not there. */
export const roundOver = ({ goRound, people }: Scene['workshop'], t: Scene['t']): Rich =>
  t.say('facilitator.allSpoke', {
    silent: Object.keys(people).filter((id) => !hasSpoken(goRound, id)).length,
  });

function stickLine({ workshop, t }: Scene): Rich {
  const { holder, introductions } = workshop.goRound;
  const spoken = introductions.length;
  const waiting = stillToSpeak(workshop.goRound, Object.keys(workshop.people)).length;
  const figures =
    spoken === 0
      ? t.say('goRound.toHear', { waiting })
      : t.say('goRound.figures', { spoken, waiting });
  if (holder !== null)
    return [...t.say('goRound.holder', { holder: person(holder) }), ' ', ...figures];
  if (spoken === 0) return [...t.say('goRound.nobodyYet'), ' ', ...figures];
  // Once nobody waits, figures would say the same again.
  return waiting === 0 ? roundOver(workshop, t) : [...t.say('goRound.free'), ' ', ...figures];
}

function voices({ workshop, t }: Scene): Block[] {
  const { introductions } = workshop.goRound;
  const hidden = introductions.length - shown;
  const items = introductions.slice(-shown).map((entry) => voice(entry, t));
  if (items.length === 0) return [];
  return [
    ...(hidden > 0
      ? [{ kind: 'small' as const, text: t.say('goRound.earlier', { count: hidden }) }]
      : []),
    { kind: 'list', items },
  ];
}

function voice(entry: Introduction, t: Scene['t']): Rich {
  const who = entry.organisation === '' ? entry.name : `${entry.name}, ${entry.organisation}`;
  const line = t.say('goRound.voice', { who, word: strong(entry.word) });
  if (entry.passedTo === undefined) return line;
  return [...line, ' ', ...t.say('goRound.passes', { to: person(entry.passedTo) })];
}
