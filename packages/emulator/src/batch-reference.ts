import { jsonpath } from 'json-p3';
import { faults } from './fault.ts';

/** A piece of another answer, such as `{result=numbers:$.data.*.id}`: as it is, or as an address writes it. */
const REFERENCE = /\{result=[^{}]*\}|%7bresult(?:=|%3d)(?:(?!%7d).)*%7d/gi;

/** How a reference names the request, and the place in its answer as a JSONPath. */
interface Reference {
  readonly name: string;
  readonly find: (answer: unknown) => readonly unknown[];
}

/** The names of the requests that a text refers to. Refuses what is no reference. */
export const namesIn = (text: string): string[] =>
  [...text.matchAll(REFERENCE)].map(([written]) => read(written).name);

/**
 * Puts pieces of answers where a text refers to them: several are joined by commas, and where there is
 * none, nothing is put.
 * @param answerOf the answer to the request of a name
 * @param write what a piece becomes where it is put, such as `encodeURIComponent`
 */
export const filledIn = (
  text: string,
  answerOf: (name: string) => unknown,
  write: (piece: string) => string,
): string =>
  text.replace(REFERENCE, (written) => {
    const { name, find } = read(written);
    return find(answerOf(name))
      .map((piece) => write(typeof piece === 'string' ? piece : JSON.stringify(piece)))
      .join(',');
  });

function read(written: string): Reference {
  const [, name = '', path = ''] =
    /^\{result=([^:]+):(.*)\}$/s.exec(written.startsWith('{') ? written : decoded(written)) ?? [];
  try {
    const compiled = jsonpath.compile(standard(path));
    return { name, find: (answer) => compiled.query(answer as never).values() };
  } catch {
    throw faults.batchInvalid(
      `${written} is no reference like {result=name:$.data.*.id}, with a JSONPath`,
    );
  }
}

/** Graph's JSONPath is older than the standard: an index may follow a dot, as in `$.data.0.id`. */
const standard = (path: string) => path.replace(/(?<!\.)\.(\d+)(?=[.[]|$)/g, '[$1]');

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
