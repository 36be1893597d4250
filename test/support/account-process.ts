import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as rest } from 'node:timers/promises';
import { spawnBot } from './bot-process.ts';
import { MatrixRelay } from './matrix-relay.ts';

export interface AccountSetUp {
  /** The homeserver. */
  readonly url: string;
  readonly token: string;
  readonly store: string;
  /** Templates besides Palabre's own. */
  readonly templates: string;
  /** Whatever else is to be set. */
  readonly more?: Readonly<Record<string, string>>;
}

/** The real program with a Matrix account, behind a relay of its own. */
export class AccountProcess {
  readonly relay: MatrixRelay;
  readonly process: ChildProcess;
  /** What it logged, or wrote to its errors. */
  readonly lines: string[] = [];
  /** As its log tells. */
  isServing = false;
  isReady = false;
  isStandingBy = false;

  private constructor(relay: MatrixRelay, process: ChildProcess) {
    this.relay = relay;
    this.process = process;
    for (const output of [process.stdout, process.stderr])
      if (output !== null)
        createInterface({ input: output }).on('line', (line) => this.#heard(line));
  }

  static async start({
    url,
    token,
    store,
    templates,
    more,
  }: AccountSetUp): Promise<AccountProcess> {
    const relay = await MatrixRelay.open(url);
    const process = spawnBot({
      PATH: globalThis.process.env['PATH'] ?? '',
      MATRIX_HOMESERVER_URL: relay.url,
      MATRIX_ACCESS_TOKEN: token,
      STORE_URL: store,
      TEMPLATES_DIR: templates,
      LOG_LEVEL: 'info',
      LOG_FORMAT: 'json',
      ...more,
    });
    return new AccountProcess(relay, process);
  }

  #heard(line: string): void {
    this.lines.push(line);
    const told = /"msg":"([^"]*)"/u.exec(line)?.[1] ?? '';
    if (told === 'ready') this.isReady = true;
    if (told.startsWith('another process serves this account')) this.isStandingBy = true;
    if (told === 'this process serves the account') {
      this.isServing = true;
      this.isStandingBy = false;
    }
    if (told === 'this process no longer serves the account') {
      this.isServing = this.isReady = false;
      this.isStandingBy = true;
    }
  }

  /** Resolves once it serves the account, or stands by. */
  async settled(patienceMs = 40_000): Promise<void> {
    await this.waits('to begin', () => this.isReady || this.isStandingBy, patienceMs);
  }

  async waits(what: string, isSo: () => boolean, patienceMs = 40_000): Promise<void> {
    const end = Date.now() + patienceMs;
    while (!isSo()) {
      if (Date.now() > end)
        throw new Error(`In vain for ${what}:\n${this.lines.slice(-20).join('\n')}`);
      await rest(20);
    }
  }

  /** As in a power cut. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  async stop(): Promise<void> {
    this.process.kill('SIGCONT');
    await this.#end('SIGTERM');
  }

  async #end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    if (this.process.exitCode === null && this.process.signalCode === null) {
      const gone = once(this.process, 'exit');
      this.process.kill(signal);
      await gone;
    }
    await this.relay.close();
  }
}
