import { UsageError } from '../errors.ts';

/** What came of handing a delivery on. */
export interface Forwarded {
  readonly url: string;
  /** What the program answered; absent where it did not. */
  readonly status?: number;
  readonly error?: string;
  readonly ms: number;
}

/** How long a program may take. */
const PATIENCE = 30_000;

/** Hands a delivery on as it came: the same bytes, with the same signature. */
export async function forward(
  url: string,
  {
    headers,
    bytes,
  }: { readonly headers: Readonly<Record<string, string>>; readonly bytes: Buffer },
  signal: AbortSignal,
): Promise<Forwarded> {
  const started = performance.now();
  const end = () => Math.round(performance.now() - started);
  try {
    const { status, body } = await fetch(url, {
      method: 'POST',
      headers,
      body: new Uint8Array(bytes),
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]),
    });
    await body?.cancel();
    return { url, status, ms: end() };
  } catch (error) {
    const { message, cause } = error as Error & { cause?: Error };
    return { url, error: cause?.message || message, ms: end() };
  }
}

/** In words what came of it. */
export const outcomeOf = ({ status, error, ms }: Forwarded): string =>
  status === undefined ? `no answer: ${error}` : `${status} in ${ms} ms`;

/** An address to hand webhooks to. */
export function checkTarget(url: string): string {
  if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return url;
  throw new UsageError(
    `--forward-to takes an address such as http://localhost:3000/webhooks, not '${url}'.`,
  );
}
