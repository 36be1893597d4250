import type { Illustration } from '../../kernel/view/picture.ts';
import type { SectionKey } from '../view/post.ts';
import { summaryPictures } from '../view/pictures.ts';
import type { Report } from './report.ts';

/** A picture of the report and the id of the section (`parts.ts`) it follows. */
export interface PlacedIllustration extends Illustration {
  readonly after: string;
}

/** The summary's pictures, placed where the report covers the same content. */
export function reportPictures({ workshop, summary, t }: Report): PlacedIllustration[] {
  const drawn = summaryPictures(summary, workshop.opening.template, t);
  return [...drawn].flatMap(([section, illustrations]) =>
    illustrations.map((each) => ({ ...each, after: headingOf(section) })),
  );
}

function headingOf(section: SectionKey): string {
  return section === 'opening' ? 'go-round' : section.replace(':', '-');
}
