import type { PhoneNumber } from '../nodes.ts';

/** Whether a number works on its account, and whether it is still there. */

export const isRegistered = ({ registration }: Pick<PhoneNumber, 'registration'>): boolean =>
  registration.status === 'REGISTERED';

/** Whether it was removed from its account, or has moved to another. */
export const hasLeft = ({
  migratedTo,
  removedAt,
}: Pick<PhoneNumber, 'migratedTo' | 'removedAt'>): boolean =>
  migratedTo !== undefined || removedAt !== undefined;
