import type { Template } from '../template/domain/template.ts';
import type { Cast } from './cast.ts';
import type { Stage } from './stage.ts';

/** What plays: the template people follow, who they are and what they say, where they stand. */
export interface Play {
  readonly stage: Stage;
  readonly template: Template;
  readonly cast: Cast;
}
