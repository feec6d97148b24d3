import type { EndpointName } from 'meta-cloud-api/contract';
import { businessAccount } from './business-account.ts';
import type { Handlers } from './handler.ts';
import { phoneNumber } from './phone-number.ts';

/** How each row of the contract is answered: a row without a handler does not compile. */
export const handlers: Handlers<EndpointName> = { ...phoneNumber, ...businessAccount };
