import { requiredText, text } from '../engine/requests/options.ts';
import { zoneChoices } from '../kernel/hours/zone-choices.ts';
import type { Choice } from '../kernel/view/view.ts';
import { hourAlone } from '../i18n/moments/hour-alone.ts';
import { readTimeOfDay } from './time.ts';

const asChoice = (name: string): Choice => ({ id: name, label: name });
/** From the hour at which a day of work begins, since few want a recap in the night. */
const likely = 9;
const allHours = Array.from(
  { length: 24 },
  (_, index) => `${String((index + likely) % 24).padStart(2, '0')}:00`,
);
export const time = requiredText('time', {
  complete: async ({ t }, typed) => {
    const read = readTimeOfDay(typed) ?? hourAlone(typed, t.locale);
    const like = allHours.filter((each) => each.includes(typed.trim()) && each !== read);
    const offered = [...(read === undefined ? [] : [read]), ...like];
    return offered.map(asChoice);
  },
});

export const timezone = text('timezone', {
  complete: async (_, typed) => zoneChoices(typed),
});
