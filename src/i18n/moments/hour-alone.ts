import { locales, type Locale } from '../../kernel/text.ts';
import { trimmed } from './days.ts';
import { folded } from './folded.ts';
import { inFigures } from './number-words.ts';
import { partSaid } from './parts-of-day.ts';
import { timeSaid } from './time-of-day.ts';

/** Nobody says an hour in more characters. */
const longest = 40;

/**
 * A time of day as people write it in the four languages, such as “9 am” or «dos quarts de sis de la
 * tarda», as `09:00`. Undefined where it may be two, or where anything else is said: it is asked of
 * what repeats, and isn't confirmed.
 */
export function hourAlone(typed: string, locale: Locale): string | undefined {
  if (typed.length > longest) return undefined;
  const each = [locale, ...locales.filter((other) => other !== locale)];
  // The first that reads it says whether it may be two.
  const said = each.map((language) => hoursIn(folded(typed), language)).find(Boolean) ?? [];
  return said.length === 1 ? said[0] : undefined;
}

const two = (figure: number): string => String(figure).padStart(2, '0');

function hoursIn(text: string, locale: Locale): readonly string[] | undefined {
  const { part, rest } = partSaid(inFigures(text, locale));
  const said = timeSaid(rest, locale, part);
  if (said === undefined || trimmed(`${said.before} ${said.after}`) !== '') return undefined;
  const inDay = said.hours.filter((hour) => hour < 24);
  return inDay.map((hour) => `${two(hour)}:${two(said.minute)}`);
}
