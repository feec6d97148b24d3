import { InputError } from '../errors.ts';
import type { RefusalReason } from './refuse.ts';

/** What bodies are read with. */
export interface ReadLimits {
  readonly maxBytes: number;
  readonly readTimeoutMs: number;
}

/** The raw-body trap: the one mistake that everybody makes once. */
export const alreadyRead = () =>
  new InputError(
    'the body',
    'was read before it came to the webhooks, and what was parsed cannot be verified: ' +
      'mount them before express.json() or any other body parser, or have that keep the bytes as rawBody',
    '',
  );

/** Bytes, of whichever realm and kind they are; undefined for what is none. */
export function bytesIn(value: unknown): Uint8Array | undefined {
  if (value instanceof Uint8Array) return value;
  return ArrayBuffer.isView(value)
    ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
    : undefined;
}

/** Reads the bytes of a `Request`, and no more than are allowed, nor for longer; or says why it is to be refused. */
export async function readRequest(
  request: Request,
  { maxBytes, readTimeoutMs }: ReadLimits,
): Promise<Uint8Array | RefusalReason> {
  if (request.bodyUsed || request.body?.locked) throw alreadyRead();
  if (!request.body) return new Uint8Array();
  if (Number(request.headers.get('content-length')) > maxBytes) return 'too-large';
  const reader = request.body.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), readTimeoutMs);
  });
  try {
    for (;;) {
      const read = await Promise.race([reader.read(), late]);
      if (read === 'late') return 'too-slow';
      if (read.done) return joined(chunks, length);
      const chunk = bytesIn(read.value);
      if (!chunk) throw alreadyRead();
      chunks.push(chunk);
      length += chunk.byteLength;
      if (length > maxBytes) return 'too-large';
    }
  } finally {
    clearTimeout(timer);
    reader.cancel().catch(() => {});
  }
}

/** One run of bytes out of several. */
export function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const [first] = chunks;
  if (first && chunks.length === 1) return first;
  const bytes = new Uint8Array(length);
  let place = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, place);
    place += chunk.byteLength;
  }
  return bytes;
}
