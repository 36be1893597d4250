const narrowNoBreak = '\u202F';
const noBreak = '\u00A0';

/**
 * Sets the spaces that French typography asks for (narrow before ? ! ;, no-break before : and
 * inside « »), so that authors of templates and locale files never have to type invisible
 * characters. Only changes existing ordinary spaces: an address such as `https://…` is left alone.
 */
export function setFrenchSpaces(text: string): string {
  return text
    .replace(/ ([?!;])/gu, `${narrowNoBreak}$1`)
    .replace(/ :/gu, `${noBreak}:`)
    .replace(/« /gu, `«${noBreak}`)
    .replace(/ »/gu, `${noBreak}»`);
}
