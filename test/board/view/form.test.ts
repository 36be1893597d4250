import { describe, expect, it } from 'vitest';
import { contributionForm } from '../../../src/board/view/form.ts';
import { boardActions } from '../../../src/board/view/actions.ts';
import { findBoard } from '../../../src/template/domain/lookup.ts';
import { plainForm } from '../../support/plain-view.ts';
import { allOpen, fr } from '../../support/scenes.ts';

const form = (id: string, typed?: Parameters<typeof contributionForm>[4]) => {
  const board = findBoard(allOpen().workshop.opening.template, id);
  const [first] = board?.forms ?? [];
  if (board === undefined || first === undefined) throw new Error(`no form for ${id}`);
  return plainForm(
    contributionForm(
      board,
      first,
      boardActions.contributeSend.ref({ workshop: 'w', board: id, form: first.id }),
      fr,
      typed,
    ),
  );
};

describe('a board’s form', () => {
  it('has its fields, under their question if there is one', () => {
    expect(form('loin')).toBe('# Mon idée\nIdée: …\nPourquoi (Pourquoi est-ce important ?): …');
  });

  it('lets people omit their name, if the board allows it', () => {
    expect(form('gens')).toContain('Mon nom: ☐ Sans mon nom');
  });

  it('reopens as it was filled in', () => {
    const typed = { values: { idee: 'Un puits.' }, anonymous: true };
    expect(form('gens', typed)).toContain('Idée: Un puits.');
    expect(form('gens', typed)).toContain('☑ Sans mon nom');
  });
});
