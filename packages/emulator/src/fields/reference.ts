import type { BusinessReference } from 'meta-cloud-api/contract';
import type { Portfolio } from '../nodes.ts';

/** A portfolio as other nodes refer to it. */
export const referenceTo = ({ id, name }: Portfolio): BusinessReference => ({ id, name });
