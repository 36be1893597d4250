import { Command, CommanderError } from 'commander';
import type { MessageKey, Translator } from '../../i18n/translator.ts';
import { StartRefusal } from '../start-refusal.ts';
import { unexpectedLine } from '../unexpected.ts';
import { backupFolder } from './last-backup.ts';
import type { Desk } from './setting.ts';

/** What each command runs; the programs themselves are loaded only when they are asked for. */
export interface Commands {
  start(): Promise<unknown>;
  rehearse(): Promise<unknown>;
  /** Resolves with whether nothing blocks people. */
  doctor(desk: Desk): Promise<boolean>;
  backup(desk: Desk, folder: string): Promise<unknown>;
  restore(desk: Desk, file: string): Promise<unknown>;
  installService(desk: Desk, system: boolean): Promise<unknown>;
  copy(desk: Desk, from: string, to: string): Promise<unknown>;
  /** Resolves with whether all is well. */
  verify(desk: Desk, file: string | undefined): Promise<boolean>;
}

/**
 * Runs the command in `args`; resolves with the exit code, or undefined for a program that goes on
 * running.
 */
export async function runCommandLine(
  args: readonly string[],
  version: string,
  desk: Desk,
  commands: Commands,
): Promise<number | undefined> {
  const outcome: { code: number | undefined } = { code: 0 };
  const ending = async (work: Promise<unknown>): Promise<void> => {
    outcome.code = (await work) === false ? 1 : 0;
  };
  const goingOn = async (work: Promise<unknown>): Promise<void> => {
    await work;
    outcome.code = undefined;
  };
  const { t } = desk;
  const palabre = inWords(new Command('palabre'), desk)
    .description(t.plain('cli.palabre'))
    .version(version, '-V, --version', t.plain('cli.version'))
    .helpCommand('help [command]', t.plain('cli.help'));
  const add = (name: string, key: MessageKey, isDefault = false) =>
    inWords(palabre.command(name, { isDefault }), desk).description(t.dynamic(key, {}));
  startCommand(add('start', 'cli.start', true), desk, () => goingOn(commands.start()));
  rehearseCommand(add('rehearse', 'cli.rehearse'), desk, () => goingOn(commands.rehearse()));
  add('doctor', 'cli.doctor').action(() => ending(commands.doctor(desk)));
  add('backup', 'cli.backup')
    .argument('[folder]', t.plain('cli.backupFolder'))
    .action((folder?: string) => ending(commands.backup(desk, folder ?? backupFolder)));
  add('restore', 'cli.restore')
    .argument('<file>', t.plain('cli.restoreFile'))
    .action((file: string) => ending(commands.restore(desk, file)));
  add('copy', 'cli.copy')
    .argument('<from>', t.plain('cli.copyFrom'))
    .argument('<to>', t.plain('cli.copyTo'))
    .action((from: string, to: string) => ending(commands.copy(desk, from, to)));
  add('verify', 'cli.verify')
    .argument('[file]', t.plain('cli.verifyFile'))
    .action((file?: string) => ending(commands.verify(desk, file)));
  serviceCommand(add('install-service', 'cli.installService'), desk, (system) =>
    ending(commands.installService(desk, system)),
  );
  try {
    await palabre.parseAsync([...args], { from: 'user' });
    return outcome.code;
  } catch (error) {
    return refused(error, t);
  }
}

/**
 * The options are there for the help: the rehearsal reads them itself, as it does those of
 * `rehearse`.
 */
function startCommand(command: Command, { t }: Desk, start: () => Promise<void>): void {
  command
    .option('--port <port>', t.plain('cli.startPort'))
    .option('--data <folder>', t.plain('cli.startData'))
    .action(start);
}

function rehearseCommand(command: Command, { t }: Desk, rehearse: () => Promise<void>): void {
  command
    .option('--on <platform>', t.plain('cli.rehearseOn'))
    .option('--language <language>', t.plain('cli.rehearseLanguage'))
    .action(rehearse);
}

function serviceCommand(
  command: Command,
  { t }: Desk,
  install: (system: boolean) => Promise<void>,
): void {
  command
    .option('--system', t.plain('cli.installServiceSystem'))
    .action(({ system = false }: { system?: boolean }) => install(system));
}

/** Puts a command's help in the terminal's language, whatever the parser's own. */
function inWords(command: Command, { t, say }: Desk): Command {
  const titles: ReadonlyMap<string, string> = new Map([
    ['Usage:', t.plain('cli.usage')],
    ['Options:', t.plain('cli.options')],
    ['Commands:', t.plain('cli.commands')],
    ['Arguments:', t.plain('cli.arguments')],
  ]);
  return command
    .exitOverride()
    .helpOption('-h, --help', t.plain('cli.helpOption'))
    .configureHelp({ styleTitle: (title) => titles.get(title) ?? title })
    .configureOutput({ writeOut: (text) => say(text.trimEnd()), writeErr: () => {} });
}

function refused(error: unknown, t: Translator): number {
  if (error instanceof StartRefusal) {
    console.error(error.message);
    return 1;
  }
  if (!(error instanceof CommanderError)) {
    console.error(unexpectedLine(error, t));
    return 1;
  }
  if (error.exitCode === 0) return 0;
  console.error(
    t.plain(error.code === 'commander.missingArgument' ? 'cli.missing' : 'cli.unknown'),
  );
  return 1;
}
