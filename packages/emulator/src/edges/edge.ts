import type { EndpointName, NodeKindOf, Output } from 'meta-cloud-api/contract';
import type * as z from 'zod';
import type { NodeOf } from '../nodes.ts';
import type { World } from '../world.ts';
import type { Asker } from './expand.ts';

/** A list along an edge of a node: asked for alone, or as a field among the others of its node. */
export interface Edge<Name extends EndpointName, Input> {
  /** The row of the contract that asks for it alone. */
  readonly endpoint: Name;
  readonly input: z.ZodType<Input> & { readonly shape: object };
  readonly list: (
    source: NodeOf<NodeKindOf<Name>>,
    input: Input,
    world: World,
    asker: Asker,
  ) => Output<Name>;
}

/** Joins an input and the list that is made of it, so that the one types the other. */
export const edge = <Name extends EndpointName, Input>(
  given: Edge<Name, Input>,
): Edge<Name, Input> => given;
