import { type Finding, finding } from './finding.ts';
import { daysLeft } from './moment.ts';
import { applyUntil, isBlockedByName, newNameStatus } from './new-name.ts';
import { type Facts, isRegistered, type NumberFields } from './number.ts';
import type { FindingCode } from './words.ts';

const ofCurrent: ReadonlyMap<string | undefined, FindingCode> = new Map([
  ['DECLINED', 'name-declined'],
  ['EXPIRED', 'name-expired'],
  ['PENDING_REVIEW', 'name-in-review'],
  ['AVAILABLE_WITHOUT_REVIEW', 'name-not-reviewed'],
  ['NONE', 'name-missing'],
]);

const ofNew: ReadonlyMap<string | undefined, FindingCode> = new Map([
  ['DECLINED', 'new-name-declined'],
  ['EXPIRED', 'new-name-expired'],
  ['PENDING_REVIEW', 'new-name-in-review'],
  ['AVAILABLE_WITHOUT_REVIEW', 'new-name-not-reviewed'],
  ['APPROVED', 'new-name-not-applied'],
]);

/** The display name in use, and the one that was asked for. */
export function* nameFindings(number: NumberFields, facts: Facts): Generator<Finding> {
  const code = ofCurrent.get(number.name_status);
  if (code) yield finding(code);
  if (isRegistered(number) && isBlockedByName(number)) yield finding('name-blocks-sending');

  const newStatus = newNameStatus(number, facts);
  const isApproved = newStatus === 'APPROVED';
  const newCode = ofNew.get(newStatus);
  // A number that is used on a phone too must not be registered, so that no name is applied that way.
  if (!newCode || (isApproved && number.is_on_biz_app)) return;
  const name = number.new_display_name;
  const left = isApproved && daysLeft(applyUntil(facts), facts.now);
  yield finding(
    newCode,
    [name && `It is ${JSON.stringify(name)}.`, left].filter(Boolean).join(' '),
  );
}
