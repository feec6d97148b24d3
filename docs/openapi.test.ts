import { beforeAll, describe, expect, it } from 'vitest';
import { differencesFrom } from './openapi/compare.ts';
import { departures } from './openapi/departures.ts';
import { readMetaFile } from './openapi/file.ts';

/**
 * Meta's OpenAPI file is its own and is not kept here: `node scripts/openapi.js business-messaging-api_v23.0.yaml`
 * compares the emulator with it. It is published at https://github.com/facebook/openapi.
 */
const file = process.env.META_OPENAPI;

if (!file) {
  console.log("Not compared with Meta's OpenAPI file: META_OPENAPI does not say where it is.");
}

const matches = (pattern: string, difference: string) =>
  new RegExp(`^${pattern.split('*').map(escaped).join('.*')}$`).test(difference);
const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

const patterns = departures.flatMap(({ differences }) => differences);

describe.skipIf(!file)(
  "the emulator departs from Meta's OpenAPI file only where the page says so",
  () => {
    let found: readonly string[] = [];
    beforeAll(async () => {
      found = await differencesFrom(readMetaFile(String(file)));
    });

    it('names every difference', () => {
      const isNamed = (difference: string) =>
        patterns.some((pattern) => matches(pattern, difference));
      expect(found.filter((difference) => !isNamed(difference))).toEqual([]);
    });

    it('names none that there is not', () => {
      const isThere = (pattern: string) => found.some((difference) => matches(pattern, difference));
      expect(patterns.filter((pattern) => !isThere(pattern))).toEqual([]);
    });
  },
);
