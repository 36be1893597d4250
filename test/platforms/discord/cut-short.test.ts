import { expect, it } from 'vitest';
import { eventBody } from '../../../src/platforms/discord/calendar.ts';
import { suggestions } from '../../../src/platforms/discord/suggestions.ts';

it('of many suggestions Discord is given the first 25, each with a name it can show', () => {
  const many = Array.from({ length: 400 }, (_, index) => ({
    id: String(index),
    label: 'x'.repeat(index),
  }));
  const sent = suggestions(many);
  expect(sent).toHaveLength(25);
  expect(sent.map(({ value }) => value)).toEqual(many.slice(0, 25).map(({ id }) => id));
  expect(suggestions([{ id: 'a', label: 'mot '.repeat(99) }])[0]?.name.length).toBeLessThanOrEqual(
    100,
  );
});

it('of a long agenda an event on Discord’s calendar tells the beginning', () => {
  const startsAt = Date.UTC(2026, 0, 1);
  const { name, description } = eventBody('1', {
    title: 'Au verger '.repeat(30),
    description: '• Une étape\n'.repeat(200),
    channel: '2',
    startsAt,
    endsAt: startsAt + 1,
  });
  expect(name.length).toBeLessThanOrEqual(100);
  expect(description.length).toBeLessThanOrEqual(1000);
  expect(description.startsWith('• Une étape\n• Une étape')).toBe(true);
});
