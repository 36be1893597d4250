import { features } from '../../../../commands/index.ts';
import type { Log } from '../../../engine/ports.ts';
import { platformId as onMatrix } from '../../../platforms/matrix/limits.ts';
import { commandPayload } from '../../../platforms/discord/command-payload.ts';
import type { Bot } from '../../../program/bot.ts';
import { readConfig, type Config } from '../../../program/config.ts';
import { platformsIn, primaryPlatform } from '../../../program/platforms.ts';
import { examining } from '../../../program/operating/doctor-running.ts';
import { startAsConfigured } from '../../../program/running.ts';
import {
  configRefusal,
  connectionRefusal,
  StartRefusal,
  templateRefusal,
} from '../../../program/start-refusal.ts';
import { ownTemplates, readTexts } from '../../../program/texts.ts';
import { unexpectedLine } from '../../../program/unexpected.ts';
import { LiveTemplates } from '../../../template/files/live-templates.ts';
import type { Translator } from '../../../i18n/translator.ts';
import type { Launch, LaunchParts } from './launch.ts';
import type { LinkParts } from './link.ts';

type Variables = Readonly<Record<string, string | undefined>>;

export interface OwnCommunity {
  /** As the program reads them; `.env` among them. */
  readonly variables: Variables;
  readonly folder: string;
  readonly log: Log;
  readonly port: () => number;
}

/** What leads to one's own community, by this program's own variables: on each platform. */
export interface Leading {
  readonly discord: LinkParts;
  readonly matrix: LaunchParts;
  /** Whose invitations are taken on Matrix; undefined for those of its own server. */
  readonly invitedBy: string | undefined;
}

export function leadingParts({ variables, folder, log, port }: OwnCommunity): Leading {
  const texts = readTexts(primaryPlatform);
  const config = configWith(variables, {});
  const t = texts.translatorOf(config.DEFAULT_LOCALE, config.DEFAULT_TIMEZONE);
  const common = {
    folder,
    port,
    variables,
    running: new Set<Launch>(),
    explain: (error: unknown) => {
      const said = connectionRefusal(error, t);
      return said instanceof StartRefusal ? said.message : unexpectedLine(said, t);
    },
  };
  const starting = (platform: string) => (secrets: Variables) =>
    startOn(platform, { variables, secrets, log, t });
  return {
    discord: {
      ...common,
      startBot: starting(primaryPlatform),
      apiUrl: config.DISCORD_API_URL,
      commands: new Set(commandPayload(features, texts.catalogues).map(({ name }) => name)),
    },
    matrix: { ...common, startBot: starting(onMatrix) },
    invitedBy: config.MATRIX_INVITED_BY?.join(', '),
  };
}

interface Starting {
  readonly variables: Variables;
  readonly secrets: Variables;
  readonly log: Log;
  readonly t: Translator;
}

/** A bot on one platform, with these variables before the program's own. */
async function startOn(platform: string, starting: Starting): Promise<Bot> {
  const { variables, secrets, log, t } = starting;
  const config = configWith(variables, secrets);
  const opened = await platformsIn(config);
  const open = opened.find(({ id }) => id === platform)?.open;
  const templates = LiveTemplates.open(ownTemplates(variables));
  if (open === undefined) throw new Error('No platform opens with these variables.');
  if (!templates.ok) throw templateRefusal(templates.error, t);
  const setUp = { values: variables, notices: [], mistakes: [] };
  return startAsConfigured({
    config,
    open,
    templates: templates.value,
    texts: readTexts(platform),
    log,
    examine: examining(config, setUp, platform),
  });
}

/** Throws a `StartRefusal` where the variables are wrong. */
function configWith(variables: Variables, more: Variables): Config {
  const read = readConfig({ ...variables, ...more });
  if (read.ok) return read.value;
  const { translatorOf } = readTexts(primaryPlatform);
  throw configRefusal(
    { mistakes: [], wrong: read.error, values: variables },
    translatorOf('fr', 'UTC'),
  );
}
