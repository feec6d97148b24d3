import * as z from 'zod';
import { endpointName } from '../../endpoint-name.ts';
import type { LoggedRequest, RequestFilter } from '../../request-log.ts';
import { changes, reads, whole } from '../verb.ts';

// Over HTTP the numbers come as text.
const filter: z.ZodType<RequestFilter | undefined> = z
  .strictObject({
    endpoint: endpointName.optional(),
    id: z.string().optional(),
    status: z.coerce.number().optional(),
    after: z.coerce.number().optional(),
  })
  .optional();

export const requests = {
  list: reads(
    'The last requests to the Graph API with their answers, without secrets, the oldest first.',
    [whole(filter)],
    (world, filter?: RequestFilter): LoggedRequest[] => world.requests.list(filter),
  ),
  clear: changes('Forgets the last requests. Cursors go on counting.', [], (world): void =>
    world.requests.clear(),
  ),
};
