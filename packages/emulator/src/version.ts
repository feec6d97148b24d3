/** The version that a call is answered with, and the one it asked for where that has ended. */
export interface ServedVersion {
  readonly version: string;
  readonly upgradedFrom?: string;
}

/** When each version of the Graph API ends. @see https://developers.facebook.com/docs/graph-api/changelog/versions */
const ENDS = Object.entries({
  'v19.0': '2026-05-21',
  'v20.0': '2026-09-24',
  'v21.0': '2027-01-21',
  'v22.0': '2027-05-20',
  'v23.0': '2027-10-08',
  'v24.0': '2028-02-18',
  'v25.0': '2028-07-29',
}).map(([version, end]) => ({ version, end: Date.parse(end) }));
const NEWEST = 'v26.0';

/** Whether there is, or ever was, such a version; anything else is taken for a part of the path. */
export const isVersion = (part: string): boolean =>
  part === NEWEST ||
  ENDS.some(({ version }) => version === part) ||
  // Those before are all alike: they ended before this world can begin.
  /^v([1-9]|1[0-8])\.\d+$/.test(part);

/** A version that has ended is answered with the oldest that has not; a call without one, with that too. */
export function servedVersion(asked: string | undefined, now: number): ServedVersion {
  const oldest = ENDS.find(({ end }) => end > now)?.version ?? NEWEST;
  if (asked === undefined) return { version: oldest };
  const hasEnded = Number(asked.slice(1)) < Number(oldest.slice(1));
  return hasEnded ? { version: oldest, upgradedFrom: asked } : { version: asked };
}
