import { requiredText, text } from '../engine/requests/options.ts';
import { zoneChoices } from '../kernel/hours/zone-choices.ts';
import type { Choice } from '../kernel/view/view.ts';
import { readHour } from './time.ts';

const asChoice = (name: string): Choice => ({ id: name, label: name });
const allHours = Array.from({ length: 24 }, (_, index) => `${String(index).padStart(2, '0')}:00`);
export const hour = requiredText('hour', {
  complete: async (_, typed) => {
    const read = readHour(typed);
    const like = allHours.filter((each) => each.includes(typed.trim()) && each !== read);
    const offered = [...(read === undefined ? [] : [read]), ...like];
    return offered.map(asChoice);
  },
});

export const timezone = text('timezone', {
  complete: async (_, typed) => zoneChoices(typed),
});
