import { actionName } from '../../../kernel/view/action.ts';

/**
 * The sign of each action, the same wherever it appears: a card may change under somebody's finger,
 * and ✅ must not come to mean something else. An action without a sign shows only its words.
 */
const signs: Readonly<Record<string, string>> = {
  join: '✅',
  status: '🧭',
  help: '❓',
  ready: '🏁',
  mine: '📄',
  'introduce.open': '🎙️',
  'introduce.withdraw': '🗑️',
  'stick.skip': '⤵️',
  'contribute.menu': '✍️',
  'contribute.on': '✍️',
  'contribute.open': '✍️',
  'contribution.read': '📖',
  'contribution.add': '➕',
  'contribution.edit': '✏️',
  'contribution.withdraw.ask': '🗑️',
  'contribution.withdraw.not': '↩️',
  'contribution.withdraw': '🗑️',
  'contribution.all.ask': '🧹',
  'contribution.all': '🧹',
  'idea.mark': '⭐',
  'idea.unmark': '➖',
  'poll.vote': '🗳️',
  'poll.withdraw': '🗑️',
  'poll.table': '📊',
  'poll.manage': '⚙️',
  'poll.change': '➕',
  'poll.revise': '✏️',
  'poll.open': '📣',
  'poll.goOn': '▶️',
  'poll.close.ask': '🔒',
  'poll.close': '🔒',
  'agenda.next': '⏭️',
  'agenda.back': '⏮️',
  'agenda.skip': '⏩',
  'time.extend': '⏱️',
  'time.pause': '⏸️',
  'time.resume': '▶️',
  'workshop.goOn': '▶️',
  'step.read': '🌐',
  'present.picture': '🖼️',
  'handover.open': '🤝',
  'takeover.open': '🤝',
  'end.ask': '🛑',
  'end.confirm': '🛑',
  'pillar.open': '🏛️',
  'exercise.start': '🚀',
  'plan.start': '🚀',
  'plan.off': '🚫',
  'summary.preview': '📜',
  'summary.post': '📣',
  'summary.foreword': '✒️',
  'summary.ideas': '⭐',
  'recap.answer': '✍️',
  'attribution.hide': '🙈',
  'attribution.show': '🙂',
  'settings.edit': '⚙️',
  'ownData.erase': '🧹',
  'draft.reopen': '✏️',
};

/** An emoji at the start of a label is its sign. */
const own = /^\p{Extended_Pictographic}\uFE0F?(?:\u200D\p{Extended_Pictographic}\uFE0F?)*/u;

/** A button's label with its sign, and the sign alone, which may be empty. */
export function signed(
  label: string,
  ref: string,
): { readonly key: string; readonly sign: string } {
  const [begun = ''] = own.exec(label) ?? [];
  if (begun !== '') return { key: label, sign: begun };
  const sign = Object.hasOwn(signs, actionName(ref)) ? (signs[actionName(ref)] ?? '') : '';
  // An arrow in the label says the same as the sign.
  const bare = label.replaceAll(/[◂▸]/gu, '').trim();
  return sign === '' ? { key: bare, sign } : { key: `${sign} ${bare}`, sign };
}
