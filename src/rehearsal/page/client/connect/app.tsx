import { useEffect, useMemo, useState } from 'preact/hooks';
import { usePageLanguage, useTheme } from '../state/settings.ts';
import { Icon } from '../ui/icon.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Segments } from '../ui/segments.tsx';
import type { WireConnect } from '../../connect/protocol.ts';
import { CheckStep } from './check-step.tsx';
import { CreateStep } from './create-step.tsx';
import { DeskContext, useDesk, useLooking, type Desk } from './desk.ts';
import { InviteStep } from './invite-step.tsx';
import { MatrixPath } from './matrix/path.tsx';
import { start } from './server.ts';
import { StartStep } from './start-step.tsx';
import { Status } from './status.tsx';
import { strings } from './strings.ts';
import { TokenStep } from './token-step.tsx';

/** From a rehearsal to one's own community; once a bot runs, how it is. */
export function Connect() {
  useTheme();
  const [language, setLanguage] = usePageLanguage(undefined);
  const text = strings[language];
  const { known, problem, refresh, attempt } = useLooking(language, text.silent);
  const settled = known !== undefined && isSettled(known);
  useEffect(() => {
    document.title = text.pageTitle;
  }, [text]);
  const desk = useMemo<Desk | undefined>(
    () => known && { text, language, known, refresh, attempt },
    [text, language, known, refresh, attempt],
  );
  return (
    <div class="connect">
      <PageHead
        title={settled ? text.statusTitle : text.title}
        languageLabel={text.language}
        language={language}
        setLanguage={setLanguage}
      >
        {!settled && <p class="connect-lead">{text.lead}</p>}
      </PageHead>
      <div class="trouble" role="alert">
        {problem !== undefined && (
          <p class="note note-warning">
            <Icon name="warning" />
            {problem}
          </p>
        )}
      </div>
      <main>
        {desk === undefined ? (
          <p role="status">{text.loading}</p>
        ) : (
          <DeskContext.Provider value={desk}>
            <Steps desk={desk} />
          </DeskContext.Provider>
        )}
      </main>
    </div>
  );
}

/** How things are comes first once the way is gone to its end; until then the next step does. */
const isSettled = ({ discord, matrix, rehearsal }: WireConnect): boolean =>
  [
    { ...discord, places: discord.servers },
    { ...matrix, places: matrix.rooms },
  ].some(
    ({ phase, trouble, places = [] }) =>
      phase === 'running' &&
      (!rehearsal || trouble !== undefined || places.some(({ open }) => open.length > 0)),
  );

type Place = 'discord' | 'matrix';

function Steps({ desk: { known, text } }: { readonly desk: Desk }) {
  const { discord, matrix } = known;
  const [chosen, setChosen] = useState<Place>();
  const isMatrixAlone = matrix.phase !== 'none' && discord.phase === 'none';
  const place = chosen ?? (isMatrixAlone ? 'matrix' : 'discord');
  const settled = isSettled(known);
  return (
    <>
      {settled && <Status />}
      <p class="row">
        {known.rehearsal && <a href="/">{text.toRehearsal}</a>}
        {settled && <a href="/studio">{text.toStudio}</a>}
      </p>
      <Segments
        name={text.where}
        options={[
          ['discord', 'Discord'],
          ['matrix', 'Matrix'],
        ]}
        chosen={place}
        onPick={setChosen}
      />
      {place === 'discord' ? <DiscordPath /> : <MatrixPath />}
    </>
  );
}

/** Started with a token already, nobody has to be led through creating one. */
function DiscordPath() {
  const { text, known } = useDesk();
  const { discord } = known;
  const running = discord.phase === 'running';
  const steps = [<InviteStep key="invite" />, <CheckStep key="check" />];
  return (
    <>
      {!running && <p class="connect-lead">{text.needs}</p>}
      <ol class="path">
        <CreateStep />
        <TokenStep />
        <StartStep way={discord} onStart={start} />
        {running && steps}
      </ol>
    </>
  );
}
