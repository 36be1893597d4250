import { startWorkshop } from '../../src/workshop/cases.ts';
import { openedWorkshop } from '../../src/workshop/stream.ts';
import { describe, expect, it } from 'vitest';
import { sharedTemplate } from '../../src/template/shared.ts';
import { smallTemplate } from '../support/small-template.ts';
import { openTestApp } from '../support/test-app.ts';
import { moderator } from '../support/people.ts';

describe('templates of the same content', () => {
  it('are one object, equal to each, which nobody can change', () => {
    const one = sharedTemplate(structuredClone(smallTemplate));
    expect(one).toEqual(smallTemplate);
    expect(sharedTemplate(structuredClone(smallTemplate))).toBe(one);
    expect(Object.isFrozen(one.steps[0]?.title)).toBe(true);
    expect(Object.isFrozen(smallTemplate)).toBe(false);
  });

  it('are another as soon as a word differs', () => {
    const other = structuredClone(smallTemplate);
    const changed = { ...other, title: { ...other.title, fr: 'Un autre' } };
    expect(sharedTemplate(changed)).not.toBe(sharedTemplate(smallTemplate));
  });

  it('are held once by the workshops opened from them, after a restart and a snapshot too', async () => {
    const app = await openTestApp();
    const ada = moderator('ada');
    const ids: string[] = [];
    for (const channel of ['c', 'd']) {
      const started = await startWorkshop(
        app.context,
        { community: 'g', channel },
        ada,
        'small',
        undefined,
      );
      if (started.ok) ids.push(started.value.id);
    }
    const held = async ({ context }: typeof app) => {
      const found = await Promise.all(ids.map((id) => openedWorkshop(context, id)));
      return new Set(found.map((each) => (each.ok ? each.value.opening.template : undefined)));
    };
    const [before] = await held(app);
    expect(before).toEqual(smallTemplate);
    const { journal } = app.context.tools;
    const state = await openedWorkshop(app.context, ids[0] ?? '');
    const saved = structuredClone(state.ok && state.value);
    await journal.saveSnapshot(`workshop/${ids[0]}`, { v: 1, sequence: 1, state: saved });
    expect(await held(app)).toEqual(new Set([before]));
    expect(await held(app.restart())).toEqual(new Set([before]));
    expect((await held(app.restart())).size).toBe(1);
  });
});
