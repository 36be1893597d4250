import type { Rich } from '../rich.ts';
import { neutralAccent } from './accent.ts';
import type { View } from './view.ts';

/** A sentence for one person, with no buttons. */
export function note(text: Rich): View {
  return { accent: neutralAccent, blocks: [{ kind: 'text', text }] };
}
