import { type Finding, worstFirst } from './finding.ts';
import { checkMoments } from './moment.ts';
import { nameFindings } from './name-findings.ts';
import type { NumberFields } from './number.ts';
import { registrationFindings } from './registration-findings.ts';
import { standingFindings } from './standing-findings.ts';
import { type DiagnoseContext, surroundingFindings } from './surrounding-findings.ts';

/**
 * Says what is the matter with a number, worst first. It reads nothing but what it is given, and what
 * is missing there is not known: a number is never called ill for it, and never healthy either.
 *
 * @param number the number as `phoneNumber.get({ fields: lifecycleFields })` answers it, or less of it.
 * @throws {TypeError} naming a fact of `context` that is no readable moment.
 */
export function diagnose(number: NumberFields, context: DiagnoseContext = {}): readonly Finding[] {
  checkMoments({ ...context });
  return [
    ...surroundingFindings(context),
    ...standingFindings(number),
    ...registrationFindings(number, context),
    ...nameFindings(number, context),
  ].sort(worstFirst);
}
