import { describe, expect, it } from 'vitest';
import { parseTemplate } from '../../../../src/template/domain/parse.ts';
import type { Template } from '../../../../src/template/domain/template.ts';
import { startBot } from '../../../../src/program/bot.ts';
import { until } from '../../../../src/rehearsal/look.ts';
import { keptLog } from '../../../support/logs.ts';
import { MatrixSquare, matrixTexts } from '../../../support/matrix-square.ts';
import { memoryStore } from '../../../support/memory-store.ts';
import { fakePainter } from '../../../support/painter.ts';
import { smallTemplate } from '../../../support/small-template.ts';

const ana = '@ana:ici';

/** A template with a part that no step uses is refused when it is read, and again when it is opened. */
const madeOf = (steps: Template['steps']): Template => {
  const isUsed = steps.some(({ kind }) => kind === 'exercise');
  const { exercises } = smallTemplate;
  const made = parseTemplate({ ...smallTemplate, steps, exercises: isUsed ? exercises : [] });
  if (made.data === undefined) throw new Error('Of these steps no template can be made.');
  return made.data;
};

/** Every choice of some of the steps, in their order. */
const choices = smallTemplate.steps
  .reduce<Template['steps'][number][][]>(
    (all, step) => all.concat(all.map((some) => some.concat(step))),
    [[]],
  )
  .filter(({ length }) => length > 0);

describe('a workshop of any steps, in a room of Matrix', () => {
  it.each(choices.map((steps) => [steps.map(({ kind }) => kind).join(', '), steps] as const))(
    '%s',
    async (_, steps) => {
      const square = new MatrixSquare({ [ana]: 50 });
      const { log, entries } = keptLog();
      const bot = await startBot({
        open: square.open,
        store: await memoryStore(),
        templates: () => [madeOf(steps)],
        ...matrixTexts,
        defaults: { locale: 'fr', timezone: 'America/Toronto' },
        log,
        painter: fakePainter(),
        clock: Date.now,
        editGapMs: 1,
      });
      const told = [await square.say(ana, '!atelier lancer')];
      await until('the agenda', () =>
        square.shown().find((post) => post.includes('Petit atelier')),
      );
      for (const { kind } of steps.slice(1)) {
        await bot.reconciler.settled(1_000);
        told.push(await square.say(ana, '!atelier suivant'), kind);
      }
      told.push(await square.say(ana, '!atelier terminer'));
      told.push(await square.press(ana, 'Terminer et publier le bilan'));
      await bot.reconciler.settled(1_000);
      await bot.stop();
      expect(told.join('\n')).not.toContain('emmêlé');
      expect(entries.filter(({ level }) => level !== 'info')).toEqual([]);
    },
  );
});
