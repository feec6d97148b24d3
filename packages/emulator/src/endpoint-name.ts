import { contract, type EndpointName } from 'meta-cloud-api/contract';
import { wordOf } from './nearest.ts';

/** A row of the contract: a misspelt one would match nothing, and a test would pass for that. */
export const endpointName = wordOf(Object.keys(contract) as EndpointName[], 'an endpoint');
