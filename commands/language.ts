import type { Feature } from '../src/engine/requests/command.ts';
import { receipt, refused } from '../src/engine/requests/reply.ts';
import { under } from '../src/engine/requests/under.ts';
import { communityPermissions } from '../src/community/permissions.ts';
import { chooseLanguage } from '../src/community/cases.ts';
import { requiredChoice } from '../src/engine/requests/options.ts';
import { locales } from '../src/kernel/text.ts';

const { leaf, helpLine } = under(communityPermissions);

/** The time zones in whose communities Catalan is likely to be spoken. */
const catalanHours = new Set(['Europe/Madrid', 'Europe/Andorra']);

const language = requiredChoice('language', [...locales, 'auto']);

export const languageFeature: Feature = {
  help: [
    helpLine('language', ({ t }) => t.say('help.language')),
    // No platform says that somebody reads Catalan; who has theirs in Spanish there may well.
    helpLine('language', ({ t }) =>
      t.locale === 'es' && catalanHours.has(t.zone) ? t.say('help.catalan') : undefined,
    ),
  ],
  commands: [
    {
      name: 'language',
      access: 'everyone',
      subcommands: {},
      leaf: leaf('language', [language], async ({ subject, translatorOf, t }, given) => {
        const wanted = given(language);
        const done = await chooseLanguage(subject, wanted === 'auto' ? null : wanted);
        if (!done.ok) return refused(done.error);
        if (wanted === 'auto') return receipt(t.say('done.languageFollowed'));
        // Told in the language just chosen: that is the proof it works.
        return receipt(translatorOf(wanted, t.zone).say('done.languageChosen'));
      }),
    },
  ],
};
