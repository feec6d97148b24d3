import type { NameStatus } from '../contract/index.ts';
import { after, DAY, isPast } from './moment.ts';
import type { Facts, NumberFields } from './number.ts';

/** How long after its approval a new name can be applied, by registering again. */
const APPLY_WINDOW = 14 * DAY;

/** Until when an approved name can be applied; undefined where its approval is not known. */
export const applyUntil = ({ nameApprovedAt }: Facts) => after(nameApprovedAt, APPLY_WINDOW);

/** Where the review of a new name stands: an approval that nobody applied in time counts for nothing. */
export const newNameStatus = (number: NumberFields, facts: Facts): NameStatus | undefined =>
  number.new_name_status === 'APPROVED' && isPast(applyUntil(facts), facts.now)
    ? 'EXPIRED'
    : number.new_name_status;

/** Whether a number that is registered sends nothing for its name alone: +1 555, which Meta gave. */
export const isBlockedByName = ({
  display_phone_number = '',
  account_mode,
  name_status = 'APPROVED',
}: NumberFields): boolean =>
  account_mode === 'LIVE' &&
  /^1555\d{7}$/.test(display_phone_number.replace(/\D/g, '')) &&
  name_status !== 'APPROVED';
