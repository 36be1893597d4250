import { describe, expect, it } from 'vitest';
import { summarise } from '../../../src/summary/domain/summary.ts';
import { pictureButton, presentPicture } from '../../../src/summary/view/present-picture.ts';
import { Stage } from '../../support/scenes.ts';

const drawn = (stage: Stage) =>
  presentPicture(stage.scene(), summarise(stage.workshop, [], []))?.blocks.map((block) =>
    block.kind === 'picture' ? block.picture.kind : block.kind,
  );

const offered = (step: string) => pictureButton(new Stage().at(step).scene())?.label;

describe('the present step in a picture', () => {
  it('is offered at the steps that are drawn', () => {
    expect(offered('exercice')).toBe('En image');
    expect(offered('pilier')).toBe('En image');
    expect(offered('vote')).toBeUndefined();
    expect(pictureButton(new Stage().by('ana', { type: 'end' }).scene())).toBeUndefined();
  });

  it('shows what there is so far, and nothing before', () => {
    const stage = new Stage().at('tour');
    expect(drawn(stage)).toBeUndefined();
    stage.introduce('ana', 'racine');
    expect(drawn(stage)).toEqual(['words']);
    stage.at('scenarios').by('ana', { type: 'startExercise', exercise: 'futurs' });
    stage.write('bo', 'sobre', { idee: 'Moins.' }, { form: 'un' });
    expect(drawn(stage)).toEqual(['grid']);
  });
});
