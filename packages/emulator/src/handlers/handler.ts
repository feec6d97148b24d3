import type { EndpointName, NodeKindOf, Output } from 'meta-cloud-api/contract';
import * as z from 'zod';
import type { Edge } from '../edges/edge.ts';
import type { GraphFault } from '../fault.ts';
import { parseFields } from '../fields/selection.ts';
import type { Node, NodeOf, Token } from '../nodes.ts';
import type { World } from '../world.ts';

/** How one endpoint is answered. */
export interface Handler<Name extends EndpointName = EndpointName> {
  /** What is read of the parameters; whatever else was sent is ignored, as Graph does. */
  readonly input: z.ZodType;
  /** The answer; a `GraphFault` is thrown where Meta would refuse. */
  answer(context: {
    readonly node: NodeOf<NodeKindOf<Name>>;
    readonly input: unknown;
    readonly world: World;
    /** Where the request went. */
    readonly address: URL;
    /** Who asks. */
    readonly token: Token;
  }): Output<Name> | Promise<Output<Name>>;
}

/** A handler for each of the endpoints: one that is missing does not compile. */
export type Handlers<Name extends EndpointName> = { readonly [Each in Name]: Handler<Each> };

/** Joins an input and the function that answers it, so that the one types the other. */
export const handler = <Name extends EndpointName, Input>(
  input: z.ZodType<Input>,
  answer: (
    node: NodeOf<NodeKindOf<Name>>,
    input: Input,
    world: World,
    address: URL,
    token: Token,
  ) => Output<Name> | Promise<Output<Name>>,
): Handler<Name> => ({
  input,
  answer: ({ node, input, world, address, token }) =>
    answer(node, input as Input, world, address, token),
});

/** Answers a list along an edge. */
export const listed = <Name extends EndpointName, Input>({
  input,
  list,
}: Edge<Name, Input>): Handler<Name> =>
  handler(input, (node, given, world, address, token) =>
    list(node, given, world, { address, token }),
  );

/** Meta's answer to a change that has nothing else to say. */
export const success = { success: true };

/** Keeps what an attempt left behind, also where it was refused: Meta counts both. */
export function settle(
  outcome: { readonly number: Node; readonly refusal?: GraphFault },
  world: World,
) {
  world.put(outcome.number);
  if (outcome.refusal) throw outcome.refusal;
  return success;
}

/** `fields=a,b{c}`; a JSON body may also hold a list. */
export const fieldsInput = z
  .union([z.string(), z.array(z.string()).transform((names) => names.join(','))])
  .transform(parseFields)
  .optional();

/** A region that messages can be stored in. */
export const region = z.enum('AU ID IN JP SG KR DE CH GB BR BH ZA AE CA'.split(' '));

/** Text, which Graph also takes as a number. */
export const text = z.union([z.string(), z.number().transform(String)]);

/** Yes or no, in the words that a form or a query has for them. */
export const flag = z
  .preprocess(
    (value) => (typeof value === 'boolean' || typeof value === 'number' ? String(value) : value),
    z.enum(['true', 'false', '1', '0']),
  )
  .transform((word) => word === 'true' || word === '1');

/** Text of so many characters. */
export const characters = (least: number, most: number) =>
  z
    .string()
    .refine(
      (value) => [...value].length >= least && [...value].length <= most,
      `must have ${least} to ${most} characters`,
    );

/** An id, which Graph also takes as a number. */
export const id = text.refine((value) => /^\d+$/.test(value), 'must be an id');

/** A phone number as people write it, read as its digits. */
export const digits = text
  .transform((value) => value.replace(/[\s()+.-]/g, ''))
  .refine((value) => /^\d+$/.test(value), 'must be digits');

/** A language such as `en` or `en_US`. */
export const language = z
  .string()
  .regex(/^[a-z]{2,3}(_[A-Z]{2})?$/, { error: 'must look like en or en_US', abort: true });

/** A language that there is, in a region that there is. */
export const spokenLanguage = language.refine((code) => {
  const [language = '', region] = code.split('_');
  const isNamed = (type: 'language' | 'region', part: string) =>
    new Intl.DisplayNames('en', { type, fallback: 'none' }).of(part) !== undefined;
  return isNamed('language', language) && (region === undefined || isNamed('region', region));
}, 'is not a language');

/** A value that a form or a query carries as JSON text. */
export const json = <Value>(schema: z.ZodType<Value>) =>
  z.preprocess((value, context) => {
    if (typeof value !== 'string') return value;
    try {
      return JSON.parse(value);
    } catch {
      context.addIssue({ code: 'custom', message: 'must be valid JSON' });
      return z.NEVER;
    }
  }, schema);
