/** Where new ids, trace ids and random digits come from; all of them in a fixed order, so that runs repeat. */
export interface Ids {
  /** How many have been given out; kept in a snapshot. */
  count: number;
  /** A node's id: fifteen digits, as Meta's are. */
  node(): string;
  /** What Meta calls `fbtrace_id`. */
  trace(): string;
  /** The code of a QR code: 14 characters of `A` to `Z` and `2` to `7`. */
  qrCode(): string;
  /** As many decimal digits. */
  digits(length: number): string;
}

/** Makes ids from a counter. */
export function createIds(): Ids {
  const ids: Ids = {
    count: 0,
    node: () => String(320_000_000_000_000 + spread(++ids.count) * 7),
    trace: () =>
      `A${inBase(BASE_62, spread(++ids.count))}${inBase(BASE_62, spread(ids.count + 1_000_003))}`,
    qrCode: () => {
      const [first, second] = [spread(++ids.count), spread(ids.count + 1_000_003)];
      const written = inBase(BASE_32, first).padStart(8, 'A') + inBase(BASE_32, second).slice(-6);
      return written.padEnd(14, 'A');
    },
    digits: (length) =>
      String(scattered(++ids.count))
        .padStart(length, '0')
        .slice(-length),
  };
  return ids;
}

const MODULUS = 1_099_511_627_689n;

/** A walk over all numbers below a prime that never repeats: for ids. */
const spread = (count: number) => Number((BigInt(count) * 678_152_731_247n) % MODULUS);

/** Looks like chance, and is the same for the same count: for codes. */
const scattered = (count: number) => {
  const mixed = BigInt.asUintN(64, (BigInt(count) + 1n) * 0x9e3779b97f4a7c15n);
  const folded = BigInt.asUintN(64, (mixed ^ (mixed >> 30n)) * 0xbf58476d1ce4e5b9n);
  return folded ^ (folded >> 31n);
};

const BASE_62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const BASE_32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function inBase(alphabet: string, value: number): string {
  let text = '';
  for (let rest = value; rest > 0; rest = Math.floor(rest / alphabet.length)) {
    text = alphabet[rest % alphabet.length] + text;
  }
  return text;
}
