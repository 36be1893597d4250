// Replaces the painter's thread: does what the picture's question says.
import { parentPort } from 'node:worker_threads';

parentPort.on('message', ({ question }) => {
  if (question === 'exit') process.exit(3);
  if (question === 'throw') throw new Error('thrown');
  if (question === 'refuse') parentPort.postMessage({ problem: 'refused' }, []);
  if (question === 'nonsense') parentPort.postMessage('nonsense', []);
  if (question === 'idle crash') setTimeout(() => process.exit(3), 20);
  if (/paint|idle/u.test(question))
    parentPort.postMessage({ png: new TextEncoder().encode(question) }, []);
});
