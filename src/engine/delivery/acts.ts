import type { ChatPermission } from '../../kernel/chat-permission.ts';
import { isOfOnePost } from '../../kernel/obstacle.ts';
import type { ChatFailure, KnownPlace, Refusal } from '../ports.ts';

/** What may be requested of a place. `files` is a post with files, `calendar` concerns a whole community. */
export type Act =
  | 'post'
  | 'files'
  | 'find'
  | 'edit'
  | 'remove'
  | 'openThread'
  | 'openPrivateThread'
  | 'addToThread'
  | 'removeFromThread'
  | 'calendar';

/** What one refusal applies to: one kind of request, or everything in that place. */
export type Scope = Act | 'all';

/** A post with files is also a post: where posting is refused, it need not be tried. */
export const scopesOf = (act: Act): Scope[] => [
  'all',
  ...(act === 'files' ? (['post'] as const) : []),
  act,
];

/** Whether a refusal concerns one kind of request or everything in that place. */
export function scopeOf(act: Act, refusal: Refusal): Scope {
  if (refusal.kind === 'gone') return 'all';
  if (refusal.kind !== 'forbidden') return act === 'files' ? 'post' : act;
  if (refusal.permission === 'view') return 'all';
  return act === 'files' && refusal.permission !== 'attachFiles' ? 'post' : act;
}

const ofTheWholePlace: ReadonlySet<Act> = new Set(['post', 'files', 'find', 'openPrivateThread']);

/**
 * What a failure says about the place; undefined if there was no answer, or if it concerns only a
 * message, its text or a person.
 */
export function refusalOf(failure: ChatFailure, act: Act): Refusal | undefined {
  if (failure.kind === 'unavailable') return undefined;
  if (failure.kind === 'hindered' && isOfOnePost(failure.obstacle)) return undefined;
  return failure.kind !== 'gone' || ofTheWholePlace.has(act) ? failure : undefined;
}

const ofThreadsPeople: ReadonlySet<Act> = new Set(['addToThread', 'removeFromThread']);

/** What the platform would answer, judging by the rights it has reported. */
export function refusalBy(known: KnownPlace, act: Act): Refusal | undefined {
  const permission = neededFor(act, known.thread).find((each) => known.missing.includes(each));
  if (permission !== undefined) return { kind: 'forbidden', permission };
  if (!known.locked) return undefined;
  const writes = act === 'post' || act === 'files' || act === 'edit';
  const changes = act === 'remove' || ofThreadsPeople.has(act);
  return writes || (changes && known.archived) ? { kind: 'locked' } : undefined;
}

function neededFor(act: Act, thread: boolean): readonly ChatPermission[] {
  switch (act) {
    case 'post':
      return ['view', thread ? 'sendInThreads' : 'send'];
    case 'files':
      return ['view', thread ? 'sendInThreads' : 'send', 'attachFiles'];
    case 'openThread':
      return ['view', 'publicThreads'];
    case 'openPrivateThread':
      return ['view', 'privateThreads'];
    case 'addToThread':
    case 'removeFromThread':
      return ['view', 'sendInThreads'];
    case 'calendar':
      return ['createEvents'];
    case 'find':
    case 'edit':
    case 'remove':
      return ['view'];
  }
}
