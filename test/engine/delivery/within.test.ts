import { describe, expect, it } from 'vitest';
import { allCapabilities, type Capabilities } from '../../../src/engine/capabilities.ts';
import type { Subject } from '../../../src/engine/delivery/subject.ts';
import { within } from '../../../src/engine/delivery/within.ts';
import { ok } from '../../../src/kernel/result.ts';

const post = (key: string, thread?: string) => ({
  post: { key, thread, revision: '1', view: () => ({ blocks: [] }) },
});
const thread = (key: string, anchor?: string) => ({
  thread: { key, name: key, anchor, people: [] },
});

const subject: Subject = {
  id: 'workshop/w',
  community: 'g',
  channel: 'c',
  since: 0,
  placement: { posts: {}, threads: {}, begun: {} },
  surfaces: {
    items: [
      thread('facilitators'),
      post('card', 'facilitators'),
      post('anchor'),
      thread('board', 'anchor'),
      post('answer', 'board'),
    ],
    passing: ['answer'],
  },
  announced: {
    key: 'announcement',
    revision: '1',
    calendarEvent: { title: 't', description: 'd', channel: 'c', startsAt: 1, endsAt: 2 },
    withdrawn: false,
  },
  nextAt: undefined,
  record: async () => ok(undefined),
};

/** Each post as `key@thread`, each thread as `#key`. */
function outline(lacking: Partial<Capabilities>): string {
  const { surfaces } = within({ ...allCapabilities, ...lacking }, subject);
  return (surfaces?.items ?? [])
    .map((item) =>
      'thread' in item ? `#${item.thread.key}` : `${item.post.key}@${item.post.thread ?? ''}`,
    )
    .join(' ');
}

describe('what a platform shows', () => {
  it('is all of it, as it is, where the platform has everything', () => {
    expect(within(allCapabilities, subject)).toBe(subject);
  });

  it('is in the channel what a thread would hold, where there are no threads', () => {
    expect(outline({ threads: false, privateThreads: false })).toBe('card@ anchor@ answer@');
    expect(outline({ threads: false })).toBe('#facilitators card@facilitators anchor@ answer@');
    expect(outline({ privateThreads: false })).toBe('card@ anchor@ #board answer@board');
  });

  it('is on no calendar where there is none', () => {
    const { announced, surfaces } = within({ ...allCapabilities, calendar: false }, subject);
    expect(announced).toBeUndefined();
    expect(surfaces).toEqual(subject.surfaces);
  });
});
