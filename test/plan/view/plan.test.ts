import { obsoleteKeys } from '../../../src/engine/delivery/obsolete.ts';
import { describe, expect, it } from 'vitest';
import { emptyPlacement } from '../../../src/kernel/placement.ts';
import type { Plan } from '../../../src/plan/domain/plan.ts';
import { planReceipt } from '../../../src/plan/view/receipt.ts';
import { planDescription, planSurfaces } from '../../../src/plan/view/surfaces.ts';
import { plainView } from '../../support/plain-view.ts';
import { en, fr, minute, now } from '../../support/scenes.ts';
import { sceneTemplate } from '../../support/scene-template.ts';
import { posts } from '../../support/surfaces.ts';

const plan: Plan = {
  id: 'p1',
  by: 'ana',
  channel: '100',
  template: 'verger',
  title: 'Au verger',
  startsAt: now + 15 * minute,
  endsAt: now + 75 * minute,
  plannedAt: now,
  revision: 1,
  status: 'ahead',
  placement: emptyPlacement(),
};
const staging = { plan, now, taken: false };

const shown = (given: Parameters<typeof planSurfaces>[0]) =>
  posts(planSurfaces(given)).map(({ view }) => plainView(view()));

describe('a planned workshop', () => {
  it('has a reminder in its channel, with when it starts and how to open it', () => {
    const at = `<relative ${plan.startsAt}>`;
    const clock = `<clock ${plan.startsAt}>`;
    expect(shown({ ...staging, t: fr })).toEqual([
      `🗓️ *Au verger* : début ${at}, à ${clock}. L’animation le lancera avec le bouton ci-dessous.\n[Lancer l’atelier]`,
    ]);
    expect(shown({ ...staging, t: en })).toEqual([
      `🗓️ *Au verger*: starts ${at}, at ${clock}. A facilitator will start it with the button below.\n[Start the workshop]`,
    ]);
  });

  it('has none too early, nor while the channel is in use', () => {
    expect(shown({ ...staging, t: fr, now: now - 1 })).toEqual([]);
    expect(shown({ ...staging, t: fr, taken: true })).toEqual([]);
  });

  it('removes a reminder with another time, and keeps its announcement', () => {
    const place = { channel: '100', message: 'm', revision: '1' };
    const placed = { announcement: place, 'reminder:1:1': place };
    const placement = { ...emptyPlacement(), posts: placed };
    const surfaces = planSurfaces({ ...staging, t: fr, plan: { ...plan, placement } });
    expect(obsoleteKeys(placement, surfaces)).toEqual(['reminder:1:1']);
  });

  it('is confirmed to the person who planned it, with how to change and cancel it', () => {
    const moment = `<moment ${plan.startsAt}>`;
    const at = `<relative ${plan.startsAt}>`;
    expect(plainView(planReceipt({ plan, isNew: true }, fr))).toBe(
      [
        `C’est prévu : *Au verger*, le ${moment} (${at}). Je l’annonce dans les évènements du serveur, et je le rappellerai ici un quart d’heure avant.`,
        '(Pour changer l’heure ou l’atelier, refaites /atelier planifier dans ce salon.)',
        '[Annuler l’atelier prévu]',
      ].join('\n'),
    );
    expect(plainView(planReceipt({ plan, isNew: false }, en))).toBe(
      [
        `Changed: *Au verger*, ${moment} (${at}). The event has been updated; people marked as interested stay on the list.`,
        '(To change the time or the workshop, use /workshop plan again in this channel.)',
        '[Call the workshop off]',
      ].join('\n'),
    );
  });
});

describe('what the calendar says of it', () => {
  it('is the agenda, whole', () => {
    const text = planDescription(sceneTemplate, en);
    expect(text).toContain('A workshop in the orchard\n\n• Welcome');
    expect(text).toContain('• Break (10\u00A0min, optional)');
  });

  it('has a short promise if the template no longer exists', () => {
    expect(planDescription(undefined, fr)).toBe(
      'Vous verrez le déroulement à l’ouverture de l’atelier.',
    );
  });
});
