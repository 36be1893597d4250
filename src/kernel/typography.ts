const narrowNoBreak = '\u202F';
const noBreak = '\u00A0';

/**
 * Sets the spaces French typography asks for (narrow before ? ! ;, no-break before : and inside
 * « »), so that nobody who writes a template or a locale file has to type invisible characters.
 * Only existing ordinary spaces are changed: an address such as `https://…` stays as it is.
 */
export function setFrenchSpaces(text: string): string {
  return text
    .replace(/ ([?!;])/gu, `${narrowNoBreak}$1`)
    .replace(/ :/gu, `${noBreak}:`)
    .replace(/« /gu, `«${noBreak}`)
    .replace(/ »/gu, `${noBreak}»`);
}
