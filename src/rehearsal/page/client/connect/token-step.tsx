import type { TargetedSubmitEvent } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import type { WireAccount, WirePasted } from '../../connect/protocol.ts';
import { useDesk } from './desk.ts';
import { NoteLine } from './note-line.tsx';
import { BotMenu, ResetToken } from './pictures/portal.tsx';
import { forget, sendPasted } from './server.ts';
import { Step } from './step.tsx';

export function TokenStep() {
  const { text, known, attempt } = useDesk();
  const { account, phase } = known.discord;
  const isOver = phase === 'starting' || phase === 'running' || phase === 'waits';
  return (
    <Step title={text.tokenTitle} done={isOver}>
      {account === undefined ? (
        <>
          <p>{text.tokenLead}</p>
          <div class="pictures">
            <BotMenu caption={text.tokenOne} />
            <ResetToken caption={text.tokenTwo} />
          </div>
          <TokenForm />
        </>
      ) : (
        <>
          <WhoItIs account={account} />
          {!isOver && (
            <button
              type="button"
              class="button button-quiet"
              onClick={() => void attempt(forget())}
            >
              {text.another}
            </button>
          )}
        </>
      )}
    </Step>
  );
}

type Wrong = Exclude<WirePasted['kind'], 'bot'>;

/** What is typed here is sent once, to this machine alone, and kept nowhere in the page. */
function TokenForm() {
  const { text, attempt } = useDesk();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<Wrong>();
  const check = async (): Promise<void> => {
    const input = field.current;
    if (input === null || busy) return;
    const text = input.value;
    input.value = '';
    setBusy(true);
    setWrong(undefined);
    const judged = sendPasted(text)
      .then(({ kind }) => setWrong(kind === 'bot' ? undefined : kind))
      .finally(() => setBusy(false));
    input.focus();
    await attempt(judged);
  };
  const onSubmit = (event: TargetedSubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    void check();
  };
  return (
    <form class="token" onSubmit={onSubmit} autocomplete="off">
      <label for={id}>{text.tokenField}</label>
      <div class="token-row">
        <input
          class="input"
          type="password"
          id={id}
          ref={field}
          autocomplete="off"
          spellcheck={false}
          aria-invalid={wrong !== undefined}
          aria-describedby={`${id}-wrong`}
        />
        <button type="submit" class="button button-main" aria-busy={busy}>
          {busy ? text.tokenChecking : text.tokenCheck}
        </button>
      </div>
      <p id={`${id}-wrong`} class="token-wrong" role="alert">
        {wrong !== undefined && text.wrong[wrong]}
      </p>
    </form>
  );
}

function WhoItIs({ account }: { readonly account: WireAccount }) {
  const { text, language } = useDesk();
  const { name, servers, intents, others, codeGrant } = account;
  const listed = (all: readonly string[]): string => new Intl.ListFormat(language).format(all);
  return (
    <div class="who" role="status">
      <p>
        <strong>{text.account(name)}</strong> {text.accountServers(servers)}
      </p>
      <NoteLine fine={intents.length === 0}>
        {intents.length === 0
          ? text.intentsNone
          : text.intentsOn(listed(intents.map((each) => text.intents[each])))}
      </NoteLine>
      {others.length > 0 && (
        <NoteLine fine={false}>
          {text.others(listed(others.slice(0, 5).map((each) => `/${each}`)))}
        </NoteLine>
      )}
      {codeGrant && <NoteLine fine={false}>{text.codeGrant}</NoteLine>}
    </div>
  );
}
