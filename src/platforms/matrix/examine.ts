import { doubtful, ill, well, type Finding } from '../../engine/finding.ts';
import type { Examination } from '../../engine/platform.ts';
import { matrixApi, type Api, type Self } from './client/api.ts';
import { openHttp } from './client/http.ts';
import { MatrixRefusal, NotMatrix } from './client/refusal.ts';
import type { MatrixAccount } from './parts.ts';

/** A difference from the server's clock that is worth correcting, in milliseconds. */
const mostOffMs = 60_000;

/**
 * Checks all that Palabre needs of a homeserver, without reading its events. Empty if Matrix is not
 * set up at all. A password is not tried, because that would open a session.
 */
export async function examineMatrix(
  account: MatrixAccount | 'half' | undefined,
  { now }: Examination,
): Promise<readonly Finding[]> {
  if (account === undefined) return [];
  if (account === 'half') return [ill('matrix.lost.half')];
  const dates: number[] = [];
  const { proof, url } = account;
  const token = 'token' in proof ? proof.token : undefined;
  const dated = (date: string | null) => void dates.push(Date.parse(date ?? ''));
  const api = matrixApi(openHttp({ url, token, dated }));
  try {
    await api.versions();
  } catch (error) {
    return [ill(error instanceof NotMatrix ? 'matrix.lost.notMatrix' : 'matrix.lost.unreachable')];
  }
  const findings = [clockFinding(dates.at(-1), now())];
  if (token === undefined) return [...findings, doubtful('matrix.doctor.password')];
  return [...findings, ...(await accountFindings(api))];
}

async function accountFindings(api: Api): Promise<Finding[]> {
  const self: Self | undefined = await api.whoami().catch((error: unknown) => {
    if (error instanceof MatrixRefusal) return undefined;
    throw error;
  });
  if (self === undefined) return [ill('matrix.lost.token')];
  return [well('matrix.doctor.token', { user: self.user })];
}

function clockFinding(date: number | undefined, now: number): Finding {
  if (date === undefined || Number.isNaN(date)) return ill('matrix.doctor.noHour');
  const seconds = Math.round(Math.abs(now - date) / 1000);
  return Math.abs(now - date) > mostOffMs
    ? ill('matrix.doctor.clockOff', { seconds })
    : well('matrix.doctor.clock', { seconds });
}
