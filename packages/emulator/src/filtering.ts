import * as z from 'zod';
import { json } from './handlers/handler.ts';

const OPERATORS = ['EQUAL', 'IN', 'IN_RANGE', 'GREATER_THAN', 'LESS_THAN'] as const;

const scalar = z.union([z.string(), z.number(), z.boolean()]);

type Value = z.infer<typeof scalar>;

/** One condition of a list, on a field of its nodes. */
export interface Condition<Field extends string> {
  readonly field: Field;
  readonly operator: (typeof OPERATORS)[number];
  readonly value: Value | readonly Value[];
}

/** `filtering=[{"field":…,"operator":…,"value":…}]`, on the fields that the list can be filtered by. */
export const filteringInput = <Field extends string>(fields: readonly [Field, ...Field[]]) =>
  json(
    z.array(
      z.object({
        field: z.enum(fields),
        operator: z.enum(OPERATORS),
        value: z.union([scalar, z.array(scalar)]),
      }),
    ),
  ).default([]);

/** Whether a node's value meets a condition. Numbers may be written as text, as Meta's examples do. */
export function meets(actual: unknown, { operator, value }: Condition<string>): boolean {
  const values = (Array.isArray(value) ? value : [value]).map(String);
  const [first, last] = [Number(values[0]), Number(values.at(-1))];
  switch (operator) {
    case 'EQUAL':
    case 'IN':
      return values.includes(String(actual));
    case 'GREATER_THAN':
      return Number(actual) > first;
    case 'LESS_THAN':
      return Number(actual) < first;
    case 'IN_RANGE':
      return Number(actual) >= first && Number(actual) <= last;
  }
}
