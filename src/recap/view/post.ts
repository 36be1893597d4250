import { isQuiet } from '../domain/content.ts';
import { invitations, type Invitation } from '../domain/outline.ts';
import { echoOf } from '../domain/state.ts';
import { joined, strong, time, type Rich } from '../../kernel/rich.ts';
import type { Translator } from '../../i18n/translator.ts';
import { neutralAccent } from '../../kernel/view/accent.ts';
import { recapActions } from './actions.ts';
import { excerpt } from '../../kernel/view/excerpt.ts';
import { movedBlocks, nextBlocks, quoteBlocks, unansweredBlocks } from './blocks.ts';
import { answerButtons, pollBlocks, voteButtons } from './waiting.ts';
import { voiceIn, type RecapScene } from './scene.ts';
import { buttons, type Block, type Button, type Row, type View } from '../../kernel/view/view.ts';
import { weeksPicture } from './weeks-picture.ts';

export const invitationSigns: Readonly<Record<Invitation, string>> = {
  thinks: '🤓',
  inspires: '😍',
  questions: '🤔',
};

export const invitationKeys = {
  thinks: 'recap.thinks',
  inspires: 'recap.inspires',
  questions: 'recap.questions',
} as const;

const echoLength = 160;
/** Up to this many milliseconds, nobody would call it late. */
const lateMs = 15 * 60_000;

/**
 * The week's recap for the channel: what happened, what awaits an answer, what comes next, three
 * invitations, which the next one takes over.
 */
export function recapView(scene: RecapScene): View {
  const { outline } = scene.recap;
  return {
    accent: neutralAccent,
    blocks: isQuiet(outline) ? quietBlocks(scene) : fullBlocks(scene),
    ...(scene.isPast ? {} : { rows: rowsOf(scene) }),
  };
}

const rowsOf = (scene: RecapScene): Row[] => [
  ...(isQuiet(scene.recap.outline) ? [] : [...answerRow(scene), ...voteRow(scene)]),
  ...invitationRow(scene),
];

function quietBlocks(scene: RecapScene): Block[] {
  const { isPast, t } = scene;
  const text = t.say(isPast ? 'recap.nothingNew' : 'recap.quiet');
  return [{ kind: 'text', text }, ...countBlocks(scene)];
}

function fullBlocks(scene: RecapScene): Block[] {
  const { isPast, t } = scene;
  const invites: Block = { kind: 'text', text: t.say('recap.invites') };
  return [
    { kind: 'title', text: t.say('recap.title') },
    { kind: 'small', text: sinceLine(scene) },
    ...movedBlocks(scene),
    ...quoteBlocks(scene),
    ...echoBlocks(scene),
    ...unansweredBlocks(scene),
    ...pollBlocks(scene),
    ...nextBlocks(scene),
    ...weeksBlocks(scene),
    ...(isPast ? [] : [invites]),
    ...countBlocks(scene),
  ];
}

function sinceLine({ recap, t }: RecapScene): Rich {
  const { outline, due, at } = recap;
  const since = t.say('recap.since', { when: time(outline.from, 'date', t) });
  if (at - due < lateMs) return since;
  return joined([since, t.say('recap.late', { when: time(due, 'moment', t) })], ' · ');
}

function echoBlocks(scene: RecapScene): Block[] {
  const { recap, answers, t } = scene;
  const echoed = recap.outline.echoes.flatMap((echo) => echoOf(answers, echo) ?? []);
  if (echoed.length === 0) return [];
  return [
    { kind: 'small', text: t.say('recap.echoes') },
    ...echoed.map(({ invitation, text, anonymous, person: author }): Block => ({
      kind: 'quote',
      text: [
        `${invitationSigns[invitation]} ${excerpt(text, echoLength)} (`,
        ...voiceIn(scene, { author, anonymous }),
        ')',
      ],
    })),
  ];
}

function weeksBlocks({ recap, t }: RecapScene): Block[] {
  const drawn = weeksPicture(recap.outline, t);
  return drawn === undefined ? [] : [{ kind: 'picture', ...drawn }];
}

/** The answers to this recap so far: `🤓 3 · 🤔 1`. */
function countBlocks({ recap, answers, t }: RecapScene): Block[] {
  const counts = invitations.flatMap((invitation): Rich[] => {
    const { length } = answers.filter(
      (each) => each.week === recap.week && each.invitation === invitation,
    );
    return length === 0 ? [] : [[`${invitationSigns[invitation]} `, strong(String(length))]];
  });
  if (counts.length === 0) return [];
  return [{ kind: 'small', text: t.say('recap.answers', { counts: joined(counts, ' · ') }) }];
}

function invitationRow({ recap, t }: RecapScene): Row[] {
  return buttons(...invitations.map((invitation) => invitationButton(recap.week, invitation, t)));
}

function invitationButton(week: string, invitation: Invitation, t: Translator): Button {
  return {
    label: `${invitationSigns[invitation]} ${t.plain(invitationKeys[invitation])}`,
    action: recapActions.answerOpen.ref({ week, invitation }),
  };
}

const answerRow = (scene: RecapScene): Row[] => buttons(...answerButtons(scene));
const voteRow = (scene: RecapScene): Row[] => buttons(...voteButtons(scene));
