/**
 * Who may do what: the single source. Every command, button, form, list and autocomplete has its
 * line; the door admits by it, `docs/permissions.md` is written from it, and a test tries each cell.
 */

/** What is opened for the person before anything else happens. */
export type SubjectKind =
  | 'channel'
  | 'community'
  | 'recap'
  | 'workshop'
  | 'lastWorkshop'
  | 'contribution'
  | 'pointed'
  | 'poll'
  | 'plan';

/**
 * What somebody must be, of what was opened. Rights are those of the subject's own channel, at this
 * very moment: a role that was taken away takes with it all that it gave.
 */
export const roles = [
  /** Sees the channel. */
  'member',
  /** Holds the facilitator role, or the platform's right to manage events there. */
  'starter',
  /** Facilitates the workshop: started it, was handed it, or is a `starter` there. */
  'facilitator',
  /** May prepare polls in that channel, or manage this one. */
  'pollFacilitator',
  /** Wrote the contribution. */
  'author',
  'authorOrFacilitator',
  /** A `starter` on the whole server. */
  'organizer',
  /** Manages the server. */
  'administrator',
] as const;
export type Role = (typeof roles)[number];

export interface Rule {
  readonly subject: SubjectKind;
  readonly who: Role;
}

const on = <const Kind extends SubjectKind, const Who extends Role>(subject: Kind, who: Who) => ({
  subject,
  who,
});

