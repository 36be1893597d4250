import { summarise } from '../../src/summary/domain/summary.ts';
import type { Template } from '../../src/template/domain/template.ts';
import type { Translator } from '../../src/i18n/translator.ts';
import type { Illustration, Picture } from '../../src/kernel/view/picture.ts';
import { summaryPictures } from '../../src/summary/view/pictures.ts';
import { cast, shippedTemplate } from './rehearsed.ts';
import { allOpen, fr, Stage } from './scenes.ts';

export const enCommun: Template = shippedTemplate('en-commun');

/** The original workshop with every board open, in which nobody said anything yet. */
export function silent(): Stage {
  return allOpen(new Stage(enCommun, 'Analyse du Modèle de soutenabilité des communs'));
}

/** The same workshop as the rehearsal plays it. */
export function rehearsed(): Stage {
  const stage = silent();
  for (const { id, word } of cast.people) stage.introduce(id, word);
  for (const [board, all] of Object.entries(cast.contributions))
    for (const { who, form, values, anonymous } of all)
      stage.write(who, board, values, { form, anonymous });
  return stage;
}

type Kind = Exclude<Picture['kind'], 'poll' | 'weeks'>;

/** The picture of this kind in a workshop's summary, with its text. */
export function illustration(
  stage: Stage,
  kind: Kind,
  t: Translator = fr,
): Illustration | undefined {
  const summary = summarise(stage.workshop, [], []);
  const { template } = stage.workshop.opening;
  const drawn = summaryPictures(summary, template, t);
  return [...drawn.values()].flat().find(({ picture }) => picture.kind === kind);
}

/** The same, for a workshop known to have one. */
export function pictureOf<K extends Kind>(
  stage: Stage,
  kind: K,
  t: Translator = fr,
): Extract<Picture, { kind: K }> {
  const picture = illustration(stage, kind, t)?.picture;
  const isWanted = (found: Picture): found is Extract<Picture, { kind: K }> => found.kind === kind;
  if (picture === undefined || !isWanted(picture)) throw new Error(`No picture of ${kind}`);
  return picture;
}
