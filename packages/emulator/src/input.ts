import type * as z from 'zod';
import { faults } from './fault.ts';
import type { Parameters } from './parameters.ts';

/** Reads an input out of the parameters; the first thing that is wrong is the refusal. */
export function readInput<Input>(schema: z.ZodType<Input>, parameters: Parameters): Input {
  const result = schema.safeParse(parameters);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const name = String(issue?.path[0] ?? 'input');
  if (parameters[name] === undefined || parameters[name] === '') {
    throw faults.missingParameter(name);
  }
  const place = issue?.path.join('.') ?? name;
  if (issue?.code === 'invalid_value') throw faults.notOneOf(place, issue.values.map(String));
  throw faults.invalidParameter(`${place} ${issue?.message ?? 'is not valid'}`);
}
