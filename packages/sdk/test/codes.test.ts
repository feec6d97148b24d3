import { WhatsApp } from 'meta-cloud-api';
import { type Explanation, explain, explanations } from 'meta-cloud-api/contract';
import { describe, expect, it } from 'vitest';

type Coded = Pick<Explanation, 'code' | 'subcode'>;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The same call may succeed later by itself. */
const again: Coded[] = [
  ...codes(1, 2, 4, 17, 341, 613, 80007, 80008),
  ...codes(130429, 131000, 131016, 131056, 131057, 133000, 133004),
  ...codes(138002, 138004, 138005, 138007, 139102, 139103, 2494100),
  ...subcodes(130429, 2494055),
];

/** Somebody has to wait this long, and then to try. */
const after: (Coded & { readonly afterMs: number })[] = [
  { code: 131049, afterMs: 24 * HOUR },
  { code: 133015, afterMs: 5 * MINUTE },
  { code: 133016, afterMs: 72 * HOUR },
  { code: 136024, subcode: 2388367, afterMs: 12 * HOUR },
];

/** Something has to be changed first, or the wait is not known. */
const never: Coded[] = [
  ...codes(0, 3, 10, 33, 100, 102, 104, 190, 200, 300, 368, 506, 803, 2200, 2500),
  ...codes(130472, 130497, 131005, 131008, 131009, 131021, 131026, 131030, 131031, 131037, 131042),
  ...codes(131045, 131047, 131048, 131050, 131051, 131052, 131053, 131059, 131064, 132001),
  ...codes(133005, 133006, 133008, 133009, 133010, 134011, 135000, 136024, 136025, 137000),
  ...codes(138000, 138001, 138003, 138006, 138009, 138012, 138013, 138014, 138015, 138017, 138018),
  ...codes(138019, 138020, 138021, 138022, 138023, 138024, 138025, 139100, 139101, 141002),
  ...codes(147001, 147002, 147003, 147004, 147005, 200000, 200005, 200006, 200007),
  ...codes(1752041, 2593079, 2593085, 2593107, 2593108),
  ...subcodes(10, 2388185),
  ...subcodes(100, 33, 2388001, 2388004, 2388012, 2388103, 2494010),
  ...subcodes(190, 458, 459, 460, 463, 464, 467, 492),
  ...subcodes(136024, 2388091),
  ...subcodes(136025, 2388093),
  // Templates
  ...subcodes(100, 2388019, 2388023, 2388024, 2388039, 2388040, 2388043, 2388046, 2388047),
  ...subcodes(100, 2388072, 2388073, 2388094, 2388109, 2388155, 2388293, 2388299),
];

function codes(...all: number[]): Coded[] {
  return all.map((code) => ({ code }));
}

function subcodes(code: number, ...all: number[]): Coded[] {
  return all.map((subcode) => ({ code, subcode }));
}

describe('every code that Meta documents is explained', () => {
  it.each(again)('$code $subcode: the same call may succeed later', ({ code, subcode }) => {
    expect(explain(code, subcode)).toMatchObject({ code, retry: { safe: true } });
    expect(explain(code, subcode)?.subcode).toBe(subcode);
  });

  it.each(after)('$code $subcode: only after $afterMs ms', ({ code, subcode, afterMs }) => {
    expect(explain(code, subcode)).toMatchObject({ code, retry: { safe: false, afterMs } });
  });

  it.each(never)('$code $subcode: something has to change first', ({ code, subcode }) => {
    expect(explain(code, subcode)?.code).toBe(code);
    expect(explain(code, subcode)?.subcode).toBe(subcode);
    expect(explain(code, subcode)?.retry).toEqual({ safe: false });
  });

  it('and no other is', () => {
    const name = ({ code, subcode }: Coded) => `${code}/${subcode}`;
    const listed = [...again, ...after, ...never].map(name);
    expect(explanations().map(name).sort()).toEqual(listed.sort());
  });

  it.each([201, 250, 299])('%d is of the family of 200, and keeps its number', (code) => {
    expect(explain(code)).toEqual({ ...explain(200), code });
  });
});

describe('a subcode', () => {
  it('beats its code', () => {
    expect(explain(190, 463)).toMatchObject({ code: 190, subcode: 463 });
    expect(explain(190, 463)?.cause).not.toBe(explain(190)?.cause);
    expect(explain(100, 33)?.fix).not.toBe(explain(100)?.fix);
  });

  it('falls back to its code where it is not known', () => {
    expect(explain(190, 999)).toEqual(explain(190));
    expect(explain(4, 2446079)).toEqual(explain(4));
    expect(explain(200, 1349174)).toEqual(explain(200));
    expect(explain(250, 1349174)).toEqual({ ...explain(200), code: 250 });
  });

  it('of seven digits can be looked up alone, as Meta prints it', () => {
    expect(explain(2388001)).toEqual(explain(100, 2388001));
    expect(explain(2388367)).toEqual(explain(136024, 2388367));
  });

  it('of seven digits means the same under another code', () => {
    expect(explain(200002, 2388040)).toEqual({ ...explain(100, 2388040), code: 200002 });
  });

  it('of few digits means nothing alone', () => {
    expect(explain(463)).toBeUndefined();
    expect(explain(33)?.cause).not.toBe(explain(100, 33)?.cause);
  });
});

it.each([5, 199, 301, 300_000, 2388999, -1, 1.5, Number.NaN])('%d is not explained', (code) => {
  expect(explain(code)).toBeUndefined();
});

describe.each(explanations())('the words for $code $subcode', ({ cause, fix, docs }) => {
  it.each([
    ['cause', cause],
    ['fix', fix],
  ])('%s is one short line that begins and ends as a sentence does', (_what, text) => {
    expect(text).toMatch(/^[A-Z][^\n]*\.$/);
    expect(text).not.toMatch(/ {2}|\.\.| \./);
    expect(text.length).toBeLessThanOrEqual(60);
  });

  it('leads to a page of Meta', () => {
    expect(docs).toMatch(/^https:\/\/developers\.facebook\.com\/[\w/-]+$/);
  });
});

it('the fixes name methods that exist', () => {
  const whatsapp = new WhatsApp({ accessToken: 'EAA', phoneNumberId: '1' });
  const named = explanations().flatMap(({ fix }) => [
    ...fix.matchAll(/\b(phoneNumber|twoStepVerification)\.(\w+)/g),
  ]);
  expect(named.length).toBeGreaterThan(3);
  for (const [, topic, method] of named) {
    expect(whatsapp).toHaveProperty([`${topic}`, `${method}`], expect.any(Function));
  }
});
