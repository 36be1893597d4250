import * as fc from 'fast-check';
import { recapDays, type RecapSchedule } from '../../../src/recap/domain/state.ts';
import { dayMs, hourMs, tuesdays } from '../recaps.ts';

/** A year of 53 ISO weeks, with both changes of the clocks, and a little of the next. */
export const start = Date.parse('2026-01-02T12:00Z');
export const end = start + 370 * dayMs;
export const stepMs = 2 * hourMs;
export const communities = ['a', 'b', 'c'] as const;
export type Community = (typeof communities)[number];

/** Zones that change their clocks, that don't, by half an hour, and at both ends of the day. */
const zones = [
  'America/Toronto',
  'Europe/Paris',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'Pacific/Auckland',
  'Pacific/Honolulu',
  'UTC',
];

export type Trouble = 'away' | 'crash' | 'unavailable' | 'forbidden' | 'losesAnswers' | 'storeDown';
/** Those in which commands work all the same. */
export const reachable: ReadonlySet<Trouble> = new Set([
  'unavailable',
  'forbidden',
  'losesAnswers',
]);

export type Happening =
  | { readonly what: 'trouble'; readonly trouble: Trouble; readonly hours: number }
  | { readonly what: 'schedule'; readonly who: Community; readonly schedule: RecapSchedule }
  | { readonly what: 'stop' | 'ask'; readonly who: Community }
  | { readonly what: 'restart' };

const who = fc.constantFrom(...communities);
const hour = fc.record({ hour: fc.nat(23), minute: fc.constantFrom('00', '15', '30') });
const anySchedule: fc.Arbitrary<RecapSchedule> = fc
  .record({
    day: fc.constantFrom(...recapDays),
    time: hour.map(({ hour, minute }) => `${String(hour).padStart(2, '0')}:${minute}`),
    timezone: fc.constantFrom(...zones),
    channel: fc.constantFrom('1', '2'),
  })
  .map((chosen) => ({ ...tuesdays, ...chosen }));

const anyHappening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      what: fc.constant('trouble' as const),
      trouble: fc.constantFrom<Trouble[]>(
        'away',
        'crash',
        'unavailable',
        'forbidden',
        'losesAnswers',
        'storeDown',
      ),
      hours: fc.oneof(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 20 * 24 })),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ what: fc.constant('schedule' as const), who, schedule: anySchedule }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ what: fc.constantFrom('stop' as const, 'ask' as const), who }),
  },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('restart' as const) }) },
);
/** Those in which clocks change, and the last of the year; trouble comes in a few weeks, one on the other. */
const eventful = fc.oneof(fc.constantFrom(9, 12, 39, 42, 43, 51, 52), fc.nat(51));
export const anyYear = fc.record({
  first: fc.tuple(anySchedule, anySchedule, anySchedule),
  weeks: fc.tuple(eventful, eventful, eventful, eventful),
  happenings: fc.array(fc.tuple(fc.nat(3), fc.nat(7 * 24 - 1), anyHappening), {
    minLength: 5,
    maxLength: 60,
  }),
});

export type AnyYear = typeof anyYear extends fc.Arbitrary<infer Value> ? Value : never;
