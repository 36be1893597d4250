import type { SharedNameAndDescription } from '@discordjs/builders';
import type { LocalizationMap } from 'discord-api-types/v10';
import type { Catalogues } from '../../i18n/locale-files.ts';
import type { Catalogue } from '../../i18n/translator.ts';

/** A catalogue for each Discord language that has one; English is also the base. Discord has no Catalan. */
const byTag = ({ en, fr, es }: Catalogues): Readonly<Record<string, Catalogue>> => ({
  'en-US': en,
  'en-GB': en,
  fr,
  'es-ES': es,
  'es-419': es,
});

/** A name in English and in every language that has one. */
export interface Names {
  readonly name: string;
  readonly name_localizations: LocalizationMap;
}

/** Names and descriptions, by the part of a catalogue's keys before `.name` and `.description`. */
export interface CommandNames {
  /** Throws where the English catalogue has no name: a bug. */
  of(key: string): Names;
  /** Names a builder, and describes it. */
  on<B extends SharedNameAndDescription>(builder: B, key: string): B;
}

export function commandNames(catalogues: Catalogues): CommandNames {
  const tagged = byTag(catalogues);
  const textOf = (key: string): string => {
    const text = catalogues.en[key];
    if (text === undefined) throw new Error(`The English catalogue has no ${key}.`);
    return text;
  };
  const everywhere = (key: string): LocalizationMap =>
    Object.fromEntries(
      Object.entries(tagged).flatMap(([locale, catalogue]) => {
        const text = catalogue[key];
        return text === undefined ? [] : [[locale, text]];
      }),
    );
  return {
    of: (key) => ({ name: textOf(`${key}.name`), name_localizations: everywhere(`${key}.name`) }),
    on: (builder, key) => {
      builder
        .setName(textOf(`${key}.name`))
        .setNameLocalizations(everywhere(`${key}.name`))
        .setDescription(textOf(`${key}.description`))
        .setDescriptionLocalizations(everywhere(`${key}.description`));
      return builder;
    },
  };
}
