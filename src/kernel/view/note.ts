import type { Rich } from '../rich.ts';
import { neutralAccent } from './accent.ts';
import type { View } from './view.ts';

/** A sentence for one person's eyes, with nothing to press. */
export function note(text: Rich): View {
  return { accent: neutralAccent, blocks: [{ kind: 'text', text }] };
}
