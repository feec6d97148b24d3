import { contract, type EndpointName } from 'meta-cloud-api/contract';
import type { Parameters } from './parameters.ts';
import { parsed } from './parsed.ts';
import type { Answer } from './response.ts';

/** A request to the Graph API and its answer, without secrets. */
export interface LoggedRequest {
  /** Counts up; give the last one as `after` to go on from there. */
  readonly cursor: number;
  /** When it came, by the world's clock. */
  readonly at: string;
  readonly method: string;
  /** The path without the query, such as `/v26.0/106540352242922/register`. */
  readonly path: string;
  /** The row of the contract; absent where the request fits none. */
  readonly endpoint?: EndpointName;
  /** What the request was sent to, as it says in the path. */
  readonly id: string;
  /** What it said in its query and body, but for its token. */
  readonly input: Parameters;
  /** The status of the answer; absent where none was made. */
  readonly status?: number;
  /** The body of the answer: JSON where it is that, or text. A fault may have spoiled it on its way. */
  readonly answer?: unknown;
  /** What disturbed it: the id of a fault, or `x-emulate-error`. */
  readonly fault?: string;
}

/** Which requests are meant. */
export interface RequestFilter {
  readonly endpoint?: EndpointName | undefined;
  readonly id?: string | undefined;
  /** HTTP status. */
  readonly status?: number | undefined;
  /** Only those that came after the one with this cursor. */
  readonly after?: number | undefined;
}

/** A request as it is kept: secrets are taken out when it is shown, since few are. */
export interface RawRequest {
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly endpoint: EndpointName | undefined;
  readonly id: string;
  readonly input: Parameters;
  /** The answer, but for its headers. */
  readonly status: number | undefined;
  readonly body: Answer['body'] | undefined;
  readonly fault: string | undefined;
}

/** The last requests. It is no part of the world's state, and so of no snapshot. */
export interface RequestLog {
  record(request: RawRequest): void;
  list(filter?: RequestFilter): LoggedRequest[];
  clear(): void;
}

/** Makes a log of the last requests, as many as `size` says. */
export function createRequestLog(size: () => number): RequestLog {
  let kept: RawRequest[] = [];
  /** The cursor of the first that is kept. */
  let first = 1;
  const dropAllBut = (count: number) => {
    const dropped = Math.max(0, kept.length - count);
    kept = kept.slice(dropped);
    first += dropped;
  };
  return {
    record: (request) => {
      kept.push(request);
      // Dropping many at a time costs less than dropping one each time.
      if (kept.length > 2 * size()) dropAllBut(size());
    },
    list: ({ endpoint, id, status, after = 0 } = {}) => {
      dropAllBut(size());
      return kept.flatMap((request, index) => {
        const isMeant =
          first + index > after &&
          (endpoint === undefined || request.endpoint === endpoint) &&
          (id === undefined || request.id === id) &&
          (status === undefined || request.status === status);
        return isMeant ? shown(request, first + index) : [];
      });
    },
    clear: () => dropAllBut(0),
  };
}

const HIDDEN = '[hidden]';

/** What is a secret wherever it stands. */
const SECRETS = [
  'access_token',
  'appsecret_proof',
  'client_secret',
  'fb_exchange_token',
  'input_token',
  'verify_token',
  'pin',
  'sip_user_password',
];

const secretsOf = ({ secrets }: { readonly secrets: readonly string[] }) =>
  secrets.map((secret) => secret.split('.').at(-1));

/** What may be a secret where nobody knows what was asked. */
const anySecret = Object.values(contract).flatMap(secretsOf);

function shown(request: RawRequest, cursor: number): LoggedRequest {
  const { at, method, path, endpoint, id, status, body, fault } = request;
  const { access_token, appsecret_proof, ...input } = request.input;
  const secrets = new Set([...SECRETS, ...(endpoint ? secretsOf(contract[endpoint]) : anySecret)]);
  return {
    cursor,
    at: new Date(at).toISOString(),
    method,
    path,
    ...(endpoint && { endpoint }),
    id,
    input: withoutSecrets(input, secrets) as Parameters,
    ...(status !== undefined && {
      status,
      answer: withoutSecrets(parsed(String(body)), new Set(SECRETS)),
    }),
    ...(fault !== undefined && { fault }),
  };
}

/** Deeper than anything that Meta reads. */
const DEEPEST = 30;

const isAuthorization = (name: unknown) => /^authorization$/i.test(String(name));

/** Hides secrets under their names, in JSON inside of text, in addresses, and in headers of a batch. */
function withoutSecrets(
  value: unknown,
  secrets: ReadonlySet<string | undefined>,
  depth = 0,
): unknown {
  if (depth > DEEPEST) return '[too deep]';
  const within = (inner: unknown) => withoutSecrets(inner, secrets, depth + 1);
  if (typeof value === 'string') {
    if (/^\s*[[{]/.test(value)) {
      const inner = parsed(value);
      if (inner !== value) return JSON.stringify(within(inner));
    }
    return value
      .replace(/^(authorization\s*:\s*).*/is, `$1${HIDDEN}`)
      .replace(/((?:^|[?&])(\w+)=)[^&\s]*/g, (whole, start: string, name: string) =>
        secrets.has(name) ? start + HIDDEN : whole,
      );
  }
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(within);
  const isSecretHeader = 'name' in value && isAuthorization(value.name);
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      const isSecret =
        secrets.has(name) || isAuthorization(name) || (isSecretHeader && name === 'value');
      return [name, isSecret ? HIDDEN : within(inner)];
    }),
  );
}
