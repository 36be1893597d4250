import type { DeliveryProblem } from '../../kernel/delivery-problem.ts';
import type { ChatFailure } from '../ports.ts';

/**
 * What facilitators are told about a refusal; undefined if nothing. Threads have their channel's
 * rights, and a community has no page of its own: those problems are reported for the channel.
 */
export function problemAt(
  failure: ChatFailure,
  place: string,
  { community, channel }: { readonly community: string; readonly channel: string },
): DeliveryProblem | undefined {
  switch (failure.kind) {
    case 'forbidden':
      return { channel, permission: failure.permission };
    case 'locked':
      return { channel: place, locked: true };
    case 'hindered': {
      const { obstacle, code } = failure;
      return { channel: place === community ? channel : place, obstacle, code };
    }
    case 'gone':
      return place === channel ? { channel, gone: true } : undefined;
    case 'unavailable':
      return undefined;
  }
}
