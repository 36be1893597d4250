import { allComponents, fillIn, messageOf, messageWith, press, formOf, until } from './look.ts';
import { listed } from '../i18n/lists.ts';
import type { Cast, Participant } from './cast.ts';
import type { Play } from './play-parts.ts';
import { member } from './stage.ts';

/** Introduces somebody, who passes the stick; with two words first, which is refused. */
export async function introduce(
  play: Play,
  who: string,
  next: string | undefined,
  twoWords: boolean,
) {
  const { stage } = play;
  const values = {
    ...introductionOf(play, who),
    passTo: next === undefined ? [] : [member(stage, next).id],
  };
  const person = member(stage, who);
  if (!twoWords) return fillIn(person, 'introduce.open', values);
  const refused = messageOf(
    await fillIn(person, 'introduce.open', { ...values, word: twoWordsOf(play.cast, values.word) }),
  );
  const again = formOf(await person.click(refused, { customId: /^draft\.reopen/u }));
  return person.submit(again, { word: values.word });
}

function introductionOf({ cast }: Play, who: string) {
  const found = cast.people.find(({ id }) => id === who);
  const known: Pick<Participant, 'name' | 'organisation' | 'word'> = found ?? {
    ...cast.facilitator,
    word: 'jardin',
  };
  return { name: known.name, organisation: known.organisation, word: known.word };
}

/** One word too many, as somebody would write it. */
export function twoWordsOf({ people, language }: Cast, word: string): string {
  const another = people.find((each) => each.id === 'marc-andre')?.word ?? word;
  return listed([word, another], { locale: language });
}

/** Skips the holder, and gives the stick to the next person. */
export async function skip({ stage }: Play, next: string | undefined): Promise<void> {
  const { facilitator } = stage;
  await until('the button to skip', () => messageWith(facilitator, 'stick.skip'));
  await press(facilitator, 'stick.skip');
  const card = messageWith(facilitator, 'stick.give');
  const select = allComponents(card?.components ?? []).find(({ custom_id }) =>
    custom_id?.startsWith('stick.give'),
  );
  if (card === undefined || typeof select?.custom_id !== 'string' || next === undefined) return;
  await facilitator.choose(card, { customId: select.custom_id }, [member(stage, next).id]);
}
