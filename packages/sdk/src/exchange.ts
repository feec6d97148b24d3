import type { ShownCall } from './errors.ts';

/** How much of an hour's budget is used, in percent; calls are refused from 100 on. */
export interface Usage {
  readonly callCount: number;
  readonly totalCpuTime: number;
  readonly totalTime: number;
  /** Minutes until calls are answered again; 0 while they are. */
  readonly minutesToRegainAccess: number;
}

/** One request and its answer, without any secret. */
export interface Exchange {
  readonly call: ShownCall;
  /** The HTTP status. */
  readonly status: number;
  /** Milliseconds from sending to the last byte of the answer. */
  readonly ms: number;
  /** The version that Meta really used; later than the one asked for when that one has ended. */
  readonly version: string | undefined;
  /** Give this to Meta's support. */
  readonly traceId: string | undefined;
  /** The budget of the app with this WhatsApp Business Account, where Meta tells it. */
  readonly usage: Usage | undefined;
}

/** What a call answers: Meta's own data, and the exchange that brought it. */
export interface Answer<Data> {
  readonly data: Data;
  readonly exchange: Exchange;
}

/** Reads the headers that say how an exchange went. */
export function exchangeFrom(
  call: ShownCall,
  response: { readonly status: number; readonly headers: Pick<Headers, 'get'> },
  ms: number,
): Exchange {
  const { headers } = response;
  return {
    call,
    status: response.status,
    ms,
    version: headers.get('facebook-api-version') ?? undefined,
    traceId: headers.get('x-fb-trace-id') ?? headers.get('x-fb-request-id') ?? undefined,
    usage: usageFrom(headers.get('x-business-use-case-usage') ?? headers.get('x-app-usage')),
  };
}

interface UsageHeader {
  readonly call_count?: number;
  readonly total_cputime?: number;
  readonly total_time?: number;
  readonly estimated_time_to_regain_access?: number;
}

/** Reads either header: one object (the app's), or a list of them for each account; the worst counts. */
function usageFrom(header: string | null): Usage | undefined {
  if (!header) return undefined;
  let parsed: UsageHeader | Record<string, readonly UsageHeader[]>;
  try {
    parsed = JSON.parse(header);
  } catch {
    return undefined;
  }
  if (typeof parsed !== 'object' || parsed === null) return undefined;
  const lists = Object.values(parsed).filter(Array.isArray) as UsageHeader[][];
  const all = lists.length > 0 ? lists.flat() : [parsed as UsageHeader];
  const worst = (key: keyof UsageHeader) => Math.max(0, ...all.map((usage) => usage?.[key] ?? 0));
  return {
    callCount: worst('call_count'),
    totalCpuTime: worst('total_cputime'),
    totalTime: worst('total_time'),
    minutesToRegainAccess: worst('estimated_time_to_regain_access'),
  };
}
