import { maxExtension } from '../src/agenda/domain/timebox.ts';
import type { Feature } from '../src/engine/requests/command.ts';
import { requiredInteger, requiredPerson, text } from '../src/engine/requests/options.ts';
import { under } from '../src/engine/requests/under.ts';
import { planPermissions } from '../src/plan/permissions.ts';
import { planHere, when } from '../src/plan/planning.ts';
import { screenPermissions } from '../src/screen/permissions.ts';
import { showScreen } from '../src/screen/showing.ts';
import { template } from '../src/template/offered.ts';
import { confirming } from '../src/workshop/acting.ts';
import { askToEnd } from '../src/workshop/driving.ts';
import { handOver } from '../src/workshop/handing-over.ts';
import { workshopAt } from '../src/workshop/here.ts';
import { workshopPermissions } from '../src/workshop/permissions.ts';
import { startHere } from '../src/workshop/starting.ts';
import { statusWith } from '../src/workshop/status.ts';
import { workshopActions } from '../src/workshop/view/actions.ts';
import { pictureButton } from '../src/summary/view/present-picture.ts';
import { summaryButton } from '../src/summary/view/summary-button.ts';

const { leaf, handle, helpLine } = under(workshopPermissions);
const ofPlans = under(planPermissions);
const ofScreens = under(screenPermissions);

const title = text('title', { limits: { min: 1, max: 90 } });
const minutes = requiredInteger('minutes', 1, maxExtension);
const to = requiredPerson('to');

const status = statusWith(summaryButton, pictureButton);

const start = leaf('workshop start', [template, title], (context, given) =>
  startHere(context, given(template), given(title)),
);

const plan = ofPlans.leaf('workshop plan', [when, template, title], (context, given) =>
  planHere(context, given(when), given(template), given(title)),
);

export const workshopFeature: Feature = {
  handlers: [handle(workshopActions.status, status)],
  help: [
    helpLine('workshop start', async ({ subject, t }) =>
      (await workshopAt(subject)).ok ? undefined : t.say('help.start'),
    ),
    ofPlans.helpLine('workshop plan', ({ t }) => t.say('help.plan')),
  ],
  commands: [
    {
      name: 'workshop',
      access: 'everyone',
      subcommands: {
        start,
        plan,
        next: leaf('workshop next', [], (context) =>
          confirming(context, { type: 'next', skipOptional: false }, 'done.moved'),
        ),
        back: leaf('workshop back', [], (context) =>
          confirming(context, { type: 'back' }, 'done.moved'),
        ),
        status: leaf('workshop status', [], status),
        show: ofScreens.leaf('workshop show', [], showScreen),
        extend: leaf('workshop extend', [minutes], (context, given) =>
          confirming(context, { type: 'extend', minutes: given(minutes) }, 'done.extended'),
        ),
        pause: leaf('workshop pause', [], (context) =>
          confirming(context, { type: 'pause' }, 'done.paused'),
        ),
        resume: leaf('workshop resume', [], (context) =>
          confirming(context, { type: 'resume' }, 'done.resumed'),
        ),
        handover: leaf('workshop handover', [to], (context, given) => handOver(context, given(to))),
        end: leaf('workshop end', [], askToEnd),
      },
    },
  ],
};
