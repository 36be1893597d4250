import { z } from 'zod';
import { pathTo, type Http } from './http.ts';
import { ProofAsked } from './refusal.ts';

/** What an account uses to authenticate again, if a server asks for its password once more. */
export interface Password {
  readonly user: string;
  readonly password: string;
}

/** A homeserver's requests for encryption. Bodies are JSON, as the library makes and reads them. */
export interface KeysApi {
  upload(body: string): Promise<string>;
  query(body: string): Promise<string>;
  claim(body: string): Promise<string>;
  signatures(body: string): Promise<string>;
  /** Rejects with `ProofAsked` if the server asks for the password and there is none. */
  identity(body: string, password: Password | undefined): Promise<string>;
  toDevice(type: string, txn: string, body: string): Promise<string>;
}

const anyAnswer = z.record(z.string(), z.unknown());
const content = z.record(z.string(), z.unknown());

export function keysApi(http: Http): KeysApi {
  const ask = async (method: 'POST' | 'PUT', path: string, body: unknown): Promise<string> =>
    JSON.stringify(await http.ask({ method, path, body, answer: anyAnswer }));
  const post = (name: string) => (body: string) =>
    ask('POST', pathTo(`/client/v3/keys/${name}`), JSON.parse(body));
  return {
    upload: post('upload'),
    query: post('query'),
    claim: post('claim'),
    signatures: post('signatures/upload'),
    identity: async (body, password) => {
      const path = pathTo('/client/v3/keys/device_signing/upload');
      const keys = content.parse(JSON.parse(body));
      try {
        return await ask('POST', path, keys);
      } catch (error) {
        if (!(error instanceof ProofAsked) || password === undefined) throw error;
        return ask('POST', path, { ...keys, auth: proofBy(password, error.session) });
      }
    },
    toDevice: (type, txn, body) =>
      ask('PUT', pathTo('/client/v3/sendToDevice', type, txn), JSON.parse(body)),
  };
}

const proofBy = ({ user, password }: Password, session: string) => ({
  type: 'm.login.password',
  identifier: { type: 'm.id.user', user },
  password,
  session,
});
