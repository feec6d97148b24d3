import { type Change, type UnknownChange, webhookFields } from '../contract/index.ts';
import { isObject } from './envelope.ts';

/**
 * Whether a change is of a field that is known, so that `field` tells what `value` is: for what takes any
 * change, such as `otherwise`. Its value is an object; that it has the keys of its field is Meta's word.
 *
 * @example
 * const change = { field: 'security', accountId: '2', time: 1739321024, value: { event: 'PIN_CHANGED' } };
 * console.log(isChange(change), isChange({ ...change, field: 'added_since' }));
 */
export const isChange = (change: UnknownChange | Change): change is Change =>
  !('object' in change) && Object.hasOwn(webhookFields, change.field) && isObject(change.value);
