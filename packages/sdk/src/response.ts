import type { RawAnswer } from './transport/port.ts';

/** Some servers put a byte-order mark first, which JSON does not know. */
const withoutMark = (text: string) => text.replace(/^\ufeff/, '');

/** What an answer holds, where it is an object as all of the Graph API's are. */
export function objectIn({ text }: RawAnswer): { readonly error?: unknown } | undefined {
  try {
    const answer: unknown = JSON.parse(withoutMark(text));
    const isObject = typeof answer === 'object' && answer !== null && !Array.isArray(answer);
    return isObject ? answer : undefined;
  } catch {
    return undefined;
  }
}

/** Whether Meta says in an object why it refused. */
export const isRefusal = (answer: { readonly error?: unknown } | undefined) =>
  typeof answer?.error === 'object' && answer.error !== null;

/** Meta's data; undefined where the answer is a refusal, or none of Meta's. */
export function dataIn(raw: RawAnswer): object | undefined {
  const answer = objectIn(raw);
  const isGood = raw.status >= 200 && raw.status < 300 && !isRefusal(answer);
  return isGood ? answer : undefined;
}
