import { changeCommunity } from '../../../src/community/stream.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Feature } from '../../../src/engine/requests/command.ts';
import { privately } from '../../../src/engine/requests/reply.ts';
import type { CommunityIntent } from '../../../src/community/domain/community.ts';
import { note } from '../../../src/kernel/view/note.ts';
import { openTestApp, type TestApp } from '../../support/test-app.ts';
import { told } from '../../support/reading.ts';

const feature: Feature = {
  commands: [
    {
      name: 'whoami',
      access: 'everyone',
      subcommands: {},
      leaf: {
        entry: 'help',
        options: [],
        suggest: async () => [],
        run: async ({ surroundings: { asker, t } }) =>
          privately(note([`${t.locale} ${asker.moderates ? 'moderates' : 'takes part'}`])),
      },
    },
  ],
};

let app: TestApp;
beforeEach(async () => {
  app = await openTestApp({ features: [feature] });
});

/** The locale of the answer, and whether one moderates, as the command above tells. */
const whoami = async (...about: Parameters<TestApp['as']>): Promise<string> =>
  told(await app.as(...about).use('whoami'));
const languageOf = async (language: string): Promise<string | undefined> =>
  (await whoami('ben', { language })).split(' ')[0];

/** Decided by Ben himself. */
const change = (intent: CommunityIntent) =>
  changeCommunity(app.context, 'g', { id: 'ben', name: 'Ben', moderates: true }, intent);

describe('the language of an answer', () => {
  it.each([
    ['en-US', 'en'],
    ['en-GB', 'en'],
    ['fr', 'fr'],
  ])('is that of one’s own application (%s)', async (language, locale) => {
    expect(await languageOf(language)).toBe(locale);
  });

  it('is the one chosen, before that of the application', async () => {
    await change({ type: 'chooseLanguage', locale: 'en' });
    expect(await languageOf('fr')).toBe('en');
  });

  it('is the community’s where the application’s is not spoken', async () => {
    await change({ type: 'changeSettings', settings: { locale: 'en' } });
    expect(await languageOf('de')).toBe('en');
    expect(await languageOf('fr')).toBe('fr');
  });

  it('is the default at last', async () => {
    expect(await languageOf('de')).toBe('fr');
    expect(await languageOf('')).toBe('fr');
  });
});

describe('who moderates', () => {
  it('is who may manage events', async () => {
    expect(await whoami('ana', { managesEvents: true })).toBe('fr moderates');
    expect(await whoami('ben')).toBe('fr takes part');
  });

  it('is who holds the role of the community’s settings, from that moment on', async () => {
    const roles = ['r1', 'r2'];
    expect(await whoami('ben', { roles })).toBe('fr takes part');
    await change({ type: 'changeSettings', settings: { facilitatorRole: 'r2' } });
    expect(await whoami('ben', { roles })).toBe('fr moderates');
    expect(await whoami('chloe', { roles: ['r1'] })).toBe('fr takes part');
  });

  it('is not who administers, by that alone', async () => {
    expect(await whoami('ana', { administers: true })).toBe('fr takes part');
  });
});
