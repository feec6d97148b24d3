import { distance } from 'fastest-levenshtein';
import * as z from 'zod';

/** The word that a misspelt one is nearest to; undefined where none is near. */
export function nearestOf(word: string, words: readonly string[]): string | undefined {
  const far = (one: string) => distance(word.toLowerCase(), one.toLowerCase());
  const [nearest = ''] = words.toSorted((one, other) => far(one) - far(other));
  return far(nearest) <= Math.max(2, word.length / 3) ? nearest : undefined;
}

/** What a misspelt word may have meant, as the end of a sentence; else some of the words there are. */
export function meant(word: string, words: readonly string[]): string {
  const nearest = nearestOf(word, words);
  return nearest ? `did you mean ${nearest}?` : `there are ${words.slice(0, 3).join(', ')}, …`;
}

/** One of many words, of which a misspelt one is told what it may have meant. */
export const wordOf = <Word extends string>(words: readonly Word[], what: string) =>
  z.enum(words as readonly [Word, ...Word[]], {
    error: ({ input }) =>
      typeof input === 'string'
        ? `${input} is not ${what}: ${meant(input, words)}`
        : `must be ${what}`,
  });
