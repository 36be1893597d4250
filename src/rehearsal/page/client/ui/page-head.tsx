import type { ComponentChildren } from 'preact';
import type { Locale } from '../../../../kernel/text.ts';
import { Tree } from './avatar.tsx';
import { LanguageSelect } from './language-select.tsx';

interface PageHeadProps {
  readonly title: string;
  readonly language: Locale;
  readonly setLanguage: (language: Locale) => void;
  /** What the choice of a language is called. */
  readonly languageLabel: string;
  /** What is said under the title. */
  readonly children?: ComponentChildren;
}

/** The head of a page beside the rehearsal's. */
export function PageHead({ title, languageLabel, children, ...rest }: PageHeadProps) {
  return (
    <header class="page-head">
      <Tree />
      <LanguageSelect label={languageLabel} {...rest} />
      <div class="page-title">
        <h1>{title}</h1>
        {children}
      </div>
    </header>
  );
}
