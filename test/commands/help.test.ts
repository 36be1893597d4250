import { describe, expect, it } from 'vitest';
import { agendaActions } from '../../src/agenda/view/actions.ts';
import { allCapabilities } from '../../src/engine/capabilities.ts';
import { workshopActions } from '../../src/workshop/view/actions.ts';
import { openTestApp } from '../support/test-app.ts';
import { answerText } from '../support/reading.ts';
import { en, fr } from '../support/sentences.ts';
import { openSession } from '../support/session.ts';
import { smallTemplate } from '../support/small-template.ts';

const atWork = { managesEvents: true };

describe('/help', () => {
  it('tells a participant to wait where there is no workshop', async () => {
    const app = await openTestApp();
    const help = answerText(await app.as('ben').use('help'));
    expect(help).toContain(fr('help.wait'));
    expect(help).not.toContain(fr('help.start'));
    expect(help).not.toContain(fr('help.settings'));
  });

  it('has nothing but that, the language and one’s own data for somebody who can do nothing yet', async () => {
    const app = await openTestApp();
    const said = answerText(await app.as('ben').use('help'));
    expect(said.split('\n')).toEqual([
      'Ce que vous pouvez faire ici',
      `- ${fr('help.wait')}`,
      `- ${fr('help.language')}`,
      `- ${fr('help.mydata')}`,
    ]);
  });

  it('names commands as the platform writes them', async () => {
    const app = await openTestApp();
    const help = answerText(await app.as('ana', atWork).use('help'));
    expect(help).toContain('/atelier lancer ouvre un atelier');
    expect(help).toContain('/atelier planifier annonce');
    expect(help).toContain('/sondage creer');
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

  it('speaks of commands on messages only where the platform has them', async () => {
    for (const messageCommands of [true, false]) {
      const session = await openSession(smallTemplate, {
        capabilities: { ...allCapabilities, messageCommands },
      });
      await session.ana.use('pillar open', { pillar: 'community' });
      const facilitator = answerText(await session.ana.use('help'));
      expect(facilitator.includes('Applications, Recueillir')).toBe(messageCommands);
      expect(facilitator.includes('Applications, Ajouter au bilan')).toBe(messageCommands);
      expect(facilitator).toContain(fr('help.summary'));
    }
  });

  it('still speaks of the summary to facilitators once the workshop has ended', async () => {
    const { ana, ben, id, upkeep } = await openSession();
    await ana.press(agendaActions.endConfirm.ref({ workshop: id }));
    await upkeep();
    expect(answerText(await ana.use('help'))).toContain(fr('help.start'));
    expect(answerText(await ana.use('help'))).toContain(fr('help.summary'));
    expect(answerText(await ben.use('help'))).not.toContain(fr('help.summary'));
  });

  it('only speaks of the recap to those who may schedule it', async () => {
    const app = await openTestApp();
    const here = { managesEventsIn: ['c'] };
    const help = answerText(await app.as('ana', here).use('help'));
    expect(help).toContain(fr('help.start'));
    expect(help).not.toContain(fr('help.recap'));
    expect(answerText(await app.as('kim', atWork).use('help'))).toContain(fr('help.recap'));
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
