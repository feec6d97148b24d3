import { distance } from 'fastest-levenshtein';

/** The word that somebody may have meant; undefined where none is near. */
export function nearest(word: string, words: readonly string[]): string | undefined {
  const lower = word.toLowerCase();
  const ranked = words
    .map((one) => ({ one, far: distance(lower, one.toLowerCase()) }))
    .sort((one, other) => one.far - other.far);
  const [best] = ranked;
  return best && best.far <= Math.max(2, Math.floor(word.length / 3)) ? best.one : undefined;
}
