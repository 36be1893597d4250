import { z } from 'zod';

/** The page that shows a workshop to the people in the room, for whoever has its secret. */

/** Absent while nobody shows it. */
export const screenState = z.string().optional();

export const screenEvents = [
  z.object({ type: z.literal('screen.opened'), secret: z.string() }),
  z.object({ type: z.literal('screen.closed') }),
] as const;
export type ScreenEvent = z.infer<(typeof screenEvents)[number]>;

/** `secret` is for a page that is not open yet: one that is keeps its address. */
export type ScreenIntent =
  { readonly type: 'openScreen'; readonly secret: string } | { readonly type: 'closeScreen' };

export const foldScreen = (event: ScreenEvent): string | undefined =>
  event.type === 'screen.opened' ? event.secret : undefined;

export function decideScreen(open: string | undefined, intent: ScreenIntent): ScreenEvent[] {
  if (intent.type === 'closeScreen') return open === undefined ? [] : [{ type: 'screen.closed' }];
  return open === undefined ? [{ type: 'screen.opened', secret: intent.secret }] : [];
}
