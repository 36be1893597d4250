import { describe, expect, it } from 'vitest';
import { openHouse } from '../support/house.ts';
import { told } from '../support/reading.ts';
import { en, fr } from '../support/sentences.ts';

describe('/language', () => {
  it('answers in the language just chosen, and so from then on', async () => {
    const ben = (await openHouse()).as('ben', { language: 'fr' });
    expect(told(await ben.use('language', { language: 'en' }))).toBe(en('done.languageChosen'));
    expect(told(await ben.use('help'))).toContain(en('help.title'));
    expect(told(await ben.use('language', { language: 'fr' }))).toBe(fr('done.languageChosen'));
  });

  it('changes nobody else’s', async () => {
    const house = await openHouse();
    await house.as('ben').use('language', { language: 'en' });
    expect(told(await house.as('zoe').use('help'))).toContain(fr('help.title'));
  });

  it('goes back to that of the application', async () => {
    const ben = (await openHouse()).as('ben', { language: 'fr' });
    await ben.use('language', { language: 'en' });
    expect(told(await ben.use('language', { language: 'auto' }))).toBe(en('done.languageFollowed'));
    expect(told(await ben.use('help'))).toContain(fr('help.title'));
  });

  it('lasts over a restart', async () => {
    const house = await openHouse();
    await house.as('ben').use('language', { language: 'en' });
    expect(told(await house.restart().as('ben').use('help'))).toContain(en('help.title'));
  });

  it('says that it could not be recorded', async () => {
    const house = await openHouse();
    house.store.writes = false;
    expect(told(await house.as('ben').use('language', { language: 'en' }))).toBe(
      fr('error.storeDown'),
    );
  });
});
