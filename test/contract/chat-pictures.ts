import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { View } from '../../src/kernel/view/view.ts';
import { pollPicture } from '../support/painter.ts';
import { unless, type ChatStage, type Lacking, type OpenStage } from './chat.ts';

const alt = 'Mardi\u00A0: 2 oui, 1 si nécessaire. Jeudi\u00A0: 1 oui.';
const words: View = { blocks: [{ kind: 'text', text: ['Le résultat'] }] };
const picture = (alternative = alt, question?: string): View['blocks'][number] => ({
  kind: 'picture',
  picture: pollPicture(question),
  alt: alternative,
});
const pictured: View = { blocks: [...words.blocks, picture()] };
const report = { name: 'bilan.md', text: '# Bilan' };

/** What every chat does with the pictures of a view. `open` gives an empty one each time. */
export function chatPicturesContract(
  name: string,
  open: OpenStage,
  lacking: readonly Lacking[] = [],
): void {
  describe(`pictures in the chat on ${name}`, () => {
    let stage: ChatStage;
    let channel: string;
    beforeEach(async () => {
      stage = await open();
      ({ channel } = stage.place);
    });
    afterEach(() => stage.close());
    const begun = Date.now();

    async function posted(view: View): Promise<string> {
      const result = await stage.chat.post(channel, view, 'a post', begun);
      if (!result.ok) throw new Error(`It was not posted: ${result.error.kind}.`);
      return result.value;
    }

    async function edited(message: string, view: View): Promise<void> {
      expect(await stage.chat.edit(channel, message, view, 'a post')).toMatchObject({ ok: true });
    }

    const shown = async (message: string) => stage.shown(channel, message);

    it('are shown, with their words for who cannot see them', async () => {
      expect(await shown(await posted(pictured))).toMatchObject({
        text: 'Le résultat',
        pictures: [alt],
        files: [],
      });
    });

    it('stand beside one another, and beside files', async () => {
      const message = await posted({
        blocks: [...pictured.blocks, picture('Une autre', 'Où ?')],
        files: [report],
      });
      expect(await shown(message)).toMatchObject({ pictures: [alt, 'Une autre'], files: [report] });
    });

    it('come with an edit, are replaced by the next, and go with the last', async () => {
      const message = await posted(words);
      await edited(message, pictured);
      expect((await shown(message))?.pictures).toEqual([alt]);
      await edited(message, { blocks: [...words.blocks, picture('Trois oui')] });
      expect((await shown(message))?.pictures).toEqual(['Trois oui']);
      await edited(message, words);
      expect(await shown(message)).toMatchObject({ text: 'Le résultat', pictures: [], files: [] });
    });

    it('are said in words when they cannot be drawn, in a post and in an edit', async () => {
      stage.breakPainting();
      const message = await posted(pictured);
      expect(await shown(message)).toMatchObject({ text: `Le résultat\n${alt}`, pictures: [] });
      await edited(message, { blocks: [picture('Trois oui')] });
      expect(await shown(message)).toMatchObject({ text: 'Trois oui', pictures: [], files: [] });
    });

    unless(lacking, 'faults').it('are said in words where no file may be attached', async () => {
      await stage.deny('attachFiles');
      expect(await shown(await posted(pictured))).toMatchObject({
        text: `Le résultat\n${alt}`,
        pictures: [],
      });
    });
  });
}
