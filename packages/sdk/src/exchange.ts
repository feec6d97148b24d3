import type { ShownCall } from './errors.ts';
import type { LostAnswer, RawAnswer } from './transport/port.ts';

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
  /** The HTTP status; undefined where no answer came. */
  readonly status: number | undefined;
  /** Milliseconds from sending to the last byte of the answer. */
  readonly ms: number;
  /** 1 for the first time the call was sent, 2 for its first repeat. */
  readonly attempt: number;
  /** The version that Meta really used; later than the one asked for when that one has ended. */
  readonly version: string | undefined;
  /** Give this to Meta's support. */
  readonly traceId: string | undefined;
  /** The budget of the app with this WhatsApp Business Account, where Meta tells it. */
  readonly usage: Usage | undefined;
  /** Whether Meta answered with a later version, because the one asked for has ended. */
  readonly upgraded: boolean;
}

/** What a call answers: Meta's own data, and the exchange that brought it. */
export interface Answer<Data> {
  readonly data: Data;
  readonly exchange: Exchange;
}

/** Reads the headers that say how an exchange went. */
export function exchangeFrom(
  call: ShownCall,
  attempt: number,
  ms: number,
  answer: RawAnswer | LostAnswer,
): Exchange {
  const header = (name: string) => ('lost' in answer ? undefined : answer.header(name));
  return {
    call,
    status: answer.status,
    ms,
    attempt,
    version: header('facebook-api-version'),
    traceId: header('x-fb-request-id') ?? header('x-fb-trace-id'),
    usage: usageFrom(header('x-business-use-case-usage') ?? header('x-app-usage')),
    upgraded: header('x-ad-api-version-warning') !== undefined,
  };
}

/** What either header holds in Meta's words; on every answer, so it is read with as little as can be. */
interface UsageHeader {
  readonly call_count?: number;
  readonly total_cputime?: number;
  readonly total_time?: number;
  readonly estimated_time_to_regain_access?: number;
}

/** Reads either header: one object (the app's), or a list of them for each account; the worst counts. */
function usageFrom(header: string | undefined): Usage | undefined {
  if (!header) return undefined;
  try {
    const parsed: UsageHeader & Record<string, readonly UsageHeader[]> = JSON.parse(header);
    const usages = [parsed, ...Object.values(parsed).filter(Array.isArray).flat()];
    const worst = (name: keyof UsageHeader) =>
      Math.max(0, ...usages.map((usage) => usage?.[name] ?? 0));
    return {
      callCount: worst('call_count'),
      totalCpuTime: worst('total_cputime'),
      totalTime: worst('total_time'),
      minutesToRegainAccess: worst('estimated_time_to_regain_access'),
    };
  } catch {
    return undefined;
  }
}
