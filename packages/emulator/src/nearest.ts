import { distance } from 'fastest-levenshtein';
import * as z from 'zod';

/** What a misspelt word may have meant, as the end of a sentence; else some of the words there are. */
export function meant(word: string, words: readonly string[]): string {
  const lower = word.toLowerCase();
  const far = (one: string) => distance(lower, one.toLowerCase());
  const [nearest = ''] = words.toSorted((one, other) => far(one) - far(other));
  const isNear = far(nearest) <= Math.max(2, Math.floor(word.length / 3));
  return isNear ? `did you mean ${nearest}?` : `there are ${words.slice(0, 3).join(', ')}, …`;
}

/** One of many words, of which a misspelt one is told what it may have meant. */
export const wordOf = <Word extends string>(words: readonly Word[], what: string) =>
  z.enum(words as readonly [Word, ...Word[]], {
    error: ({ input }) =>
      typeof input === 'string'
        ? `${input} is not ${what}: ${meant(input, words)}`
        : `must be ${what}`,
  });
