import { useEffect, useState } from 'preact/hooks';
import type { Locale } from '../../../../kernel/text.ts';
import type { Source, WireDraft, WireOffered, WireStudioList } from '../../studio/protocol.ts';
import { fieldsOf, slug } from './draft.ts';
import { list, open, read } from './server.ts';
import type { Strings } from './strings.ts';
import { problemOf, type Opened } from './use-draft.ts';

interface ShelfProps {
  readonly text: Strings;
  readonly language: Locale;
  readonly onOpen: (opened: Opened) => void;
  /** Told of what there is. */
  readonly onFound: (found: WireStudioList) => void;
}

const sources = ['preset', 'shipped', 'own'] as const satisfies readonly Source[];

/** What one can start from. */
export function Shelf({ text, language, onOpen, onFound }: ShelfProps) {
  const [found, setFound] = useState<WireStudioList>();
  const [problem, setProblem] = useState<string>();
  const told = (error: unknown): void => setProblem(problemOf(error) || text.silent);
  useEffect(() => {
    const take = (all: WireStudioList): void => {
      setFound(all);
      onFound(all);
    };
    list().then(take).catch(told);
  }, [language]);
  const take = (from: WireDraft['from']): void => {
    open(from)
      .then(({ data }) => onOpen({ from, draft: from.source === 'own' ? data : asOwn(data, from) }))
      .catch(told);
  };
  const takeGiven = (given: string): void => {
    const from = { source: 'given', id: '', text: given } as const;
    read(given)
      .then(({ data }) => onOpen({ from, draft: data }))
      .catch(told);
  };
  return (
    <main>
      <div class="trouble" role="alert">
        {problem !== undefined && <p class="note note-warning">{problem}</p>}
      </div>
      {found === undefined && <p role="status">{text.loading}</p>}
      <div class="row">
        <button
          type="button"
          class="button button-large"
          onClick={() => take({ source: 'blank', id: '' })}
        >
          {text.blankTemplate}
        </button>
        <OpenFile words={text.openFile} onText={takeGiven} />
      </div>
      {sources.map((source) => (
        <Group
          key={source}
          title={text.sources[source]}
          offered={(found?.offered ?? []).filter((each) => each.source === source)}
          onTake={take}
        />
      ))}
    </main>
  );
}

interface OpenFileProps {
  readonly words: string;
  readonly onText: (text: string) => void;
}

/** A workshop that another community gave. */
const OpenFile = ({ words, onText }: OpenFileProps) => (
  <label class="button button-large open-file">
    {words}
    <input
      type="file"
      class="unseen"
      accept=".yaml,.yml"
      onChange={({ currentTarget: { files } }) => void files?.[0]?.text().then(onText)}
    />
  </label>
);

/** A file of one's own has a name of its own. */
function asOwn(data: Opened['draft'], { source }: WireDraft['from']): Opened['draft'] {
  const title = Object.values(fieldsOf(data['title'])).find((each) => typeof each === 'string');
  const start = source === 'blank' ? '' : 'mon-';
  return { ...data, id: slug(`${start}${typeof title === 'string' ? title : ''}`) };
}

interface GroupProps {
  readonly title: string;
  readonly offered: readonly WireOffered[];
  readonly onTake: (from: WireDraft['from']) => void;
}

function Group({ title, offered, onTake }: GroupProps) {
  if (offered.length === 0) return null;
  return (
    <section class="shelf">
      <h2>{title}</h2>
      <ul>
        {offered.map(({ source, id, title, description }) => (
          <li key={id}>
            <button type="button" class="button offered" onClick={() => onTake({ source, id })}>
              {title}
              {description !== undefined && <span class="offered-lead">{description}</span>}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
