import { randomBytes } from 'node:crypto';
import { Admitted } from '../engine/requests/admission.ts';
import type { Outcome } from '../engine/context.ts';
import { err, ok } from '../kernel/result.ts';
import { act } from '../workshop/cases.ts';
import type { HasWorkshop } from '../workshop/subjects.ts';
import type { ScreenOpened } from './view/answer.ts';

/** Pages that show workshops to a room are off. */
export interface ScreenError {
  readonly kind: 'screenOff';
}

declare module '../kernel/failure.ts' {
  interface Failures {
    readonly screen: ScreenError;
  }
}

/** As many as cannot be guessed, whoever tries. */
const secretBytes = 24;

/** Opens the page of a workshop, or finds it open: its address is the same until somebody closes it. */
export async function openScreen(subject: Admitted<HasWorkshop>): Outcome<ScreenOpened> {
  const { app } = Admitted.visitOf(subject);
  const { screens } = app.tools;
  if (screens === undefined) return err({ kind: 'screenOff' });
  const secret = randomBytes(secretBytes).toString('base64url');
  const acted = await act(subject, { type: 'openScreen', secret });
  if (!acted.ok) return acted;
  const { id, screen } = acted.value.workshop;
  // What comes twice may come when somebody closed it again.
  if (screen === undefined) return err({ kind: 'countedOnce' });
  return ok({ link: screens.linkTo(id, screen), here: screens.here });
}
