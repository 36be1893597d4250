import type { Contribution } from '../../src/board/domain/board.ts';
import type { Actor } from '../../src/kernel/people.ts';
import { decidePoll } from '../../src/poll/domain/poll.ts';
import type { PollRules } from '../../src/poll/domain/rules.ts';
import { emptyPoll, type PollState } from '../../src/poll/domain/state.ts';
import { evolvePoll } from '../../src/poll/domain/fold.ts';
import type { Template } from '../../src/template/domain/template.ts';
import { decideWorkshop, type WorkshopIntent } from '../../src/workshop/domain/workshop.ts';
import { emptyWorkshop, wasOpened, type OpenedWorkshop } from '../../src/workshop/domain/state.ts';
import { evolveWorkshop } from '../../src/workshop/domain/fold.ts';
import type { Translator } from '../../src/i18n/translator.ts';
import type { SceneAt } from '../../src/workshop/view/scene.ts';
import { asked, rules as usualRules } from './polls.ts';
import { sceneTemplate } from './scene-template.ts';
import { texts } from './texts.ts';

export const { translatorOf } = texts;
export const fr: Translator = translatorOf('fr', 'America/Toronto');
export const en: Translator = translatorOf('en', 'America/Toronto');

export const now = Date.UTC(2025, 1, 4, 19);
export const minute = 60_000;

const someone = (id: string): Actor => ({ id, name: `Nom de ${id}`, moderates: false });

/** A workshop opened by Ana that grows as people act. Throws on refusals. */
export class Stage {
  #state = emptyWorkshop('w1');
  #ids = 0;
  #now = now;

  constructor(template: Template = sceneTemplate, title = 'Au verger') {
    this.by('ana', {
      type: 'open',
      opening: {
        community: 'verger',
        channel: '100',
        title,
        locale: 'fr',
        timezone: 'America/Toronto',
        territories: [],
        template,
      },
    });
  }

  by(id: string, ...intents: WorkshopIntent[]): this {
    for (const intent of intents) {
      const refused = this.attempt(someone(id), intent);
      if (refused !== undefined) throw new Error(`${intent.type}: ${refused}`);
    }
    return this;
  }

  /** Acts if allowed; returns the kind of the refusal otherwise. */
  attempt(by: Actor, intent: WorkshopIntent): string | undefined {
    const newId = () => `c${(this.#ids += 1)}`;
    const decided = decideWorkshop(this.#state, intent, { now: this.#now, by, newId });
    if (!decided.ok) return decided.error.kind;
    for (const event of decided.value) this.#state = evolveWorkshop(this.#state, event);
    return undefined;
  }

  wait(minutes: number): this {
    this.#now += minutes * minute;
    return this;
  }

  /** Ana moves on to the step with that id. */
  at(step: string): this {
    while (this.workshop.agenda.trail.at(-1) !== step)
      this.by('ana', { type: 'next', skipOptional: false });
    return this;
  }

  write(id: string, board: string, values: Record<string, string>, more: Writing = {}): this {
    const { form = 'libre', anonymous = false } = more;
    return this.by(id, { type: 'contribute', board, form, values, anonymous });
  }

  collect(id: string, board: string, words: string): this {
    const source = `m${(this.#ids += 1)}`;
    return this.by('ana', { type: 'collect', board, source, author: someone(id), words });
  }

  introduce(id: string, word: string, passTo?: string): this {
    const introduction = {
      name: `Nom de ${id}`,
      organisation: 'Coop',
      word,
      ...(passTo === undefined ? {} : { passTo: someone(passTo) }),
    };
    return this.by(id, { type: 'introduce', introduction });
  }

  /** As the reconciler records what it posted. */
  place(key: string, message: string, revision = 'live'): this {
    this.#state = evolveWorkshop(this.#state, {
      type: 'post.placed',
      key,
      channel: '100',
      message,
      revision,
    });
    return this;
  }

  open(key: string, channel: string): this {
    this.#state = evolveWorkshop(this.#state, { type: 'thread.opened', key, channel });
    return this;
  }

  get workshop(): OpenedWorkshop {
    if (wasOpened(this.#state)) return this.#state;
    throw new Error('The workshop was not opened');
  }

  scene(t: Translator = fr): SceneAt {
    return { workshop: this.workshop, t, now: this.#now };
  }

  /** The latest contribution. */
  get last(): Contribution {
    const found = Object.values(this.workshop.boards.contributions).at(-1);
    if (found === undefined) throw new Error('Nobody wrote anything');
    return found;
  }
}

interface Writing {
  readonly form?: string;
  readonly anonymous?: boolean;
}

/** Opens every pillar and exercise, and the boards of debriefs. */
export function allOpen(stage = new Stage()): Stage {
  const { pillars, exercises, steps } = stage.workshop.opening.template;
  for (const { id } of pillars) stage.by('ana', { type: 'openPillar', pillar: id });
  stage.at(steps.at(-1)?.id ?? '');
  for (const { id } of exercises) stage.by('ana', { type: 'startExercise', exercise: id });
  return stage;
}

type Vote = readonly [yes: string, ifNeedBe?: string];

export interface PollGiven {
  readonly labels?: readonly string[];
  readonly question?: string;
  readonly rules?: Partial<PollRules>;
  readonly votes?: readonly Vote[];
  readonly closed?: boolean;
}

/** A poll of options a, b, c…; each vote lists its yes and its if need be: `['ab', 'c']`. */
export function pollWith(given: PollGiven = {}): PollState {
  const { labels = ['Contacter quelqu’un', 'Le mode d’emploi', 'Un praxithon'] } = given;
  const { question = 'Quels outils ?', votes = [], closed = false } = given;
  const rules = { ...usualRules, ...given.rules };
  const options = labels.map((label, index) => ({ id: String.fromCodePoint(97 + index), label }));
  const setUp = { community: 'verger', channel: '100', locale: 'fr' as const, question, options };
  return [
    { type: 'create' as const, setUp: { ...setUp, rules } },
    { type: 'open' as const },
    ...votes.map(([yes, ifNeedBe = '']) => ({
      type: 'vote' as const,
      yes: yes.split(''),
      ifNeedBe: ifNeedBe.split(''),
      asked,
    })),
    ...(closed ? [{ type: 'close' as const }] : []),
  ].reduce((poll, intent, index) => {
    const decided = decidePoll(poll, intent, {
      now,
      by: someone(`v${index}`),
      mayFacilitate: true,
    });
    if (!decided.ok) throw new Error(decided.error.kind);
    return decided.value.reduce(evolvePoll, poll);
  }, emptyPoll('p1'));
}