/** Commands by their path, their suggestions by path and option, message commands, actions by name. */
export const permissions = {
  'workshop start': on('channel', 'starter'),
  'workshop start/template': on('channel', 'member'),
  'workshop plan': on('channel', 'starter'),
  'workshop plan/when': on('channel', 'member'),
  'workshop plan/template': on('channel', 'member'),
  'workshop next': on('workshop', 'facilitator'),
  'workshop back': on('workshop', 'facilitator'),
  'workshop status': on('workshop', 'member'),
  'workshop extend': on('workshop', 'facilitator'),
  'workshop pause': on('workshop', 'facilitator'),
  'workshop resume': on('workshop', 'facilitator'),
  'workshop handover': on('workshop', 'facilitator'),
  'workshop end': on('workshop', 'facilitator'),
  'pillar open': on('workshop', 'facilitator'),
  'pillar open/pillar': on('workshop', 'facilitator'),
  'exercise start': on('workshop', 'facilitator'),
  'exercise start/exercise': on('workshop', 'facilitator'),
  contribute: on('workshop', 'member'),
  'contribute/board': on('workshop', 'member'),
  contributions: on('channel', 'member'),
  'poll create': on('channel', 'pollFacilitator'),
  'poll create/model': on('channel', 'pollFacilitator'),
  'poll open': on('poll', 'pollFacilitator'),
  'poll open/poll': on('channel', 'pollFacilitator'),
  'poll close': on('poll', 'pollFacilitator'),
  'poll close/poll': on('channel', 'pollFacilitator'),
  'poll results': on('poll', 'member'),
  'poll results/poll': on('channel', 'member'),
  'poll export': on('poll', 'pollFacilitator'),
  'poll export/poll': on('channel', 'pollFacilitator'),
  'poll import': on('channel', 'pollFacilitator'),
  'summary preview': on('lastWorkshop', 'facilitator'),
  'summary preview/workshop': on('channel', 'member'),
  'summary post': on('lastWorkshop', 'facilitator'),
  'summary export': on('lastWorkshop', 'facilitator'),
  'summary export/workshop': on('channel', 'member'),
  'recap schedule': on('community', 'organizer'),
  'recap schedule/hour': on('community', 'organizer'),
  'recap schedule/timezone': on('community', 'organizer'),
  'recap now': on('community', 'organizer'),
  'recap off': on('community', 'organizer'),
  'recap status': on('community', 'organizer'),
  settings: on('community', 'administrator'),
  language: on('channel', 'member'),
  help: on('channel', 'member'),

  collect: on('workshop', 'member'),
  'to-the-summary': on('pointed', 'facilitator'),

  join: on('workshop', 'member'),
  status: on('workshop', 'member'),
  ready: on('workshop', 'member'),

  'contribute.menu': on('workshop', 'member'),
  'contribute.on': on('workshop', 'member'),
  'contribute.open': on('workshop', 'member'),
  'contribute.send': on('workshop', 'member'),
  mine: on('workshop', 'member'),
  'mine.choose': on('contribution', 'author'),
  'moderate.choose': on('contribution', 'facilitator'),
  'attribution.hide': on('channel', 'member'),
  'attribution.show': on('channel', 'member'),
  'contribution.read': on('contribution', 'member'),
  'contribution.edit': on('contribution', 'author'),
  'contribution.save': on('contribution', 'author'),
  'contribution.withdraw': on('contribution', 'authorOrFacilitator'),
  'contribution.all.ask': on('contribution', 'facilitator'),
  'contribution.all': on('contribution', 'facilitator'),

  'introduce.open': on('workshop', 'member'),
  'introduce.send': on('workshop', 'member'),
  'stick.give': on('workshop', 'facilitator'),
  'stick.skip': on('workshop', 'facilitator'),

  'agenda.next': on('workshop', 'facilitator'),
  'agenda.skip': on('workshop', 'facilitator'),
  'agenda.back': on('workshop', 'facilitator'),
  'time.extend': on('workshop', 'facilitator'),
  'time.pause': on('workshop', 'facilitator'),
  'time.resume': on('workshop', 'facilitator'),
  'handover.open': on('workshop', 'facilitator'),
  'handover.send': on('workshop', 'facilitator'),
  'takeover.open': on('workshop', 'administrator'),
  'takeover.send': on('workshop', 'administrator'),
  'end.ask': on('workshop', 'facilitator'),
  'end.confirm': on('workshop', 'facilitator'),
  'plan.start': on('plan', 'starter'),
  'plan.off': on('plan', 'starter'),
  'pillar.open': on('workshop', 'facilitator'),
  'exercise.start': on('workshop', 'facilitator'),

  'summary.preview': on('workshop', 'facilitator'),
  'summary.post': on('workshop', 'facilitator'),
  'summary.foreword': on('workshop', 'facilitator'),
  'summary.forewordSave': on('workshop', 'facilitator'),
  'summary.ideas': on('workshop', 'facilitator'),
  'summary.board': on('workshop', 'facilitator'),
  'summary.kept': on('workshop', 'facilitator'),
  'idea.mark': on('contribution', 'facilitator'),
  'idea.unmark': on('contribution', 'facilitator'),

  'poll.create': on('channel', 'pollFacilitator'),
  'poll.revise': on('poll', 'pollFacilitator'),
  'poll.revised': on('poll', 'pollFacilitator'),
  'poll.open': on('poll', 'pollFacilitator'),
  'poll.manage': on('poll', 'pollFacilitator'),
  'poll.change': on('poll', 'pollFacilitator'),
  'poll.changed': on('poll', 'pollFacilitator'),
  'poll.close.ask': on('poll', 'pollFacilitator'),
  'poll.close': on('poll', 'pollFacilitator'),
  'poll.table': on('poll', 'member'),
  'poll.vote': on('poll', 'member'),
  'poll.send': on('poll', 'member'),
  'poll.withdraw': on('poll', 'member'),

  'recap.answer': on('recap', 'member'),
  'recap.answered': on('recap', 'member'),

  'settings.edit': on('community', 'administrator'),
  'settings.send': on('community', 'administrator'),
  'draft.reopen': on('channel', 'member'),
} as const satisfies Readonly<Record<string, Rule>>;

export type Entry = keyof typeof permissions;

/** A name that came from outside. */
export function isEntry(name: string): name is Entry {
  return Object.hasOwn(permissions, name);
}
