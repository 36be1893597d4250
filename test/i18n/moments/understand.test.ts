import { describe, expect, it } from 'vitest';
import { understand } from '../../../src/i18n/moments/understand.ts';
import type { Locale } from '../../../src/kernel/text.ts';
import { writeMoment } from '../../../src/kernel/hours/when.ts';

const zone = 'America/Toronto';
/** Noon in Montréal, on Sunday November 22. */
const now = Date.UTC(2026, 10, 22, 17);

async function read(typed: string, locale: Locale, at = now): Promise<string> {
  const found = await understand(typed, { locale, zone }, at);
  if (found === undefined) return 'not understood';
  return `${writeMoment(found.at, zone)}${found.time === 'whole' ? '' : ` (${found.time})`}`;
}

const friday = '2026-11-27 17:00';
const december = '2026-12-04 17:00';
const half = '2026-12-04 17:30';
const tomorrow = '2026-11-23 17:00';

/** What people type in each language, by what they mean. */
const phrasings: Readonly<Record<Locale, Readonly<Record<string, readonly string[]>>>> = {
  fr: {
    [friday]: [
      'vendredi à 17h',
      'vendredi 17 h',
      'Vendredi à 17 heures',
      'ven. 17h00',
      'vendredi prochain à 17 h',
      'ce vendredi, 17:00',
      '17 h vendredi',
      'vendredi à 5 h du soir',
      'le vendredi 27 novembre à 17h',
      'dans 5 jours à 17 h',
      'vendredi 27 à 17h',
      'ven. le 27, 17 h',
    ],
    [tomorrow]: ['demain 17 h', 'demain à 17h', 'Demain, 17:00', 'lundi 17h', 'dans un jour à 17h'],
    [december]: [
      '4 décembre 17 h',
      '4 decembre à 17h',
      'le 4 décembre 2026 à 17 heures',
      '04/12/2026 17:00',
      '4/12 17h',
      '4.12.2026 à 17h',
      'vendredi le 4 décembre à 17 h',
      'ven. 4 déc. 17h',
      '17 h le 4 décembre',
    ],
    [half]: ['4 décembre 17 h 30', '4 décembre à 17h30', 'le 4 décembre, 17.30 h', '4/12 à 17:30'],
    '2026-11-24 23:59 (none)': [
      'dans 2 jours',
      'dans deux jours',
      'après-demain',
      'mardi',
      'd’ici 2 jours',
    ],
    '2026-12-07 23:59 (none)': ['dans 15 jours', 'dans quinze jours'],
    '2026-11-29 23:59 (none)': ['dans une semaine', 'dimanche prochain'],
    '2026-12-01 18:00': ['1er décembre à 18 h', 'le 1er décembre, 18h', 'premier décembre 18 h'],
    '2026-11-23 12:00': ['demain midi', 'demain à midi', 'lundi midi'],
    '2026-11-28 00:00': ['vendredi à minuit', 'vendredi minuit'],
    '2026-11-22 18:00': [
      'aujourd’hui à 18h',
      "aujourd'hui 18 h",
      'ce soir 18h',
      'ce soir à 6 h',
      '18h',
      '18 h 00',
      'à 18 h',
      'dimanche 18 h',
    ],
    '2026-11-23 09:00': ['9h', 'demain matin 9 h', 'demain à 9 h du matin', 'lundi 9h'],
    '2026-11-29 09:00': ['dimanche 9 h'],
    '2026-11-22 15:00': ['dans 3 heures', 'dans 3h'],
    '2026-11-22 12:30': [
      'dans 30 minutes',
      'dans 30 min',
      'dans une demi-heure',
      'd’ici une demi-heure',
    ],
    '2026-11-22 13:30': ['dans 1h30', 'dans 1 h 30', 'dans 90 minutes', 'dans 1 heure 30'],
    '2026-11-29 10:00': ['dimanche 29 à 10h', 'dimanche le 29, 10 h'],
    '2026-11-23 23:59 (half)': ['demain soir', 'lundi soir', 'demain matin', 'demain après-midi'],
    '2027-02-04 23:59 (none)': ['4 février', '4/2/2027'],
    '2026-11-22 23:59 (half)': ['ce soir'],
    'not understood': [
      'lundi 29 à 10h',
      'dimanche 32 à 10h',
      'à 25h',
      '3 amis',
      'la semaine prochaine',
      'le mois prochain',
      'samedi 10h-12h',
      'de 10h à 12h',
      'vendredi 17h IST',
      '31/02/2026',
      '30 février',
      'vendredi 25 h',
      'quand vous voulez',
      'vendredi ou samedi',
      '17',
      '',
      '17 h 75',
      'x'.repeat(500),
    ],
  },
  en: {
    [friday]: [
      'Friday at 5pm',
      'friday 5 pm',
      'Fri 17:00',
      'next Friday at 5 p.m.',
      'this Friday 17:00',
      '5pm Friday',
      'friday at 5',
      'in 5 days at 5 PM',
      'Friday at 17h',
    ],
    [tomorrow]: [
      'tomorrow 17:00',
      'tomorrow at 5',
      'tomorrow 5pm',
      'Monday at 5 pm',
      'tomorrow evening at 5',
    ],
    [december]: [
      'December 4 at 5 p.m.',
      '4 December 17:00',
      'Dec 4, 2026 5pm',
      'Friday, December 4, 5 pm',
      'Fri 4 Dec 17:00',
      '04/12/2026 17:00',
      'the 4th of December at 5pm',
      'December 4th, 17h',
      '5 pm on December 4',
    ],
    [half]: ['Dec 4 5:30pm', 'December 4 at 17:30', '4/12 5.30 pm'],
    '2026-11-24 23:59 (none)': ['in 2 days', 'in two days', 'Tuesday', 'the day after tomorrow'],
    '2026-11-29 23:59 (none)': ['in a week', 'next Sunday'],
    '2026-11-23 12:00': ['tomorrow noon', 'tomorrow at noon', '12 pm tomorrow'],
    '2026-11-28 00:00': ['friday midnight'],
    '2026-11-22 20:00': ['tonight at 8', 'today 8pm', '8 pm', 'Sunday 8pm'],
    '2026-11-23 09:00': ['9am', 'tomorrow morning at 9', 'Monday 9 a.m.', 'at 9'],
    '2026-11-22 15:00': ['in 3 hours', 'in 3h'],
    '2026-11-22 13:00': ['in an hour'],
    '2026-11-22 12:30': ['in half an hour', 'in 30 min'],
    '2026-11-29 10:00': ['Sunday 29 at 10am', 'Sun. 29th, 10:00'],
    '2026-11-23 23:59 (half)': ['tomorrow morning', 'tomorrow evening'],
    '2026-12-25 23:59 (none)': ['12/25/2026', 'December 25'],
    '2027-11-21 23:59 (none)': ['November 21'],
    'not understood': [
      'next week',
      'whenever',
      'friday 5pm IST',
      'friday or saturday',
      '10am-12pm',
      '3 friends',
    ],
  },
  ca: {
    [friday]: [
      'divendres a les 17h',
      'divendres 17 h',
      'el divendres a les 17:00',
      'divendres vinent a les 17 h',
      'el divendres que ve a les 17h',
      'dv. 17.00 h',
      'divendres a les 5 de la tarda',
      'divendres a les 5',
      'd’aquí a 5 dies a les 17h',
      'aquest divendres, 17:00',
    ],
    [tomorrow]: ['demà a les 17h', 'demà 17 h', 'dema a les 5 de la tarda', 'dilluns a les 17:00'],
    [december]: [
      '4 de desembre a les 17h',
      '4 desembre 17 h',
      'el 4 de desembre de 2026 a les 17:00',
      '04/12/2026 17:00',
      '4/12 17h',
      'divendres 4 de desembre, 17 h',
      'dv. 4 des. 17h',
      '4 de desembre del 2026 a les 17 hores',
    ],
    [half]: ['4 de desembre a les 17.30 h', '4 de desembre a les 5 i mitja', '4/12 17:30'],
    '2026-11-24 23:59 (none)': [
      'd’aquí a 2 dies',
      "d'aquí dos dies",
      'demà passat',
      'passat demà',
      'dimarts',
    ],
    '2026-11-22 12:30': ['d’aquí a mitja hora'],
    '2026-11-29 10:00': ['diumenge 29 a les 10h', 'dg. 29, 10:00'],
    '2026-11-29 23:59 (none)': ['d’aquí a una setmana', 'diumenge vinent'],
    '2026-12-01 18:00': [
      'l’1 de desembre a les 18h',
      '1 de desembre, 18 h',
      'primer de desembre a les 18 h',
    ],
    '2026-11-23 12:00': ['demà al migdia', 'demà migdia'],
    '2026-11-22 20:00': [
      'aquest vespre a les 8',
      'avui a les 20h',
      'avui a les 8 del vespre',
      'a les 20 h',
    ],
    '2026-11-23 09:00': ['demà al matí a les 9', 'demà a les 9 del matí', 'dilluns a les 9'],
    '2026-11-22 15:00': ['d’aquí a 3 hores'],
    '2026-11-23 23:59 (half)': ['demà al matí', 'demà al vespre', 'demà a la tarda'],
    '2027-04-04 23:59 (none)': ['4 d’abril', '4 abril'],
    '2027-03-04 23:59 (none)': ['4 de març'],
    'not understood': ['la setmana que ve', 'quan vulgueu', 'divendres o dissabte', 'de 10h a 12h'],
  },
  es: {
    [friday]: [
      'viernes a las 17h',
      'el viernes a las 17:00',
      'viernes 17 h',
      'el viernes que viene a las 17h',
      'este viernes, 17:00',
      'próximo viernes a las 17 h',
      'viernes a las 5 de la tarde',
      'viernes a las 5 pm',
      'viernes a las 5',
      'dentro de 5 días a las 17h',
    ],
    [tomorrow]: [
      'mañana a las 17 h',
      'mañana 17h',
      'manana a las 5 de la tarde',
      'lunes a las 17:00',
    ],
    [december]: [
      '4 de diciembre a las 17:00',
      '4 de diciembre 17 h',
      '4 dic 17:00',
      '04/12/2026 17:00',
      '4/12 17h',
      'viernes 4 de diciembre a las 17 horas',
      '4 de diciembre del 2026 a las 17h',
      'el 4 de diciembre de 2026, 17 h',
    ],
    [half]: ['4 de diciembre a las 17.30 h', '4 de diciembre a las 5 y media', '4/12 17:30'],
    '2026-11-24 23:59 (none)': ['en 2 días', 'dentro de dos días', 'pasado mañana', 'martes'],
    '2026-11-29 23:59 (none)': ['dentro de una semana', 'el próximo domingo'],
    '2026-11-22 12:30': ['en media hora', 'dentro de media hora'],
    '2026-11-29 10:00': ['domingo 29 a las 10h', 'el domingo 29, 10:00'],
    '2026-12-01 18:00': ['1 de diciembre a las 18h', 'primero de diciembre a las 18 h'],
    '2026-11-23 12:00': ['mañana a mediodía', 'mañana al mediodía', 'lunes a mediodía'],
    '2026-11-22 20:00': [
      'esta noche a las 8',
      'hoy a las 20h',
      'hoy a las 8 de la noche',
      'a las 20 h',
    ],
    '2026-11-23 09:00': [
      'mañana por la mañana a las 9',
      'mañana a las 9 de la mañana',
      'lunes a las 9',
    ],
    '2026-11-22 15:00': ['dentro de 3 horas', 'en 3 horas'],
    '2026-11-23 23:59 (half)': [
      'mañana por la mañana',
      'mañana por la tarde',
      'mañana por la noche',
    ],
    'not understood': ['la semana que viene', 'cuando quiera', 'viernes o sábado', 'de 10h a 12h'],
  },
};

const cases = Object.entries(phrasings).flatMap(([locale, meant]) =>
  Object.entries(meant).flatMap(([moment, all]) => all.map((typed) => [locale, typed, moment])),
);

describe('a date as people write it', () => {
  it.each(['fr', 'en', 'ca', 'es'] as const)('is understood in %s', async (locale) => {
    const wrong: string[] = [];
    for (const [moment, all] of Object.entries(phrasings[locale]))
      for (const typed of all) {
        const found = await read(typed, locale);
        if (found !== moment) wrong.push(`${typed} → ${found}, not ${moment}`);
      }
    expect(wrong).toEqual([]);
    expect(cases.length).toBeGreaterThan(200);
  });
});
