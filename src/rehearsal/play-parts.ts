import type { Template } from '../template/domain/template.ts';
import type { Cast } from './cast.ts';
import type { Stage } from './stage.ts';

/** What a play needs: the template, the cast and what they say, and the stage. */
export interface Play {
  readonly stage: Stage;
  readonly template: Template;
  readonly cast: Cast;
}
