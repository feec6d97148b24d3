import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { milliseconds } from '../clock.ts';
import { faults, GraphFault } from '../fault.ts';
import { faultByCode } from '../faults/by-code.ts';
import type { Answer } from '../response.ts';
import type { World } from '../world.ts';
import type { BrokenConnection } from './connection.ts';
import { chance, type Disturbance, type EmulatedError, isFor, strikes } from './rule.ts';

/** The header by which a caller asks for a refusal, such as `133016` or `100/2388001`. */
export const ERROR_HEADER = 'x-emulate-error';

/** A disturbance of one call. */
export interface Strike {
  /** The id of the fault, or the name of the header that asked for it. */
  readonly fault: string;
  readonly effect: Disturbance;
  /** How often the fault has struck. */
  readonly count: number;
}

/** What disturbs a call, if anything does: each fault that it is meant for counts it, and of a batch its items. */
export function strikeOn(
  call: {
    readonly endpoint?: string | undefined;
    readonly id: string;
    readonly isBatch: boolean;
  },
  header: string | null,
  world: World,
): Strike | undefined {
  if (header !== null) {
    return { fault: ERROR_HEADER, effect: { error: errorInHeader(header) }, count: 1 };
  }
  if (call.isBatch) return undefined;
  let strike: Strike | undefined;
  for (const fault of world.faults()) {
    if (!isFor(fault, call)) continue;
    const counted = { ...fault, seen: fault.seen + 1 };
    const isStruck = strike === undefined && strikes(counted);
    const done = isStruck ? fault.done + 1 : fault.done;
    world.putFault({ ...counted, done });
    if (isStruck) strike = { fault: fault.id, effect: fault.options.do, count: done };
  }
  return strike;
}

/** `133016` or `100/2388001`. */
function errorInHeader(header: string): EmulatedError {
  const [, code, subcode] = /^(\d{1,9})(?:\/(\d{1,9}))?$/.exec(header.trim()) ?? [];
  if (code === undefined) {
    throw faults.invalidParameter(`${ERROR_HEADER} must be like 133016 or 100/2388001`);
  }
  return { code: Number(code), subcode: subcode === undefined ? undefined : Number(subcode) };
}

/** Waits as long as the disturbance has a call wait; ends early where the caller leaves. */
export async function delay({ effect, count }: Strike, signal: AbortSignal): Promise<void> {
  const { latency } = effect;
  if (latency === undefined) return;
  let wait: number;
  if (typeof latency === 'string') wait = milliseconds(latency);
  else {
    const [least, most] = [milliseconds(latency.min), milliseconds(latency.max)];
    wait = least + (most - least) * chance(latency.seed, count);
  }
  signal.throwIfAborted();
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(resolve, wait);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        reject(signal.reason);
      },
      { once: true },
    );
  });
}

/** What answers in place of the call, so that it is not done at all. */
export function insteadOf({
  error,
  html,
  stall,
  reset,
}: Disturbance):
  | { readonly fault: GraphFault }
  | { readonly answer: Answer }
  | { readonly broken: BrokenConnection }
  | undefined {
  if (error !== undefined) return { fault: emulated(error) };
  if (html !== undefined) return { answer: page(html) };
  if (stall === 'before') return { broken: { how: 'silent' } };
  if (reset === 'before') return { broken: { how: 'lost' } };
  return undefined;
}

/** What becomes of an answer on its way. */
export async function spoiled(
  effect: Disturbance,
  answer: Answer,
): Promise<Answer | BrokenConnection> {
  const text = String(answer.body);
  if (effect.reset) return { how: 'lost' };
  if (effect.stall) return { how: 'silent', sent: { ...answer, body: '' } };
  if (effect.truncate) {
    const headers = { ...answer.headers, 'content-length': String(text.length) };
    return { how: 'lost', sent: { ...answer, headers, body: text.slice(0, text.length / 2) } };
  }
  const body = effect.empty ? '' : effect.malformed ? text.slice(0, -1) : text;
  if (!effect.gzip) return { ...answer, body };
  const headers = { ...answer.headers, 'content-encoding': 'gzip' };
  return { ...answer, headers, body: new Uint8Array(await promisify(gzip)(body)) };
}

function emulated(error: number | EmulatedError): GraphFault {
  if (typeof error === 'number') return faultByCode(error);
  const { code, subcode, status, message, details, isTransient, userTitle, userMessage } = error;
  const known = faultByCode(code, subcode);
  return new GraphFault(
    {
      ...known.body,
      ...(message !== undefined && { message }),
      ...(isTransient !== undefined && { is_transient: isTransient }),
      ...(userTitle !== undefined && { error_user_title: userTitle }),
      ...(userMessage !== undefined && { error_user_msg: userMessage }),
      ...(details !== undefined && {
        error_data: { messaging_product: 'whatsapp' as const, details },
      }),
    },
    status ?? known.status,
  );
}

/** What a proxy answers for a server that does not. */
const page = (status: number): Answer => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: `<html>\r\n<head><title>${status}</title></head>\r\n<body><center><h1>${status}</h1></center></body>\r\n</html>\r\n`,
});
