import { changeCommunity } from '../community/stream.ts';
import { Admitted, type AdmittedTo } from '../engine/requests/admission.ts';
import type { Context, Feature } from '../engine/requests/command.ts';
import { spend } from '../engine/requests/quotas.ts';
import { privately, refused, replacing, type Reply } from '../engine/requests/reply.ts';
import { under } from '../engine/requests/under.ts';
import { note } from '../kernel/view/note.ts';
import { erasePerson } from './erasing.ts';
import { showErasures } from './finishing.ts';
import { holdingsOf } from './holdings.ts';
import { ownDataPermissions } from './permissions.ts';
import { ownDataActions } from './view/actions.ts';
import { ownDataFiles } from './view/files.ts';
import { erasurePreview } from './view/preview.ts';

type InChannel = Context<AdmittedTo<'channel'>>;

const { handle } = under(ownDataPermissions);

/** Everything that is kept of the asker in this community, as files for them alone. */
export async function exportOwn({ subject, t, now }: InChannel): Promise<Reply> {
  const { app, place } = Admitted.visitOf(subject);
  const { id: person } = subject.by;
  const { community } = place;
  const held = await holdingsOf(app, community, person);
  if (!held.ok) return refused(held.error);
  const text = t.say('ownData.exported', { count: held.value.length });
  const files = ownDataFiles({ person, community, at: now() }, held.value, t);
  return privately({ ...note(text), files });
}

/** What would go and what would stay; nothing is erased yet. */
export async function previewErasure({ subject, t }: InChannel): Promise<Reply> {
  const { app, place } = Admitted.visitOf(subject);
  const held = await holdingsOf(app, place.community, subject.by.id);
  return held.ok ? privately(erasurePreview(held.value, t)) : refused(held.error);
}

/** The request is durable before anything is erased: whatever comes in between, it is carried out. */
async function erase({ subject, t, now }: InChannel): Promise<Reply> {
  const visit = Admitted.visitOf(subject);
  const { app, place } = visit;
  const spent = spend(visit);
  if (!spent.ok) return refused(spent.error);
  const { id: person } = subject.by;
  const intent = { type: 'askErasure', person, now: now() } as const;
  const asked = await changeCommunity(app, place.community, subject.by, intent);
  if (!asked.ok) return refused(asked.error);
  const erased = await erasePerson(app, place.community, person);
  if (!erased.ok) return replacing(note(t.say('ownData.eraseLater')));
  await showErasures(app, place.community);
  return replacing(note(t.say('ownData.erased')));
}

/** What people do about what is kept of them, besides the commands. */
export const ownDataFeature: Feature = { handlers: [handle(ownDataActions.erase, erase)] };
