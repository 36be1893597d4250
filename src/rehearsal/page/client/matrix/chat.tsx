import type { Chat } from '../chat.ts';
import type { Room } from '../state/context.ts';
import { Above } from './above.tsx';
import { MatrixComposer } from './composer.tsx';
import { MatrixContent } from './content.tsx';
import { Intents } from './intent.tsx';
import { MatrixMenu } from './menu.tsx';
import { withoutRuns } from './runs.ts';
import { matrixStrings } from './strings.ts';

export const matrix: Chat = {
  on: 'matrix',
  Content: MatrixContent,
  shown: withoutRuns,
  Menu: MatrixMenu,
  hasMenu: () => true,
  Composer: MatrixComposer,
  Above,
  Frame: Intents,
  begin,
  welcomePrivate: ({ language }) => matrixStrings[language].welcomePrivate,
};

async function begin({ act, screen, known }: Room): Promise<void> {
  const { channelId: channel } = screen;
  if (channel === undefined || known.begins === undefined) return;
  await act({ do: 'write', channel, text: known.begins });
}
