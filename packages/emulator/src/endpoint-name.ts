import { contract, type EndpointName } from 'meta-cloud-api/contract';
import * as z from 'zod';

/** A row of the contract: a misspelt one would match nothing, and a test would pass for that. */
export const endpointName = z.custom<EndpointName>(
  (value) => typeof value === 'string' && Object.hasOwn(contract, value),
  'is not an endpoint, such as phoneNumber.register',
);
