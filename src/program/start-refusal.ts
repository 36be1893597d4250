import type { StoreProblem } from '../stores/open-journal.ts';
import type { FileProblem } from '../template/files/read-templates.ts';
import type { Config } from './config.ts';
import { platform } from './platform.ts';
import type { Translator } from '../i18n/translator.ts';

/** What stops Palabre, at start or later: said in plain words, without a stack; the program ends with 1. */
export class StartRefusal extends Error {}

/** Every variable that is wrong and what it should be; never what it holds, which may be a secret. */
export function configRefusal(variables: readonly (keyof Config)[], t: Translator): StartRefusal {
  const lines = variables.map((name) => `- ${name}\n  ${t.plain(`main.expected.${name}`)}`);
  return new StartRefusal([t.plain('main.config'), ...lines].join('\n'));
}

export function templateRefusal(problems: readonly FileProblem[], t: Translator): StartRefusal {
  const lines = problems.map(({ file, path, line, key, values }) => {
    const place = [file, line, path].filter((part) => part !== undefined && part !== '').join(':');
    return `- ${place}\n  ${t.dynamic(key, values)}`;
  });
  return new StartRefusal([t.plain('main.templates'), ...lines].join('\n'));
}

export function storeRefusal(problem: StoreProblem, t: Translator): StartRefusal {
  switch (problem.kind) {
    case 'storeHeld':
      return new StartRefusal(t.plain('main.storeHeld', { folder: problem.folder }));
    case 'dataFolder':
      return new StartRefusal(
        t.plain(problem.damaged ? 'main.storeDamaged' : 'main.storeFolder', {
          folder: problem.folder,
          problem: problem.problem,
        }),
      );
    case 'storeNewer':
      return new StartRefusal(t.plain('main.storeNewer', { folder: problem.folder }));
    case 'unsupportedStore':
      return new StartRefusal(
        t.plain('main.storeUnsupported', { supported: problem.supported.join(', ') }),
      );
  }
}

/** What the platform's refusal, or its silence, means for who runs the program; a bug stays a bug. */
export function connectionRefusal(error: unknown, t: Translator): unknown {
  const key = platform.refusalKey(error);
  return key === undefined ? error : new StartRefusal(t.dynamic(key, {}));
}
