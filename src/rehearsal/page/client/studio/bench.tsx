import { useMemo, useState } from 'preact/hooks';
import type { Locale } from '../../../../kernel/text.ts';
import { DeskContext, type Desk } from './desk.ts';
import { Languages } from './languages.tsx';
import { Orders } from './orders.tsx';
import { Outline } from './outline.tsx';
import { Phone } from './phone.tsx';
import { Sheet } from './sheet.tsx';
import type { Strings } from './strings.ts';
import { languagesOf, useDraft, type Opened } from './use-draft.ts';

interface BenchProps {
  readonly text: Strings;
  readonly language: Locale;
  readonly opened: Opened;
  /** Whether there is one to play it in. */
  readonly rehearsal: boolean;
  readonly setOpened: (opened: Opened) => void;
  readonly onLeave: () => void;
}

/** One workshop on the bench: its outline, the fields of one part, and the phone. */
export function Bench(props: BenchProps) {
  const { text, language, opened, rehearsal, setOpened, onLeave } = props;
  const [at, setAt] = useState(0);
  const [problem, setProblem] = useState<string>();
  const { draft } = opened;
  const { checked, change, setDraft } = useDraft(opened, at, language, setOpened, setProblem);
  const mistakes = checked?.problems ?? [];
  const desk = useMemo<Desk>(
    () => ({ text, draft, languages: languagesOf(draft, language), mistakes, change, setDraft }),
    [text, language, draft, checked, change, setDraft],
  );
  return (
    <DeskContext.Provider value={desk}>
      <main>
        <div class="trouble" role="alert">
          {problem !== undefined && (
            <p class="note note-warning">{problem === '' ? text.silent : problem}</p>
          )}
        </div>
        <Orders
          text={text}
          opened={opened}
          rehearsal={rehearsal}
          yaml={checked?.yaml}
          mistakes={mistakes.length}
          onSaved={setOpened}
          onProblem={setProblem}
          onLeave={onLeave}
        />
        <Languages />
        <div class="bench">
          <Outline at={at} onGo={setAt} />
          <Sheet key={at} at={at} />
          <Phone shown={checked?.shown} language={language} />
        </div>
      </main>
    </DeskContext.Provider>
  );
}
