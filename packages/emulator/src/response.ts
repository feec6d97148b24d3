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
  answer(200, value, context, {
    'cache-control': 'private, no-cache, no-store, must-revalidate',
    ...usageHeader(context),
  });

/** Meta's answer to a call that it refuses. */
export function refused(fault: GraphFault, context: ResponseContext): Answer {
  const { body, done } = fault;
  const isRateLimit = fault.status === 400 && RATE_LIMIT_CODES.has(body.code);
  const status = isRateLimit ? context.rateLimitStatus : fault.status;
  const reason = body.code === 190 ? 'invalid_token' : 'invalid_request';
  const spoken = body.message.replace(/["\\]/g, '\\$&').replace(/[^\x20-\x7e]/g, '?');
  return answer(status, { ...done, error: { ...body, fbtrace_id: context.traceId } }, context, {
    'cache-control': 'no-store',
    'www-authenticate': `OAuth "Facebook Platform" "${reason}" "${spoken}"`,
    ...usageHeader(context),
  });
}

function answer(
  status: number,
  value: unknown,
  { version, traceId }: ResponseContext,
  headers: Readonly<Record<string, string>>,
): Answer {
  return {
    status,
    body: escaped(JSON.stringify(value)),
    headers: {
      'content-type': 'application/json; charset=UTF-8',
      'access-control-allow-origin': '*',
      'facebook-api-version': version.version,
      ...(version.upgradedFrom && {
        'x-ad-api-version-warning': `The call has been auto-upgraded to ${version.version} as ${version.upgradedFrom} has been deprecated.`,
      }),
      pragma: 'no-cache',
      expires: 'Sat, 01 Jan 2000 00:00:00 GMT',
      'strict-transport-security': 'max-age=15552000; preload',
      vary: 'Origin',
      'x-fb-request-id': traceId,
      'x-fb-trace-id': traceId,
      ...headers,
    },
  };
}

function usageHeader({ budget }: ResponseContext): Record<string, string> {
  if (!budget) return { 'x-app-usage': APP_USAGE };
  const { businessAccountId, type, percent, minutesToRegain } = budget;
  const entry = {
    type,
    call_count: percent,
    total_cputime: percent,
    total_time: percent,
    estimated_time_to_regain_access: minutesToRegain,
  };
  return { 'x-business-use-case-usage': JSON.stringify({ [businessAccountId]: [entry] }) };
}

/** JSON as Meta writes it: ASCII, with escaped slashes. */
const escaped = (json: string) =>
  json.replace(/[/@\u0080-\uffff]/g, (character) =>
    character === '/' ? '\\/' : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
