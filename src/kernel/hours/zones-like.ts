import { Temporal } from 'temporal-polyfill';
import { locales } from '../text.ts';
import { unaccented } from '../unaccented.ts';
import { otherOffsets, zonesByCity, zonesByWord } from './zone-words.ts';

/** The most that are offered: as many as a sentence can list. */
const offered = 6;

/**
 * The zones that somebody may mean by a text that names none, likeliest first: an abbreviation
 * (`PST`, `HNE`), the name of a time (« heure de l’Est », Windows' “Romance Standard Time”), an
 * offset (`UTC+2`), a city, a country in a language that is spoken here; also as in lists,
 * « heure normale de l’Est (HNE) ». Empty if nothing is recognised.
 */
export function zonesLike(typed: string): readonly string[] {
  // No name of a zone is longer, and comparing a longer text takes longer.
  if (typed.length > 60) return [];
  const found = readingsOf(typed)
    .map(zonesOf)
    .find((zones) => zones.length > 0);
  return (found ?? []).slice(0, offered);
}

/** The text as typed, the text without its brackets, and what each bracket contains. */
function readingsOf(typed: string): string[] {
  const inside = Array.from(typed.matchAll(/\(([^()]*)\)/gu), ([, words = '']) => words);
  return [typed, typed.replaceAll(/\([^()]*\)/gu, ' ').trim(), ...inside];
}

function zonesOf(typed: string): readonly string[] {
  const name = folded(typed);
  if (name === '' && !offset.test(typed)) return [];
  return (
    byOffset(typed) ??
    byWord(name) ??
    byName(name) ??
    byCity(name) ??
    byCountry(name) ??
    byLink(typed)
  );
}

/** Ignores separators, which are easily lost: « america new york », `America/New York`. */
function byName(name: string): readonly string[] | undefined {
  const zone = zonesByName().find(([whole]) => whole === name)?.[1];
  return zone === undefined ? undefined : [zone];
}

/** Computed at first use, and kept: it is searched at every key that somebody types. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** For every zone: its folded name, the zone, and its folded city. */
const zonesByName = once(() =>
  Intl.supportedValuesOf('timeZone').map(
    (zone) => [folded(zone), zone, folded(zone.split('/').at(-1) ?? '')] as const,
  ),
);

/** The zone that this machine formats a name with: `Eire` is `Europe/Dublin`. */
export function formattedAs(name: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

function byLink(typed: string): readonly string[] {
  const zone = formattedAs(typed.trim());
  return zone?.includes('/') === true ? [zone] : [];
}

const folded = (text: string): string =>
  unaccented(text)
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** `UTC+2`, `GMT-5`, `+05:30`, `UTC−4` with a minus sign: the zones that have that offset in winter or summer. */
const offset =
  /^\s*(?:(?:utc|gmt|z)\s*)?(?<sign>[+−–-])\s*(?<hours>\d{1,2})(?::?(?<minutes>[0-5]\d))?(?:\s*h)?\s*$/iu;

function byOffset(typed: string): readonly string[] | undefined {
  const { sign, hours, minutes = '0' } = offset.exec(typed)?.groups ?? {};
  if (hours === undefined) return undefined;
  const wanted = (sign === '+' ? 1 : -1) * (Number(hours) * 60 + Number(minutes));
  const usual = usualZones.filter((zone) => offsetsOf(zone).includes(wanted));
  if (usual.length > 0) return usual;
  // `Etc` names have the opposite sign: what to add to reach Greenwich.
  const same = `Etc/GMT${wanted > 0 ? '-' : '+'}${Math.abs(wanted) / 60}`;
  return formattedAs(same) === undefined ? [] : [same];
}

const usualZones = [...new Set([...Object.values(zonesByWord).flat(), ...otherOffsets])];

/**
 * Offsets in minutes east of Greenwich, in January and in July of a fixed year: they rarely change.
 */
function offsetsOf(zone: string): readonly number[] {
  return [1, 7].map((month) => {
    const noon = Temporal.PlainDateTime.from({ year: 2026, month, day: 15, hour: 12 });
    return noon.toZonedDateTime(zone).offsetNanoseconds / 60e9;
  });
}

/** Every word of the table, with its zones. */
const words = new Map(
  Object.entries(zonesByWord).flatMap(([names, zones]) =>
    names.split(' ').map((name) => [folded(name), zones] as const),
  ),
);

/** A name alone or among words for time: « heure de l’Est », “Eastern Time”. */
function byWord(name: string): readonly string[] | undefined {
  const said = name.split(' ').filter((word) => !hourWords.has(word));
  return words.get(said.join(' ')) ?? (said.length > 4 ? undefined : ofEurope(said));
}

const hourWords = new Set(
  (
    'heure heures normale avancee de du des l la le d ete hiver time standard daylight summer us usa ' +
    'canada quebec amerique nord north america hora hores del los las el els estandar oficial ' +
    'verano invierno estiu hivern norte nord'
  ).split(' '),
);

function ofEurope(said: readonly string[]): readonly string[] | undefined {
  if (!said.some((word) => word.startsWith('europ'))) return undefined;
  const at = said.find((word) => /^(?:cent|west|o?u?est|occid|east|orient)/u.test(word)) ?? '';
  if (at.startsWith('cent')) return words.get('cet');
  return at === '' ? undefined : words.get(/^(?:w|oc|oe|ou)/u.test(at) ? 'wet' : 'eet');
}

const cities = new Map(
  Object.entries(zonesByCity).flatMap(([names, zone]) =>
    names.split(' ').map((name) => [folded(name), zone] as const),
  ),
);

function byCity(name: string): readonly string[] | undefined {
  // « Montréal » ; « Montréal, Québec » ; « America/Montreal ».
  const parts = [name, ...name.split(' ')].filter((part) => part.length > 2);
  const known = parts.map((part) => cities.get(part)).find((zone) => zone !== undefined);
  if (known !== undefined) return [known];
  const like = zonesByName().flatMap(([, zone, city]) => (parts.includes(city) ? [zone] : []));
  return like.length === 0 ? undefined : like;
}

/** A country in a language that is spoken here, by the zones that this machine knows of it. */
function byCountry(name: string): readonly string[] | undefined {
  const code = name.length < 3 ? undefined : countriesByName().get(name);
  return code === undefined ? undefined : zonesOfCountry(code);
}

const countriesByName = once(() => {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  const shown = locales.map((locale) => new Intl.DisplayNames(locale, { type: 'region' }));
  // The first code of a name wins: later ones are those of former countries.
  return new Map(
    codes
      .flatMap((code) => shown.map((names) => [folded(names.of(code) ?? ''), code] as const))
      .toReversed(),
  );
});

function zonesOfCountry(code: string): readonly string[] {
  const zones = zonesIn(new Intl.Locale(`und-${code}`));
  return [
    ...usualZones.filter((zone) => zones.includes(zone)),
    ...zones.filter((zone) => !usualZones.includes(zone)),
  ];
}

/** `timeZones` in Node 20, `getTimeZones()` later; neither is typed yet. */
function zonesIn(country: object): readonly string[] {
  const asked = 'getTimeZones' in country ? country.getTimeZones : undefined;
  const zones: unknown =
    typeof asked === 'function'
      ? asked.call(country)
      : 'timeZones' in country
        ? country.timeZones
        : undefined;
  return Array.isArray(zones) ? zones.filter((zone) => typeof zone === 'string') : [];
}
