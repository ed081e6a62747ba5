import { leave } from '@/shared/session/session';

/**
 * The one way to the services, always through the gateway, which knows us by a cookie. A refusal is thrown as an ApiFailure that carries the stable
 * code; the words for it are in the dictionaries.
 */

const PATIENCE_MS = 15_000;

/** Where a 401 means that the words were wrong, and not that nobody is here any more. */
const SIGN_IN = '/auth/session';

export class ApiFailure extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly retryAfterSeconds: number | null;
  readonly currentPrice: number | null;

  constructor(status: number, code: string, detail = '', retryAfterSeconds: number | null = null, currentPrice: number | null = null) {
    super(`${status} ${code}`);
    this.status = status;
    this.code = code;
    this.detail = detail;
    this.retryAfterSeconds = retryAfterSeconds;
    this.currentPrice = currentPrice;
  }

  /** Nobody can say whether it happened: the answer was lost, not refused. */
  get isUnknown(): boolean {
    return this.status === 0 || this.status === 502 || this.status === 504 || this.status === 500;
  }
}

export interface Call {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
  /** For what takes longer than most. */
  patienceMs?: number;
}

/** Same origin behind the gateway; pages that were opened on the frontend's own port look for the gateway beside it. */
export function apiOrigin(): string {
  const gateway = meta('baedal-gateway');
  const openedPastIt = gateway !== '' && location.port !== '' && location.port === meta('baedal-port');
  return openedPastIt ? `${location.protocol}//${location.hostname}:${gateway}` : '';
}

export function meta(name: string): string {
  const content = document.querySelector(`meta[name="${name}"]`)?.getAttribute('content') ?? '';
  return content.startsWith('{{') ? '' : content;
}

export async function call<T>(path: string, options: Call = {}): Promise<T> {
  const answer = await send(path, options);
  if (answer.ok) return said<T>(await answer.text());
  if (answer.status === 401 && path !== SIGN_IN) leave();
  throw await failureOf(answer);
}

/** Of an answer without a body nobody reads anything. */
function said<T>(text: string): T {
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

async function send(path: string, { method = 'GET', body, headers = {}, signal, patienceMs = PATIENCE_MS }: Call): Promise<Response> {
  const patience = AbortSignal.timeout(patienceMs);
  try {
    return await fetch(apiOrigin() + path, {
      method,
      credentials: 'include',
      headers: {
        Accept: 'application/json',
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: signal ? AbortSignal.any([signal, patience]) : patience,
    });
  } catch (failure) {
    if (signal?.aborted) throw failure;
    throw new ApiFailure(0, 'unreachable');
  }
}

async function failureOf(answer: Response): Promise<ApiFailure> {
  const problem = await problemOf(answer);
  const wait = Number(answer.headers.get('Retry-After'));
  return new ApiFailure(
    answer.status,
    typeof problem['code'] === 'string' ? problem['code'] : `http-${answer.status}`,
    typeof problem['detail'] === 'string' ? problem['detail'] : '',
    Number.isFinite(wait) && wait > 0 ? wait : null,
    typeof problem['currentPrice'] === 'number' ? problem['currentPrice'] : null,
  );
}

async function problemOf(answer: Response): Promise<Record<string, unknown>> {
  try {
    return (await answer.json()) as Record<string, unknown>;
  } catch {
    return {};
  }
}

/** The query of a path, without what is not given. */
export function query(parameters: Record<string, string | number | undefined | null>): string {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return given.length === 0 ? '' : `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}
