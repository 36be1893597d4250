import { describe, expect, it } from 'vitest';
import { openTestApp } from '../support/test-app.ts';
import { answerText } from '../support/reading.ts';
import { en, fr } from '../support/sentences.ts';

describe('/language', () => {
  it('answers in the language just chosen, and so from then on', async () => {
    const ben = (await openTestApp()).as('ben', { language: 'fr' });
    expect(answerText(await ben.use('language', { language: 'en' }))).toBe(
      en('done.languageChosen'),
    );
    expect(answerText(await ben.use('help'))).toContain(en('help.title'));
    expect(answerText(await ben.use('language', { language: 'fr' }))).toBe(
      fr('done.languageChosen'),
    );
  });

  it('changes nobody else’s', async () => {
    const app = await openTestApp();
    await app.as('ben').use('language', { language: 'en' });
    expect(answerText(await app.as('zoe').use('help'))).toContain(fr('help.title'));
  });

  it('goes back to that of the application', async () => {
    const ben = (await openTestApp()).as('ben', { language: 'fr' });
    await ben.use('language', { language: 'en' });
    expect(answerText(await ben.use('language', { language: 'auto' }))).toBe(
      en('done.languageFollowed'),
    );
    expect(answerText(await ben.use('help'))).toContain(fr('help.title'));
  });

  it('lasts over a restart', async () => {
    const app = await openTestApp();
    await app.as('ben').use('language', { language: 'en' });
    expect(answerText(await app.restart().as('ben').use('help'))).toContain(en('help.title'));
  });

  it('says that it could not be recorded', async () => {
    const app = await openTestApp();
    app.store.writes = false;
    expect(answerText(await app.as('ben').use('language', { language: 'en' }))).toBe(
      fr('error.storeDown', { reader: 'member' }),
    );
  });
});
