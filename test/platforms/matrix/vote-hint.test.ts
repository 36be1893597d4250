import { describe, expect, it } from 'vitest';
import { withVoteHint } from '../../../src/platforms/matrix/posting/vote-hint.ts';
import { readTexts } from '../../../src/program/texts.ts';
import type { View } from '../../../src/kernel/view/view.ts';
import { ordinarySpaces, plainView } from '../../support/plain-view.ts';

const { translatorOf } = readTexts('matrix');
const translatorIn = () => Promise.resolve(translatorOf('fr', 'America/Toronto'));

async function hinted(ballot: View['ballot'], limited = false): Promise<string> {
  const view = { blocks: [], ...(ballot === undefined ? {} : { ballot }) };
  const tools = {
    rooms: { self: '@palabre:ici' },
    outbox: { isLimited: () => limited },
    translatorIn,
  };
  return ordinarySpaces(plainView(await withVoteHint(tools, '!r', view)));
}

describe('how to vote at once', () => {
  it('has an example with as many letters as there are options', async () => {
    const said = await hinted({ stances: 3, options: 5 });
    expect(said).toContain('Une lettre par choix, dans l’ordre : O pour oui, S pour si nécessaire');
    expect(said).toContain('Par exemple : *OSNOS*');
    expect(await hinted({ stances: 2, options: 3 })).toContain('Par exemple : *ONO*');
  });

  it('says where an answer may be late that a ballot counts once it is read', async () => {
    expect(await hinted({ stances: 3, options: 2 }, true)).toContain('votre bulletin est noté');
  });

  it('stands only where there are options to vote on', async () => {
    expect(await hinted(undefined)).toBe('');
  });
});
