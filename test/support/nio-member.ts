import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { until } from '../../src/rehearsal/look.ts';
import { pythonOfSynapse } from './homeservers.ts';
import { ordinarySpaces } from './plain-view.ts';

const seenSchema = z.object({
  room: z.string(),
  id: z.string(),
  sender: z.string(),
  content: z.record(z.string(), z.unknown()),
  /** It was encrypted, and could be read. */
  secret: z.boolean().default(false),
  /** It was encrypted, and could not. */
  unread: z.boolean().default(false),
});
type Seen = z.output<typeof seenSchema>;

/** Somebody in encrypted rooms whose client is matrix-nio: it shares no line with ours. */
export class NioMember {
  readonly id: string;
  readonly seen: Seen[] = [];
  readonly #child: ChildProcess;

  constructor(url: string, account: { id: string; token: string }, folder: string) {
    this.id = account.id;
    const script = new URL('synapse/nio-member.py', import.meta.url).pathname;
    const args = pythonOfSynapse([script, url, account.id, account.token, folder]);
    const child = spawn('bash', args, { stdio: ['pipe', 'pipe', 'ignore'] });
    createInterface({ input: child.stdout }).on('line', (line) => {
      const read = seenSchema.safeParse(JSON.parse(line)).data;
      if (read !== undefined) this.seen.push(read);
    });
    this.#child = child;
  }

  #send(room: string, type: string, content: Readonly<Record<string, unknown>>): void {
    this.#child.stdin?.write(`${JSON.stringify({ room, type, content })}\n`);
  }

  say(room: string, body: string, replyTo?: string): void {
    const hangs =
      replyTo === undefined ? {} : { 'm.relates_to': { 'm.in_reply_to': { event_id: replyTo } } };
    this.#send(room, 'm.room.message', { msgtype: 'm.text', body, ...hangs });
  }

  react(room: string, message: string, key: string): void {
    this.#send(room, 'm.reaction', {
      'm.relates_to': { rel_type: 'm.annotation', event_id: message, key },
    });
  }

  /** What it reads of somebody, decrypted. */
  reads(sender: string, text: string): Promise<Seen> {
    return until(text, () =>
      this.seen.findLast(
        (each) =>
          each.sender === sender &&
          each.secret &&
          ordinarySpaces(JSON.stringify(each.content)).includes(text),
      ),
    );
  }

  async close(): Promise<void> {
    this.#child.stdin?.end();
    await new Promise((resolve) => this.#child.once('exit', resolve));
  }
}
