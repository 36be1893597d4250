import { expect, it } from 'vitest';
import { Works } from '../../../src/engine/delivery/works.ts';

it('what shows nothing, and waits for nothing, is let go', () => {
  const works = new Works();
  works.of('workshop/unknown');
  works.note('workshop/unknown', undefined, []);
  works.letGo('workshop/unknown');
  const later = works.of('workshop/later');
  later.timer = setTimeout(() => {}, 0);
  works.letGo('workshop/later');
  expect(works.all()).toEqual([later]);
  clearTimeout(later.timer);
});
