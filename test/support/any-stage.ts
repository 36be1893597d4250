import * as fc from 'fast-check';
import { anyText } from './any-text.ts';
import { allOpen, type Stage } from './scenes.ts';

const places = [
  { board: 'gens', form: 'libre', fields: ['idee', 'pourquoi'] },
  { board: 'loin', form: 'libre', fields: ['idee', 'pourquoi'] },
  { board: 'proches', form: 'personne', fields: ['nom', 'idee'] },
  { board: 'sobre', form: 'un', fields: ['idee'] },
  { board: 'sobre', form: 'cinquante', fields: ['idee'] },
  { board: 'riche', form: 'libre', fields: ['pourquoi'] },
  { board: 'retours', form: 'libre', fields: ['idee'] },
] as const;

const anyDeed = fc.record({
  who: fc.constantFrom('nour', 'louis', 'zoe'),
  place: fc.constantFrom(...places),
  text: anyText.map((text) => text.slice(0, 200)),
  how: fc.constantFrom('signed', 'signed', 'anonymous', 'collected', 'withdrawn', 'kept'),
});

/** A workshop with every board open, on which a few people wrote whatever they wanted. */
export const anyStage: fc.Arbitrary<Stage> = fc.array(anyDeed, { maxLength: 12 }).map((deeds) => {
  const stage = allOpen();
  for (const deed of deeds) act(stage, deed);
  return stage;
});

/** What is refused, such as an empty text, is not written. */
function act(
  stage: Stage,
  { who, place, text, how }: typeof anyDeed extends fc.Arbitrary<infer T> ? T : never,
): void {
  const by = { id: who, name: `Nom de ${who}`, moderates: false };
  if (how === 'collected') {
    const source = `m${Object.keys(stage.workshop.boards.contributions).length}`;
    const ana = { ...by, id: 'ana' };
    stage.attempt(ana, { type: 'collect', board: place.board, source, author: by, words: text });
    return;
  }
  const values = Object.fromEntries(place.fields.map((field) => [field, text]));
  const { board, form } = place;
  const anonymous = how === 'anonymous' && board === 'gens';
  const refused = stage.attempt(by, { type: 'contribute', board, form, values, anonymous });
  if (refused !== undefined) return;
  if (how === 'withdrawn') stage.by(who, { type: 'withdrawContribution', id: stage.last.id });
  if (how === 'kept') stage.by('ana', { type: 'markContribution', id: stage.last.id });
}
