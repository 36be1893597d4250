import { describe, expect, it } from 'vitest';
import { readMoment } from '../../../src/kernel/hours/when.ts';
import { zoneChoices } from '../../../src/kernel/hours/zone-choices.ts';
import { isTimezone, recordedZone } from '../../../src/kernel/hours/zone.ts';
import { zonesLike } from '../../../src/kernel/hours/zones-like.ts';

const abbreviations = ['PST', 'EST', 'CET', 'HNE', 'HAE', 'GMT', 'IST', 'AEST', 'PT', 'BST', 'est'];
const offsets = ['UTC+2', 'GMT-5', '+05:30', '-0500', 'UTC−4', 'UTC+5:45', 'GMT+14', 'Z'];
const hours = [
  'heure de l’Est',
  "heure de l'Est",
  'Heure avancée du Pacifique',
  'Eastern Time (US & Canada)',
  'heure d’Europe centrale',
  'heure du Centre',
  'hora del Pacífico',
  'hora de Europa central',
  'hora peninsular',
  'heure normale de l’Est (HNE)',
];
const ofWindows = [
  'Romance Standard Time',
  'W. Europe Standard Time',
  '(UTC-05:00) Eastern Time (US & Canada)',
  '(GMT+01:00) Brussels, Copenhagen, Madrid, Paris',
];
const withoutSigns = ['America/New York', 'america st johns', 'EUROPE PARIS', 'Europe / Paris'];
const links = ['EST5EDT', 'Eire', 'Japan', 'ACT'];
const places = [
  'Montréal',
  'montreal, Québec',
  'Berlin',
  'Pakistan',
  'Belgique',
  'Londres',
  'Haïti',
  'España',
  'Catalunya',
  'Països Baixos',
  'Ciudad de México',
  'Colombie-Britannique',
  'Nunavik',
];

const typed = (text: string) => zoneChoices(text).map(({ id }) => id);

describe('a time zone', () => {
  it.each(['America/Toronto', 'Europe/Paris', 'UTC', 'america/st_johns', 'Etc/GMT+5'])(
    'is taken where every part can use it: %s',
    (zone) => {
      expect(isTimezone(zone)).toBe(true);
      expect(readMoment('2026-07-14 18:00', zone, 0)).toBeTypeOf('number');
    },
  );

  it.each([
    ...abbreviations,
    ...offsets,
    ...hours,
    ...links,
    ...places,
    ...ofWindows,
    ...withoutSigns,
  ])(
    'is none if it is an abbreviation, an offset or a place, and becomes zones to choose from: %s',
    (typed) => {
      expect(isTimezone(typed)).toBe(false);
      const zones = zonesLike(typed);
      expect(zones).not.toEqual([]);
      expect(zones.length).toBeLessThanOrEqual(6);
      expect(zones.filter((zone) => !isTimezone(zone))).toEqual([]);
    },
  );

  it('offers first what people mean', () => {
    expect(zonesLike('PST')).toEqual(['America/Vancouver', 'America/Los_Angeles']);
    expect(zonesLike('heure de l’Est')[0]).toBe('America/Toronto');
    expect(zonesLike('UTC+5:45')).toEqual(['Asia/Kathmandu']);
    expect(zonesLike('Canada')[0]).toBe('America/Toronto');
  });

  it('offers New York for EST, not Jamaica’s hours, which never move', () => {
    expect(zonesLike('EST')).toEqual(['America/Toronto', 'America/New_York']);
  });

  it('offers a city’s zone where a bot once stopped at “Invalid time zone specified: Berlin”', () => {
    expect(zonesLike('Berlin')).toEqual(['Europe/Berlin']);
    expect(zonesLike('Pakistan')).toEqual(['Asia/Karachi']);
  });

  it('offers the zone whose name was typed without its signs', () => {
    expect(zonesLike('America/New York')).toEqual(['America/New_York']);
    expect(zonesLike('port au prince')).toEqual(['America/Port-au-Prince']);
    expect(zonesLike('Montréal (HNE)')[0]).toBe('America/Toronto');
  });

  it.each([
    'Lune',
    '',
    '()',
    '(((',
    'Etc',
    'constructor',
    '__proto__',
    'UTC+99',
    '🌱',
    'x'.repeat(1_000_000),
  ])('is not guessed from what says nothing', (typed) => {
    expect(isTimezone(typed)).toBe(false);
    expect(zonesLike(typed)).toEqual([]);
  });

  it('is suggested while somebody types, by what they mean and by its letters', () => {
    expect(typed('pst').slice(0, 2)).toEqual(['America/Vancouver', 'America/Los_Angeles']);
    expect(typed('toron')).toEqual(['America/Toronto']);
    expect(typed('')[0]).toBe('UTC');
    expect(new Set(typed('utc')).size).toBe(typed('utc').length);
  });
});

describe('a time zone that a former version recorded', () => {
  it.each([
    ['America/Toronto', 'America/Toronto'],
    ['PST', 'America/Los_Angeles'],
    ['EST', 'America/Panama'],
    ['CET', 'Europe/Brussels'],
    ['JST', 'Asia/Tokyo'],
    ['Nowhere', 'UTC'],
  ])('is read as one of the same hours that can be used: %s', (name, zone) => {
    expect(recordedZone.parse(name)).toBe(zone);
    expect(recordedZone.parse(name)).toBe(zone);
  });
});
