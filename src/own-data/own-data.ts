import type { AdmittedTo } from '../engine/requests/admission.ts';
import type { Context, Feature } from '../engine/requests/command.ts';
import { privately, refused, replacing, type Reply } from '../engine/requests/reply.ts';
import { under } from '../engine/requests/under.ts';
import { note } from '../kernel/view/note.ts';
import { askToBeErased, ownHoldings } from './cases.ts';
import { ownDataPermissions } from './permissions.ts';
import { ownDataActions } from './view/actions.ts';
import { ownDataFiles } from './files.ts';
import { erasurePreview } from './view/preview.ts';

type InChannel = Context<AdmittedTo<'channel'>>;

const { handle } = under(ownDataPermissions);

/** Everything that is kept of the asker in this community, as files for them alone. */
export async function exportOwn({ subject, place, t, now }: InChannel): Promise<Reply> {
  const held = await ownHoldings(subject);
  if (!held.ok) return refused(held.error);
  const text = t.say('ownData.exported', { count: held.value.length });
  const files = ownDataFiles(
    { person: subject.by.id, community: place.community, at: now() },
    held.value,
    t,
  );
  return privately({ ...note(text), files });
}

/** What would go and what would stay; nothing is erased yet. */
export async function previewErasure({ subject, t }: InChannel): Promise<Reply> {
  const held = await ownHoldings(subject);
  return held.ok ? privately(erasurePreview(held.value, t)) : refused(held.error);
}

async function erase({ subject, t }: InChannel): Promise<Reply> {
  const done = await askToBeErased(subject);
  if (!done.ok) return refused(done.error);
  return replacing(note(t.say(done.value === 'erased' ? 'ownData.erased' : 'ownData.eraseLater')));
}

/** What people do about what is kept of them, besides the commands. */
export const ownDataFeature: Feature = { handlers: [handle(ownDataActions.erase, erase)] };
