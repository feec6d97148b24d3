import type * as z from 'zod';
import { faults, type GraphFault } from './fault.ts';
import type { Parameters } from './parameters.ts';
import { placeOf } from './place.ts';

/** Reads an input out of the parameters; the first thing that is wrong is the refusal. */
export function readInput<Input>(schema: z.ZodType<Input>, parameters: Parameters): Input {
  const result = schema.safeParse(parameters, { error: wordsFor });
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const name = String(issue?.path[0] ?? 'input');
  if (parameters[name] === undefined) throw faults.missingParameter(name);
  // Of an empty text only what is required says nothing.
  if (parameters[name] === '' && !schema.safeParse({ ...parameters, [name]: undefined }).success) {
    throw faults.missingParameter(name);
  }
  throw refusalOf(issue, name);
}

/** Reads one parameter, by the name that its refusal gives it. */
export function readParameter<Value>(
  schema: z.ZodType<Value>,
  value: unknown,
  name: string,
): Value {
  const result = schema.safeParse(value, { error: wordsFor });
  if (result.success) return result.data;
  throw refusalOf(result.error.issues[0], name, name);
}

function refusalOf(issue: z.core.$ZodIssue | undefined, name: string, within = ''): GraphFault {
  const place = issue ? placeOf(issue.path, within) : name;
  if (issue?.code === 'invalid_value') return faults.notOneOf(place, issue.values.map(String));
  return faults.invalidParameter(`${place} ${issue?.message ?? 'is not valid'}`);
}

const kinds: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  int: 'an integer',
  boolean: 'a boolean',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

/** What Meta's refusal says where a schema has no words of its own. */
function wordsFor(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${kinds[issue.expected] ?? 'valid'}`;
    case 'too_small':
      return `must be at least ${issue.minimum}`;
    case 'too_big':
      return `must be at most ${issue.maximum}`;
    default:
      return 'is not valid';
  }
}
