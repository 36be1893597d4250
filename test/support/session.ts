import { openedWorkshop } from '../../src/workshop/stream.ts';
import type { OpenedWorkshop } from '../../src/workshop/domain/state.ts';
import { upkeep } from '../../src/poll/upkeep.ts';
import type { Guest } from './guest.ts';
import { openTestApp, type TestApp, type TestAppOptions } from './test-app.ts';
import { smallTemplate } from './small-template.ts';

/** A workshop just opened by Ana; Ben, Zoé and Kim, who speaks English, are there. */
export interface Session {
  readonly app: TestApp;
  readonly id: string;
  readonly ana: Guest;
  readonly ben: Guest;
  readonly zoe: Guest;
  readonly kim: Guest;
  workshop(): Promise<OpenedWorkshop>;
  /** Does what the chat's upkeep would: polls, and releasing the channel. */
  upkeep(): Promise<void>;
}

export async function openSession(
  template = smallTemplate,
  options: Omit<TestAppOptions, 'template'> = {},
): Promise<Session> {
  const app = await openTestApp({ ...options, template });
  const ana = app.as('ana', { managesEvents: true });
  await ana.use('workshop start', { template: 'small' });
  const community = await app.context.streams.communities.read('g');
  const id = community.ok ? community.value.workshops['c'] : undefined;
  if (id === undefined) throw new Error('The workshop did not open.');
  const workshop = async (): Promise<OpenedWorkshop> => {
    const found = await openedWorkshop(app.context, id);
    if (!found.ok) throw new Error(`No workshop: ${found.error.kind}.`);
    return found.value;
  };
  return {
    app,
    id,
    ana,
    ben: app.as('ben'),
    zoe: app.as('zoe'),
    kim: app.as('kim', { language: 'en-US' }),
    workshop,
    upkeep: async () => void (await upkeep(app.context, await workshop())),
  };
}
