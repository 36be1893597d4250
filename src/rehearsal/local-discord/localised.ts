/** A command or an option, as it was registered. */
export interface Localisable {
  readonly name: string;
  readonly description?: string | null | undefined;
  readonly name_localizations?: Readonly<Record<string, string>> | null | undefined;
  readonly description_localizations?: Readonly<Record<string, string>> | null | undefined;
}

const nearest: Readonly<Record<string, string>> = {
  'en-US': 'en-GB',
  'en-GB': 'en-US',
  'es-419': 'es-ES',
};

/** A command's name and description in the person's language, or the original ones. */
export function localised(
  thing: Localisable,
  locale: string,
): { readonly name: string; readonly description: string } {
  const pick = (names: Localisable['name_localizations']): string | undefined =>
    names?.[locale] ?? names?.[nearest[locale] ?? locale];
  return {
    name: pick(thing.name_localizations) ?? thing.name,
    description: pick(thing.description_localizations) ?? thing.description ?? '',
  };
}
