import type { Invitation } from '../domain/outline.ts';
import type { RecapAnswer } from '../domain/state.ts';
import { maxAnswer } from '../domain/recap.ts';
import type { Translator } from '../../i18n/translator.ts';
import { neutralAccent } from '../../kernel/view/accent.ts';
import { recapActions } from './actions.ts';
import { anonymity } from '../../board/view/form.ts';
import { invitationKeys, invitationSigns } from './post.ts';
import { note } from '../../kernel/view/note.ts';
import type { Form, View } from '../../kernel/view/view.ts';

export interface AnswerTyped {
  readonly text: string;
  readonly anonymous: boolean;
}

/** Not required: emptying the field withdraws the answer. */
export function answerForm(invitation: Invitation, t: Translator, typed?: AnswerTyped): Form {
  return {
    title: `${invitationSigns[invitation]} ${t.plain(invitationKeys[invitation])}`,
    action: recapActions.answerSend.ref({ invitation }),
    fields: [
      {
        kind: 'paragraph',
        id: 'answer',
        label: t.plain('form.recap.answer'),
        help: t.plain('form.recap.help'),
        required: false,
        max: maxAnswer,
        ...(typed === undefined ? {} : { value: typed.text }),
      },
      anonymity(t, typed?.anonymous === true),
    ],
  };
}

/** Exactly what was recorded, and how to change it. */
export function answerReceipt(answer: RecapAnswer | undefined, t: Translator): View {
  if (answer === undefined) return note(t.say('recap.answerGone'));
  return {
    accent: neutralAccent,
    blocks: [
      { kind: 'text', text: t.say('recap.answerKept') },
      { kind: 'quote', text: [`${invitationSigns[answer.invitation]} ${answer.text}`] },
      ...(answer.anonymous ? [{ kind: 'small' as const, text: t.say('receipt.anonymous') }] : []),
      { kind: 'small', text: t.say('recap.answerChange') },
    ],
  };
}
