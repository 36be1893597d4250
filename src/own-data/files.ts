import type { MessageKey, Translator } from '../i18n/translator.ts';
import { momentLabel } from '../i18n/moment-label.ts';
import { entryOf } from '../kernel/dictionary.ts';
import { escapeHtml } from '../kernel/escape-html.ts';
import type { Held } from '../kernel/own-data.ts';
import type { ViewFile } from '../kernel/view/view.ts';
import { reportStyle } from '../summary/report/html-style.ts';
import { wordsHtml } from '../summary/report/html-text.ts';
import { kindWords } from './view/words.ts';

/** What somebody asked for: whose, where, and when. */
export interface Asked {
  readonly person: string;
  readonly community: string;
  /** In milliseconds since 1970. */
  readonly at: number;
}

/** The same twice: for a program, and for people. Every text is the person's own, and escaped. */
export function ownDataFiles(asked: Asked, held: readonly Held[], t: Translator): ViewFile[] {
  const name = t.plain('ownData.fileName');
  return [
    { name: `${name}.json`, text: ownDataJson(asked, held) },
    { name: `${name}.html`, text: ownDataPage(asked, held, t) },
  ];
}

const iso = (at: number): string => new Date(at).toISOString();

function ownDataJson({ at, ...whose }: Asked, held: readonly Held[]): string {
  const all = held.map(({ called: _called, ...each }) => ({
    ...each,
    ...(each.at !== undefined && { at: iso(each.at) }),
  }));
  return `${JSON.stringify({ ...whose, at: iso(at), held: all }, null, 2)}\n`;
}

function ownDataPage({ at }: Asked, held: readonly Held[], t: Translator): string {
  const title = escapeHtml(t.plain('ownData.pageTitle'));
  const when = escapeHtml(t.plain('ownData.pageWhen', { when: momentLabel(at, t.zone, t.locale) }));
  const entries = held.map((each) => entry(each, t)).join('\n');
  const body = held.length === 0 ? `<p>${escapeHtml(t.plain('ownData.nothingHeld'))}</p>` : entries;
  return `<!doctype html>
<html lang="${t.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${reportStyle}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${when}</p>
${body}
</main>
</body>
</html>
`;
}

function entry({ kind, at, of, former, content, called }: Held, t: Translator): string {
  const told = [
    of,
    at === undefined ? undefined : momentLabel(at, t.zone, t.locale),
    former === true ? t.plain('ownData.formerOne') : undefined,
  ]
    .filter((each) => each !== undefined)
    .map(escapeHtml)
    .join(' · ');
  const fields = Object.entries(content).map(([name, value]) => field(name, value, called, t));
  return `<h2>${escapeHtml(t.plain(kindWords[kind], { count: 1 }))}</h2>
<p class="pillar">${told}</p>
<dl>${fields.join('')}</dl>`;
}

function field(
  name: string,
  value: Held['content'][string],
  called: Held['called'] = {},
  t: Translator,
): string {
  const nameOf = (id: string): string | undefined => {
    const texts = entryOf(called, id);
    return texts && t.pick(texts);
  };
  if (typeof value === 'object' && !isList(value))
    return Object.entries(value)
      .map(([inner, text]) => line(nameOf(`${name}.${inner}`) ?? inner, wordsHtml(text)))
      .join('');
  const label = entryOf(labels, name);
  const asked = name === 'invitation' ? entryOf(invited, String(value)) : undefined;
  const words = asked === undefined ? worded(nameOf(name) ?? value, t) : escapeHtml(t.plain(asked));
  return line(label === undefined ? name : t.plain(label), words);
}

const isList = (value: object): value is readonly string[] => Array.isArray(value);

const line = (label: string, html: string): string =>
  `<div><dt>${escapeHtml(label)}</dt><dd>${html}</dd></div>`;

function worded(value: string | number | boolean | readonly string[], t: Translator): string {
  if (typeof value === 'boolean') return escapeHtml(t.plain(value ? 'ownData.yes' : 'ownData.no'));
  if (typeof value === 'object') return value.map(wordsHtml).join(', ');
  return wordsHtml(String(value));
}

/** Fields of templates have names of their own. */
const labels = {
  board: 'ownData.field.board',
  signed: 'ownData.field.signed',
  name: 'ownData.field.name',
  words: 'ownData.field.words',
  text: 'ownData.field.words',
  organisation: 'ownData.field.organisation',
  word: 'ownData.field.word',
  yes: 'ownData.field.yes',
  ifNeedBe: 'ownData.field.ifNeedBe',
  no: 'ownData.field.no',
  anonymous: 'ownData.field.anonymous',
  comment: 'ownData.field.comment',
  options: 'ownData.field.options',
  language: 'ownData.field.language',
  opened: 'ownData.field.opened',
  ready: 'ownData.field.ready',
  talkingStick: 'ownData.field.talkingStick',
  absent: 'ownData.field.absent',
  receivedStick: 'ownData.field.receivedStick',
  invitation: 'ownData.field.invitation',
} as const satisfies Record<string, MessageKey>;

/** The invitations of a recap. */
const invited = {
  thinks: 'recap.thinks',
  inspires: 'recap.inspires',
  questions: 'recap.questions',
} as const satisfies Record<string, MessageKey>;
