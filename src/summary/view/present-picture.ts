import { stepOf } from '../../agenda/view/scene.ts';
import type { Button, View } from '../../kernel/view/view.ts';
import { neutralAccent } from '../../kernel/view/accent.ts';
import type { Scene } from '../../workshop/view/scene.ts';
import type { Summary } from '../domain/summary.ts';
import { summaryActions } from './actions.ts';
import { illustrations } from './pictures.ts';
import type { SectionKey } from './post.ts';

/** What the picture of the present step is of; undefined for a step that nothing is drawn of. */
function sectionOf(scene: Scene): SectionKey | undefined {
  const step = stepOf(scene);
  if (step?.kind === 'exercise') return `exercise:${step.exercise}`;
  if (step?.kind === 'pillar') return 'pillars';
  return step?.kind === 'goRound' ? 'opening' : undefined;
}

/** On the facilitators' card, at the steps that are drawn. */
export function pictureButton(scene: Scene): Button | undefined {
  const { workshop, t } = scene;
  if (workshop.closedAt !== null || sectionOf(scene) === undefined) return undefined;
  const action = summaryActions.picture.ref({ workshop: workshop.id });
  return { label: t.plain('button.picture'), action };
}

/** What the group has made of the present step so far, drawn as the summary will; undefined if nothing. */
export function presentPicture(scene: Scene, summary: Summary): View | undefined {
  const section = sectionOf(scene);
  const drawn = section === undefined ? [] : illustrations(scene, summary)(section);
  return drawn.length === 0 ? undefined : { accent: neutralAccent, blocks: drawn };
}
