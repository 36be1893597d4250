import type { Feature } from '../src/engine/requests/command.ts';
import { privately, refused } from '../src/engine/requests/reply.ts';
import { under } from '../src/engine/requests/under.ts';
import { communityPermissions } from '../src/community/permissions.ts';
import { chooseLanguage } from '../src/community/cases.ts';
import { requiredChoice } from '../src/engine/requests/options.ts';
import { locales } from '../src/kernel/text.ts';
import { note } from '../src/kernel/view/note.ts';

const { leaf } = under(communityPermissions);

const language = requiredChoice('language', [...locales, 'auto']);

export const languageFeature: Feature = {
  commands: [
    {
      name: 'language',
      access: 'everyone',
      subcommands: {},
      leaf: leaf('language', [language], async ({ subject, translatorOf, t }, given) => {
        const wanted = given(language);
        const done = await chooseLanguage(subject, wanted === 'auto' ? null : wanted);
        if (!done.ok) return refused(done.error);
        if (wanted === 'auto') return privately(note(t.say('done.languageFollowed')));
        // Said in the language just chosen: that proves it works.
        return privately(note(translatorOf(wanted, t.zone).say('done.languageChosen')));
      }),
    },
  ],
};
