import type { TargetedSubmitEvent } from 'preact';
import { useState } from 'preact/hooks';
import type { WireGiven, WireTaken } from '../../../connect/protocol.ts';
import { Segments } from '../../ui/segments.tsx';
import { useDesk, type Desk } from '../desk.ts';
import { sendAccount } from '../server.ts';
import { Entry } from './entry.tsx';

type Wrong = Exclude<WireTaken['kind'], 'account'> | 'nothing';
type By = 'password' | 'token';

/** What is typed here is sent once, to this machine alone; secrets are kept nowhere in the page. */
export function AccountForm() {
  const { text, attempt } = useDesk();
  const words = text.matrix;
  const [by, setBy] = useState<By>('password');
  const { busy, wrong, check } = useChecking(attempt);
  const onSubmit = (event: TargetedSubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    void check(event.currentTarget);
  };
  return (
    <form class="account" onSubmit={onSubmit} autocomplete="off">
      <Entry name="server" label={words.server} hint={words.serverHint} />
      <Segments
        name={words.by}
        options={[
          ['password', words.byPassword],
          ['token', words.byToken],
        ]}
        chosen={by}
        onPick={setBy}
      />
      {by === 'password' ? (
        <>
          <Entry name="user" label={words.user} />
          <Entry name="password" label={words.password} hint={words.passwordHint} secret />
        </>
      ) : (
        <Entry name="token" label={words.token} hint={words.tokenHint} secret />
      )}
      <button type="submit" class="button button-main button-large" aria-busy={busy}>
        {busy ? words.checking : text.tokenCheck}
      </button>
      <p class="token-wrong" role="alert">
        {wrong !== undefined && words.wrong[wrong]}
      </p>
    </form>
  );
}

interface Checking {
  readonly busy: boolean;
  readonly wrong: Wrong | undefined;
  readonly check: (form: HTMLFormElement) => Promise<void>;
}

/** Empties what is secret as soon as it is sent. */
function useChecking(attempt: Desk['attempt']): Checking {
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<Wrong>();
  const check = async (form: HTMLFormElement): Promise<void> => {
    const given = givenIn(form);
    if (busy) return;
    if (given === undefined) return setWrong('nothing');
    setBusy(true);
    setWrong(undefined);
    for (const secret of form.querySelectorAll<HTMLInputElement>('[type=password]'))
      secret.value = '';
    const judged = sendAccount(given)
      .then(({ kind }) => setWrong(kind === 'account' ? undefined : kind))
      .finally(() => setBusy(false));
    await attempt(judged);
  };
  return { busy, wrong, check };
}

/** Undefined while a field is empty. */
function givenIn(form: HTMLFormElement): WireGiven | undefined {
  const fields = new FormData(form);
  const of = (name: string): string => {
    const value = fields.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  const [server, token, user, password] = [of('server'), of('token'), of('user'), of('password')];
  if (server === '') return undefined;
  if (token !== '') return { server, token };
  return user === '' || password === '' ? undefined : { server, user, password };
}
