import type { AllowedMentions, Component, Embed } from 'discord-api-spec/zod';
import { ApiError, refuseIssues } from '../api-error.ts';
import type { Issue } from '../api-error.ts';
import { buttonIssues, commonIssues, issue, rowIssues } from './component-rules.ts';
import { Kind, textOf, walk } from './component-walk.ts';
import type { Found } from './component-walk.ts';

export const Flag = {
  suppressEmbeds: 1 << 2,
  hasThread: 1 << 5,
  ephemeral: 1 << 6,
  loading: 1 << 7,
  suppressNotifications: 1 << 12,
  componentsV2: 1 << 15,
} as const;

const MAX_CONTENT = 2000;
const MAX_V2_TEXT = 4000;
const MAX_COMPONENTS = 40;
const MAX_EMBED_TEXT = 6000;
const MAX_FILES = 10;
/** The limit per file on a server without boosts, in bytes. */
export const MAX_FILE = 10 * 1024 * 1024;

/** A message as the request would leave it. */
export interface Draft {
  content: string;
  embeds: readonly Embed[];
  components: readonly Component[];
  flags: number;
  files: readonly { name: string; bytes: Buffer }[];
  allowedMentions?: AllowedMentions | undefined;
  hasPoll: boolean;
}

/** Discord's checks for messages that are not in its document. Throws 50006, 40005 or 50035. */
export function checkDraft(draft: Draft): void {
  const found = walk(draft.components);
  const isV2 = (draft.flags & Flag.componentsV2) !== 0;
  refuseIssues([
    ...(isV2 ? v2Issues(draft, found) : legacyIssues(draft)),
    ...commonIssues(found),
    ...found.flatMap((one) => [...buttonIssues(one), ...rowIssues(one)]),
    ...contentIssues(draft),
    ...referenceIssues(draft, found, isV2),
    ...mentionIssues(draft.allowedMentions),
  ]);
  refuseEmptyOrLarge(draft);
}

function refuseEmptyOrLarge(draft: Draft): void {
  const parts = draft.embeds.length + draft.components.length + draft.files.length;
  if (!draft.content.trim() && parts === 0 && !draft.hasPoll) throw new ApiError('emptyMessage');
  const big = draft.files.find(({ bytes }) => bytes.length > MAX_FILE);
  if (big) throw new ApiError('requestTooLarge', `${big.name}: ${big.bytes.length} bytes`);
}

function contentIssues(draft: Draft): Issue[] {
  const issues: Issue[] = [];
  if (draft.content.length > MAX_CONTENT) {
    issues.push(issue('contentTooLong', ['content'], `${draft.content.length} of 2000 characters`));
  }
  const embedText = draft.embeds.reduce((total, embed) => total + embedLength(embed), 0);
  if (embedText > MAX_EMBED_TEXT) {
    issues.push(issue('embedsTooLong', ['embeds'], `${embedText} of 6000 characters`));
  }
  if (draft.files.length > MAX_FILES) {
    issues.push(issue('tooManyFiles', ['attachments'], `${draft.files.length} of 10 files`));
  }
  return issues;
}

function embedLength(embed: Embed): number {
  const fields = embed.fields ?? [];
  return [
    embed.title,
    embed.description,
    embed.footer?.text,
    embed.author?.name,
    ...fields.flatMap(({ name, value }) => [name, value]),
  ].reduce((total, text) => total + (text?.length ?? 0), 0);
}

function v2Issues(draft: Draft, found: readonly Found[]): Issue[] {
  const issues: Issue[] = [];
  if (draft.content || draft.embeds.length > 0 || draft.hasPoll) {
    issues.push(issue('v2WithContent', ['flags'], 'Components V2 excludes content and embeds'));
  }
  if (found.length > MAX_COMPONENTS) {
    const message = `${found.length} components, nested ones included; ${MAX_COMPONENTS} at most`;
    issues.push(issue('tooManyComponents', ['components'], message));
  }
  const text = textOf(draft.components).reduce((total, { length }) => total + length, 0);
  if (text > MAX_V2_TEXT) {
    issues.push(issue('v2TextTooLong', ['components'], `${text} of 4000 characters of text`));
  }
  return issues;
}

function legacyIssues(draft: Draft): Issue[] {
  const issues = draft.components.flatMap(({ type }, index) =>
    type === Kind.row
      ? []
      : [issue('v2WithoutFlag', ['components', index], `type ${type} needs IS_COMPONENTS_V2`)],
  );
  if (draft.components.length > 5) {
    issues.push(issue('tooManyRows', ['components'], `${draft.components.length} of 5 rows`));
  }
  return issues;
}

/**
 * `attachment://name` must refer to a file; under V2, a file that no component shows is invisible.
 */
function referenceIssues(draft: Draft, found: readonly Found[], isV2: boolean): Issue[] {
  const used = new Set<string>();
  const issues: Issue[] = [];
  const note = (url: string | null | undefined, path: Found['path']): void => {
    const name = /^attachment:\/\/(.*)$/.exec(url ?? '')?.[1];
    if (name === undefined) return;
    used.add(name);
    if (draft.files.some((file) => file.name === name)) return;
    issues.push(issue('unknownAttachment', path, `${name} is not among the files`));
  };
  for (const { component, path } of found) {
    note(component.file?.url, [...path, 'file', 'url']);
    note(component.media?.url, [...path, 'media', 'url']);
    for (const item of component.items ?? []) note(item.media.url, [...path, 'items']);
  }
  for (const { image, thumbnail } of draft.embeds) {
    note(image?.url, ['embeds']);
    note(thumbnail?.url, ['embeds']);
  }
  const unseen = isV2 ? draft.files.filter(({ name }) => !used.has(name)) : [];
  return [
    ...issues,
    ...unseen.map(({ name }) =>
      issue('attachmentNotReferenced', ['attachments'], `${name} is shown by no component`),
    ),
  ];
}

function mentionIssues(allowed: AllowedMentions | undefined): Issue[] {
  const clash = (['users', 'roles'] as const).filter(
    (kind) => allowed?.parse?.includes(kind) && (allowed[kind]?.length ?? 0) > 0,
  );
  return clash.map((kind) =>
    issue('allowedMentions', ['allowed_mentions', kind], `parse already has ${kind}`),
  );
}
