import { describe, expect, it } from 'vitest';
import { workshopActions } from '../../src/workshop/view/actions.ts';
import { openTestApp } from '../support/test-app.ts';
import { answerText } from '../support/reading.ts';
import { en, fr } from '../support/sentences.ts';
import { openSession } from '../support/session.ts';

describe('/help', () => {
  it('tells a participant to wait where there is no workshop', async () => {
    const app = await openTestApp();
    const help = answerText(await app.as('ben').use('help'));
    expect(help).toContain(fr('help.wait'));
    expect(help).not.toContain(fr('help.start'));
    expect(help).not.toContain(fr('help.settings'));
  });

  it('tells moderators how to start a workshop, and administrators about the settings', async () => {
    const app = await openTestApp();
    const help = answerText(
      await app.as('ana', { managesEvents: true, administers: true }).use('help'),
    );
    expect(help).toContain(fr('help.start'));
    expect(help).toContain(fr('help.settings'));
  });

  it('speaks of boards only once one is open', async () => {
    const { ana, ben } = await openSession();
    expect(answerText(await ben.use('help'))).toContain(fr('help.join'));
    expect(answerText(await ben.use('help'))).not.toContain(fr('help.contribute'));
    await ana.use('pillar open', { pillar: 'community' });
    expect(answerText(await ben.use('help'))).toContain(fr('help.contribute'));
  });

  it('explains driving to facilitators only', async () => {
    const { ana, ben } = await openSession();
    expect(answerText(await ana.use('help'))).toContain(fr('help.drive'));
    expect(answerText(await ben.use('help'))).not.toContain(fr('help.drive'));
  });

  it('is the same from its button, in one’s own language', async () => {
    const { kim } = await openSession();
    const help = answerText(await kim.press(workshopActions.help.ref({})));
    expect(help).toBe(answerText(await kim.use('help')));
    expect(help).toContain(en('help.join'));
  });

  it('works with the store down', async () => {
    const app = await openTestApp();
    app.store.reads = false;
    expect(answerText(await app.as('ben').use('help'))).toContain(fr('help.title'));
  });
});
