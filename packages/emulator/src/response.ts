import type { GraphFault } from './fault.ts';
import { RATE_LIMIT_CODES } from './faults/limits.ts';
import type { CallBudget } from './usage.ts';
import type { ServedVersion } from './version.ts';

/** The app's own budget, which is spent by nothing here. */
const APP_USAGE = '{"call_count":0,"total_cputime":0,"total_time":0}';

/** A response before it is sent. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array<ArrayBuffer>;
}

export interface ResponseContext {
  readonly version: ServedVersion;
  readonly traceId: string;
  /** Which status says that too much was asked. */
  readonly rateLimitStatus: number;
  /** Set where the call counted against an account's budget. */
  readonly budget?: CallBudget | undefined;
}

export const responseOf = ({ status, headers, body }: Answer): Response =>
  new Response(body, { status, headers });

/** Meta's answer to a call that worked. */
export const answered = (value: unknown, context: ResponseContext): Answer =>
  answer(200, value, headersOf(context, 'private, no-cache, no-store, must-revalidate'));

/** Meta's answer to a call that it refuses. */
export function refused(fault: GraphFault, context: ResponseContext): Answer {
  const { body, done } = fault;
  const isRateLimit = fault.status === 400 && RATE_LIMIT_CODES.has(body.code);
  const status = isRateLimit ? context.rateLimitStatus : fault.status;
  const reason = body.code === 190 ? 'invalid_token' : 'invalid_request';
  const spoken = body.message.replace(/["\\]/g, '\\$&').replace(/[^\x20-\x7e]/g, '?');
  const headers = headersOf(context, 'no-store');
  headers['www-authenticate'] = `OAuth "Facebook Platform" "${reason}" "${spoken}"`;
  return answer(status, { ...done, error: { ...body, fbtrace_id: context.traceId } }, headers);
}

const answer = (status: number, value: unknown, headers: Answer['headers']): Answer => ({
  status,
  headers,
  body: escaped(JSON.stringify(value)),
});

/** What every answer says. Written out in one piece: to join it from parts would take longer than the answer. */
function headersOf(
  { version: { version, upgradedFrom }, traceId, budget }: ResponseContext,
  cacheControl: string,
): Record<string, string> {
  const headers: Record<string, string> = {
    'content-type': 'application/json; charset=UTF-8',
    'access-control-allow-origin': '*',
    'facebook-api-version': version,
    pragma: 'no-cache',
    expires: 'Sat, 01 Jan 2000 00:00:00 GMT',
    'strict-transport-security': 'max-age=15552000; preload',
    vary: 'Origin',
    'x-fb-request-id': traceId,
    'x-fb-trace-id': traceId,
    'cache-control': cacheControl,
  };
  if (budget) headers['x-business-use-case-usage'] = usageOf(budget);
  else headers['x-app-usage'] = APP_USAGE;
  if (upgradedFrom) {
    headers['x-ad-api-version-warning'] =
      `The call has been auto-upgraded to ${version} as ${upgradedFrom} has been deprecated.`;
  }
  return headers;
}

function usageOf({ businessAccountId, type, percent, minutesToRegain }: CallBudget): string {
  const entry = {
    type,
    call_count: percent,
    total_cputime: percent,
    total_time: percent,
    estimated_time_to_regain_access: minutesToRegain,
  };
  return JSON.stringify({ [businessAccountId]: [entry] });
}

/** JSON as Meta writes it: ASCII, with escaped slashes. */
const escaped = (json: string) =>
  json.replace(/[/@\u0080-\uffff]/g, (character) =>
    character === '/' ? '\\/' : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
