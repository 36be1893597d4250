import type { Placement } from '../../kernel/placement.ts';
import type { Surfaces } from '../../kernel/view/surfaces.ts';

/**
 * The keys of what nothing asks for any more: what was posted and was there for a time only, and
 * whatever was begun.
 */
export function obsoleteKeys(
  { posts, begun }: Pick<Placement, 'posts' | 'begun'>,
  { items, passing = [] }: Surfaces,
): string[] {
  const asked = new Set(items.flatMap((item) => ('post' in item ? [item.post.key] : [])));
  const isObsolete = (key: string) =>
    !asked.has(key) && passing.some((prefix) => key.startsWith(prefix));
  const pending = Object.keys(begun).filter((key) => !asked.has(key));
  return [...new Set([...Object.keys(posts).filter(isObsolete), ...pending])];
}
