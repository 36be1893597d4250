import type { Contribution } from '../domain/board.ts';
import { findBoard } from '../../template/domain/lookup.ts';
import type { BoardForm, Template } from '../../template/domain/template.ts';
import { capital } from '../../kernel/capital.ts';
import { person, strong, type Inline, type Rich } from '../../kernel/rich.ts';
import { pillarAccent } from '../../kernel/view/accent.ts';
import { pillarOfBoard } from '../../template/domain/lookup.ts';
import { boardActions } from './actions.ts';
import { isSameText } from '../../kernel/same-text.ts';
import { excerpt } from '../../kernel/view/excerpt.ts';
import type { Scene } from './scene.ts';
import { buttons, type Block, type View } from '../../kernel/view/view.ts';

/**
 * Above this many characters in total, the rest is behind a button, so that the thread stays
 * readable.
 */
export const foldedAt = 600;
const foldedSubject = 100;

/** A contribution as shown in its thread. */
export function contributionPost(scene: Scene, entry: Contribution): View {
  const { workshop, t } = scene;
  const lines = contributionLines(scene, entry);
  const subject = subjectOf(scene, entry) ?? '';
  const length = lines.reduce((sum, line) => sum + line.value.length, subject.length);
  const ref = { workshop: workshop.id, contribution: entry.id };
  const folded = length > foldedAt;
  return {
    accent: pillarAccent(pillarOfBoard(workshop.opening.template, entry.board)),
    blocks: [
      { kind: 'text', text: signature(scene, entry, folded ? foldedSubject : subject.length) },
      ...foldedLines(lines, folded).map(lineBlock),
    ],
    rows: buttons(
      // About nobody in particular, it would be the form of the row at the end, with nothing filled in.
      subjectOf(scene, entry) !== undefined && {
        label: t.plain('button.addTo'),
        action: boardActions.addTo.ref(ref),
      },
      folded && {
        label: t.plain('button.readMore'),
        action: boardActions.contributionRead.ref(ref),
      },
      entry.source !== undefined && {
        label: t.plain('button.withdraw'),
        action: boardActions.withdrawAsk.ref(ref),
      },
    ),
  };
}

/** The full contribution, for the private reply to “Read on”. */
export function contributionInFull(scene: Scene, entry: Contribution): View {
  const { template } = scene.workshop.opening;
  return {
    accent: pillarAccent(pillarOfBoard(template, entry.board)),
    blocks: [
      { kind: 'text', text: signature(scene, entry, Infinity) },
      ...contributionLines(scene, entry).map(lineBlock),
    ],
  };
}

export interface Line {
  readonly label: string | undefined;
  readonly value: string;
}

/** What was written, field by field in the form's order; a collected message is a single line. */
export function contributionLines({ workshop, t }: Scene, entry: Contribution): Line[] {
  if (entry.words !== undefined) return [{ label: undefined, value: entry.words }];
  const form = formOf(workshop.opening.template, entry);
  return (form?.fields ?? []).flatMap((field) => {
    const value = entry.values[field.id];
    if (value === undefined || field.id === form?.subject) return [];
    return [{ label: t.pick(field.label), value }];
  });
}

export function formOf(template: Template, entry: Contribution): BoardForm | undefined {
  return findBoard(template, entry.board)?.forms.find(({ id }) => id === entry.form);
}

/** Who or what it is about, if the form asks for that first. */
function subjectOf({ workshop }: Scene, entry: Contribution): string | undefined {
  const subject = formOf(workshop.opening.template, entry)?.subject;
  return subject === undefined ? undefined : entry.values[subject];
}

function signature(scene: Scene, entry: Contribution, subjectLimit: number): Rich {
  const { workshop, t } = scene;
  const form = formOf(workshop.opening.template, entry);
  const who: Inline = entry.anonymous
    ? capital(t.plain('contribution.anonymous'))
    : person(entry.author);
  const subject = subjectOf(scene, entry);
  return [
    ...(entry.source === undefined ? [who] : t.say('contribution.collected', { who })),
    ...(form?.scale === undefined ? [] : [` · ${t.pick(form.button)}`]),
    ...(subject === undefined || isSameText(subject, entry.authorName)
      ? []
      : [' · ', strong(excerpt(subject, subjectLimit))]),
  ];
}

function foldedLines(lines: readonly Line[], folded: boolean): readonly Line[] {
  if (!folded) return lines;
  const each = Math.floor(foldedAt / lines.length);
  return lines.map(({ label, value }) => ({ label, value: excerpt(value, each) }));
}

function lineBlock({ label, value }: Line): Block {
  return {
    kind: 'quote',
    text: label === undefined ? [value] : [strong(label), '\n', value],
  };
}
