import type { Illustration, Picture, PosterIdea } from '../../kernel/view/picture.ts';
import type { Contribution } from '../../board/domain/board.ts';
import type { Translator } from '../../i18n/translator.ts';
import { findBoard, pillarOfBoard } from '../../template/domain/lookup.ts';
import type { Template } from '../../template/domain/template.ts';
import type { Summary } from '../domain/summary.ts';
import { summaryPictures } from './pictures.ts';
import { inBrief } from './voice.ts';

/** What a sheet has room for is for its drawing to say. */
const ideaLength = 1_000;

/**
 * One sheet for a wall. `about`: the day and whose workshop it was. It names only those whom the
 * summary names.
 */
export function posterPicture(
  summary: Summary,
  template: Template,
  about: string,
  t: Translator,
): Illustration {
  const drawn = [...summaryPictures(summary, template, t).values()].flat();
  const first = <K extends Picture['kind']>(kind: K) => {
    const isWanted = (picture: Picture): picture is Extract<Picture, { kind: K }> =>
      picture.kind === kind;
    return drawn.map(({ picture }) => picture).find(isWanted);
  };
  const [canvas, circles, words] = [first('canvas'), first('circles'), first('words')];
  const { people, contributions, votes } = summary.figures;
  const picture: Picture = {
    kind: 'poster',
    lang: t.locale,
    title: summary.title,
    subtitle: about,
    figures: t.plain('summary.figures', { people, contributions, votes }),
    ideasTitle: t.plain('report.ideas'),
    ideas: summary.ideas.map((idea) => ideaOf(idea, template, t)),
    ...(canvas && { canvas }),
    ...(circles && { circles }),
    ...(words && { words }),
    foot: template.credits.map((credit) => t.pick(credit)).join(' '),
  };
  const kinds = new Set<Picture['kind']>(['canvas', 'circles', 'words']);
  const shown = drawn.filter(({ picture: each }) => kinds.has(each.kind));
  const said = picture.ideas.map(({ text, by }) => `${text} — ${by}`);
  const alt = [picture.title, about, picture.figures, ...said, ...shown.map((each) => each.alt)];
  // Its pillars have the title of the whole.
  return { picture, alt: [...new Set(alt.join('\n').split('\n'))].join('\n') };
}

function ideaOf(idea: Contribution, template: Template, t: Translator): PosterIdea {
  const board = findBoard(template, idea.board);
  const form = board?.forms.find(({ id }) => id === idea.form);
  const answers = form?.fields.flatMap(({ id }) => idea.values[id] ?? []) ?? [];
  const pillar = pillarOfBoard(template, idea.board);
  return {
    text: inBrief(
      [...(idea.words === undefined ? [] : [idea.words]), ...answers].join(' / '),
      ideaLength,
    ),
    by: idea.anonymous ? t.plain('contribution.anonymous') : idea.authorName,
    ...(pillar && { pillar }),
  };
}
