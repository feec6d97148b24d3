import * as z from 'zod';
import { durationPattern } from '../clock.ts';
import { endpointName } from '../endpoint-name.ts';

/** A refusal of Meta's, in words of one's own where those of its code do not do. */
export interface EmulatedError {
  readonly code: number;
  readonly subcode?: number | undefined;
  /** The HTTP status. */
  readonly status?: number | undefined;
  readonly message?: string | undefined;
  /** The text in `error_data.details`. */
  readonly details?: string | undefined;
  readonly isTransient?: boolean | undefined;
  readonly userTitle?: string | undefined;
  readonly userMessage?: string | undefined;
}

/** What happens to a call instead of its answer, or on the way of it. */
export interface Disturbance {
  /** Meta refuses, and nothing is done: a code such as `133016`, or more of the error. */
  readonly error?: number | EmulatedError | undefined;
  /** The call is done so much later, in real time: for the patience of a client. */
  readonly latency?:
    | string
    | { readonly min: string; readonly max: string; readonly seed: number }
    | undefined;
  /** Nothing comes: `before` the headers, with nothing done, or `after-headers`, with the call done. */
  readonly stall?: 'before' | 'after-headers' | undefined;
  /** The connection is reset: `before` the call was done, or `after` it, with its answer lost. */
  readonly reset?: 'before' | 'after' | undefined;
  /** The call is done, and its answer has no body. */
  readonly empty?: true | undefined;
  /** The call is done, and the connection closes in the middle of its answer. */
  readonly truncate?: true | undefined;
  /** The call is done, and its answer is no JSON. */
  readonly malformed?: true | undefined;
  /** A server in front of Meta answers a page with this status, such as 502; nothing is done. */
  readonly html?: number | undefined;
  /** The answer comes compressed, though nobody asked for that. */
  readonly gzip?: true | undefined;
}

/** Which calls are disturbed, and how. Without `nth`, `next`, `every` or `share`: each of them. */
export interface FaultOptions {
  /** Only calls of this row of the contract, such as `phoneNumber.register`. */
  readonly endpoint?: string | undefined;
  /** Only calls to the node of this id. */
  readonly id?: string | undefined;
  /** Only this one of the calls, counted from 1. */
  readonly nth?: number | undefined;
  /** Only so many calls from now on. */
  readonly next?: number | undefined;
  /** Every second, every third … of the calls. */
  readonly every?: number | undefined;
  /** A share of the calls, such as 0.1, picked by chance: the same seed picks the same ones. */
  readonly share?: { readonly of: number; readonly seed: number } | undefined;
  readonly do: Disturbance;
}

/** A fault as it stands. Plain data, kept in snapshots. */
export interface Fault {
  readonly id: string;
  readonly options: FaultOptions;
  /** Calls of the endpoint and id it is for. */
  readonly seen: number;
  /** Calls it disturbed. */
  readonly done: number;
}

const duration = z.string().regex(durationPattern, "must be like '200ms' or '3s'");
const positive = z.number().int().min(1);
const status = z.number().int().min(200).max(599);
const seed = z.number().int();

const disturbance = z
  .strictObject({
    error: z
      .union([
        z.number().int().min(0),
        z.strictObject({
          code: z.number().int().min(0),
          subcode: z.number().int().optional(),
          status: status.optional(),
          message: z.string().optional(),
          details: z.string().optional(),
          isTransient: z.boolean().optional(),
          userTitle: z.string().optional(),
          userMessage: z.string().optional(),
        }),
      ])
      .optional(),
    latency: z.union([duration, z.strictObject({ min: duration, max: duration, seed })]).optional(),
    stall: z.enum(['before', 'after-headers']).optional(),
    reset: z.enum(['before', 'after']).optional(),
    empty: z.literal(true).optional(),
    truncate: z.literal(true).optional(),
    malformed: z.literal(true).optional(),
    html: status.optional(),
    gzip: z.literal(true).optional(),
  })
  .refine(({ latency, gzip, ...others }) => {
    const count = Object.values(others).filter((value) => value !== undefined).length;
    return count === 1 || (count === 0 && (latency !== undefined || gzip !== undefined));
  }, 'must have one effect; latency and gzip may go with another');

/** How a fault is written. */
export const faultOptions: z.ZodType<FaultOptions> = z
  .strictObject({
    endpoint: endpointName.optional(),
    id: z.string().optional(),
    nth: positive.optional(),
    next: positive.optional(),
    every: positive.optional(),
    share: z.strictObject({ of: z.number().min(0).max(1), seed }).optional(),
    do: disturbance,
  })
  .refine(
    ({ nth, next, every, share }) =>
      [nth, next, every, share].filter((value) => value !== undefined).length <= 1,
    'must have at most one of nth, next, every and share',
  );

/** Whether a fault is for a call. */
export const isFor = (
  { options }: Fault,
  call: { readonly endpoint?: string | undefined; readonly id: string },
): boolean =>
  (options.endpoint === undefined || options.endpoint === call.endpoint) &&
  (options.id === undefined || options.id === call.id);

/** Whether a fault strikes at the call it has just seen. */
export function strikes({ options: { nth, next, every, share }, seen }: Fault): boolean {
  if (nth !== undefined) return seen === nth;
  if (next !== undefined) return seen <= next;
  if (every !== undefined) return seen % every === 0;
  if (share !== undefined) return chance(share.seed, seen) < share.of;
  return true;
}

/** A number from 0 to 1 that looks like chance, and is the same for the same seed and count. */
export function chance(seed: number, count: number): number {
  let mixed = Math.imul(seed ^ Math.imul(count, 0x9e3779b1), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
}
