/** What webhooks need of cryptography, in whichever form the runtime has it. */
export interface Crypto {
  /** Whether `hex` is the HMAC-SHA256 of the bytes, compared in constant time. */
  isHmac(secret: string, hex: string, bytes: Uint8Array): boolean | Promise<boolean>;
  /** SHA-256 of a text, in hexadecimal digits. */
  hash(text: string): string | Promise<string>;
}

const encoder = new TextEncoder();

/**
 * Node's module where there is one: it answers at once, and costs a quarter of WebCrypto. Asked of the
 * runtime, and not imported, so the door opens where there is no such module, too.
 */
export const nodeCrypto = () => globalThis.process?.getBuiltinModule?.('node:crypto');

/** The cryptography of this runtime. */
export function cryptoOfRuntime(): Crypto {
  const node = nodeCrypto();
  return node ? createNodeCrypto(node) : createWebCrypto(globalThis.crypto.subtle);
}

type NodeCrypto = NonNullable<ReturnType<typeof nodeCrypto>>;

function createNodeCrypto(node: NodeCrypto): Crypto {
  const { createHmac, createSecretKey, hash, timingSafeEqual } = node;
  const keyOf = remembered((secret) => createSecretKey(encoder.encode(secret)));
  // Digits are compared in the same place each time, since making a place costs more than comparing.
  const [expected, given] = [new Uint8Array(64), new Uint8Array(64)];
  return {
    isHmac: (secret, hex, bytes) => {
      const digits = createHmac('sha256', keyOf(secret)).update(bytes).digest('hex');
      encoder.encodeInto(digits, expected);
      encoder.encodeInto(hex.toLowerCase(), given);
      return timingSafeEqual(expected, given);
    },
    hash: (text) => hash('sha256', text),
  };
}

function createWebCrypto(subtle: typeof globalThis.crypto.subtle): Crypto {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const keyOf = remembered((secret) =>
    subtle.importKey('raw', encoder.encode(secret), algorithm, false, ['verify']),
  );
  return {
    isHmac: async (secret, hex, bytes) =>
      subtle.verify('HMAC', await keyOf(secret), bytesOf(hex), bytes as Uint8Array<ArrayBuffer>),
    hash: async (text) => {
      const digest = new Uint8Array(await subtle.digest('SHA-256', encoder.encode(text)));
      return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
    },
  };
}

/** Keys that are kept made: those of the secrets in use, and not of all there ever were. */
const KEPT_KEYS = 100;

function remembered<Key>(make: (secret: string) => Key): (secret: string) => Key {
  const keys = new Map<string, Key>();
  return (secret) => {
    const known = keys.get(secret);
    if (known !== undefined) return known;
    if (keys.size === KEPT_KEYS) keys.clear();
    const key = make(secret);
    keys.set(secret, key);
    return key;
  };
}

const bytesOf = (hex: string) =>
  Uint8Array.from({ length: hex.length / 2 }, (_, index) =>
    Number.parseInt(hex.slice(2 * index, 2 * index + 2), 16),
  );

/** Whether two texts are the same, without telling by its time how much of them is. */
export function isSameText(one: string, other: string): boolean {
  const [left, right] = [encoder.encode(one), encoder.encode(other)];
  let difference = left.length ^ right.length;
  for (let index = 0; index < left.length; index++) {
    difference |= (left[index] ?? 0) ^ (right[index] ?? 0);
  }
  return difference === 0;
}
