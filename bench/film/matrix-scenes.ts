import { startLocalMatrix } from '../../src/rehearsal/local-matrix/index.ts';
import { MatrixPerson } from '../../src/rehearsal/matrix/person.ts';
import { strings } from '../../src/rehearsal/page/client/connect/strings.ts';
import { theOneCommand, theRehearsal, type Scene } from './scenes.ts';

/** In milliseconds: to make an account in a private window; to invite it to a room. */
const inAnApp = { account: 60_000, invitation: 15_000 } as const;

/** From the first word of the first page to the first card in a room of one's own on Matrix. */
export async function toOwnRoom(scene: Scene): Promise<void> {
  const matrix = await startLocalMatrix();
  const palabre = matrix.register('Palabre');
  const ana = new MatrixPerson(matrix.url, matrix.register('Ana')).start();
  const { page, who, camera, watch, reader } = scene;
  const text = strings[reader];
  const words = text.matrix;
  const main = page.locator('main');
  try {
    watch.start();
    await theOneCommand(scene);
    await theRehearsal(scene);
    await who.press(page.locator('.segment', { hasText: 'Matrix' }));
    await who.look(main);
    await camera.take('matrix');
    watch.lap('the path is read');
    watch.allow(inAnApp.account, 'an account is made');
    const field = (name: string) => page.getByLabel(name, { exact: true });
    await who.paste(field(words.server), 'http://127.0.0.1:1');
    await who.paste(field(words.user), 'palabre');
    await who.paste(field(words.password), palabre.password);
    await who.press(page.getByRole('button', { name: text.tokenCheck }));
    await page.locator('.token-wrong', { hasText: words.wrong.unreachable }).waitFor();
    await camera.take('matrix-wrong');
    await who.paste(field(words.server), matrix.url);
    await who.paste(field(words.password), palabre.password);
    await who.press(page.getByRole('button', { name: text.tokenCheck }));
    await page.locator('.who').waitFor();
    await who.look(main);
    await camera.take('matrix-account');
    watch.lap('a wrong address is told, the account is known');
    await who.press(page.getByRole('button', { name: text.startKeep }));
    await page.getByText(words.waiting).waitFor();
    await who.look(main);
    await camera.take('matrix-started');
    watch.lap('the bot runs');
    const algorithm = 'm.megolm.v1.aes-sha2';
    const encryption = { type: 'm.room.encryption', content: { algorithm } };
    const invite = [palabre.id];
    await ana.createRoom({ name: 'Conseil', invite, initial_state: [encryption] });
    const room = await ana.createRoom({ name: 'Le jardin', invite });
    watch.allow(inAnApp.invitation, 'it is invited');
    const begin = page.getByRole('button', { name: words.tryIt('Le jardin', 'Ana') });
    await begin.waitFor();
    await who.look(main);
    await camera.take('matrix-rooms');
    await who.press(begin);
    await page.getByText(words.tried).waitFor();
    await ana.until('the first card', () =>
      ana.seen(room).some(({ sender }) => sender === palabre.id),
    );
    watch.lap('the first card is in the room');
    await camera.take('matrix-begun');
    watch.stop();
  } finally {
    await ana.stop();
    await matrix.close();
  }
}
