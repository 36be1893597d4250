import { useEffect, useState } from 'preact/hooks';
import { usePageLanguage, useTheme } from '../state/settings.ts';
import { PageHead } from '../ui/page-head.tsx';
import { Bench } from './bench.tsx';
import { Shelf } from './shelf.tsx';
import { strings } from './strings.ts';
import type { Opened } from './use-draft.ts';

/** A workshop written without code. */
export function Studio() {
  useTheme();
  const [language, setLanguage] = usePageLanguage(undefined);
  const [opened, setOpened] = useState<Opened>();
  const [rehearsal, setRehearsal] = useState(true);
  const text = strings[language];
  useEffect(() => {
    document.title = text.pageTitle;
  }, [text]);
  return (
    <div class={opened === undefined ? 'connect' : 'studio'}>
      <PageHead
        title={text.title}
        languageLabel={text.language}
        language={language}
        setLanguage={setLanguage}
      >
        <p class="connect-lead">{text.lead}</p>
        <a href="/">{rehearsal ? text.toRehearsal : text.toStatus}</a>
      </PageHead>
      {opened === undefined ? (
        <Shelf
          text={text}
          language={language}
          onOpen={setOpened}
          onFound={(found) => setRehearsal(found.rehearsal)}
        />
      ) : (
        <Bench
          text={text}
          language={language}
          opened={opened}
          rehearsal={rehearsal}
          setOpened={setOpened}
          onLeave={() => setOpened(undefined)}
        />
      )}
    </div>
  );
}
