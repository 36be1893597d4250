import type { PollSheet, SheetStance } from '../../src/poll/export/sheet.ts';

/**
 * The vote of a real workshop, as far as it is known: its seven options with their sums, and how
 * many options each of ten people ticked. Who said what is synthetic, one of millions of
 * assignments with these sums, and the people are invented.
 */
export const options = [
  { fr: 'Foire aux questions', en: 'Frequently asked questions' },
  { fr: 'Mode d’emploi Passerelles', en: 'Guide to Passerelles' },
  { fr: 'Mode d’emploi Praxis', en: 'Guide to Praxis' },
  { fr: 'Discussion – Soutien', en: 'Discussion – Support' },
  { fr: 'Demander une présentation', en: 'Ask for a presentation' },
  { fr: 'Participer à un Praxithon', en: 'Take part in a Praxithon' },
  { fr: 'Contacter directement', en: 'Contact directly' },
] as const;

export const question = {
  fr: 'Quels outils vous aideraient ?',
  en: 'Which tools would help you?',
} as const;

const stanceOf: Readonly<Record<string, SheetStance>> = { o: 'yes', '~': 'ifNeedBe', '-': 'no' };

function voter(name: string, table: string): { name: string; stances: SheetStance[] } {
  return { name, stances: table.split('').map((sign) => stanceOf[sign] ?? 'blank') };
}

/** o yes, ~ if need be, - no, . not answered; one column per option. */
export const voters = [
  voter('Capucine', 'o-o---o'),
  voter('Basile', '~-o-o-~'),
  voter('Églantine', '-o--o~-'),
  voter('Florian', 'o~oo~~o'),
  voter('Garance', 'o~~--~-'),
  voter('Hyacinthe', '-----~o'),
  voter('Iris', '~oo~o~~'),
  voter('Jasmin', '......o'),
  voter('Marguerite', 'oo~--~o'),
  voter('Olivier', '~~oo~~o'),
];

/** What the original table shows under each option, without the star. */
export const sums = ['4 (+3)', '3 (+3)', '5 (+2)', '2 (+1)', '3 (+2)', '(+7)', '6 (+2)'] as const;

export function tenVoters(locale: 'fr' | 'en'): PollSheet {
  return {
    question: question[locale],
    locale,
    options: options.map((label) => ({ label: label[locale], heading: [label[locale]] })),
    rows: voters,
  };
}
