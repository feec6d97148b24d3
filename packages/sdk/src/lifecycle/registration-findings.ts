import { type Finding, finding } from './finding.ts';
import { after, DAY, daysLeft, isPast } from './moment.ts';
import { type Facts, isProven, isRegistered, type NumberFields } from './number.ts';

/** Meta wants a number registered this soon after Embedded Signup. */
const ONBOARDING_WINDOW = 14 * DAY;

/** The road to a registration: proof, PIN, platform. */
export function* registrationFindings(number: NumberFields, facts: Facts): Generator<Finding> {
  const { status = '', code_verification_status: proof, is_on_biz_app, is_pin_enabled } = number;
  const registered = isRegistered(number);
  const isLost = ['DELETED', 'MIGRATED', 'BANNED'].includes(status);

  if (is_on_biz_app) yield finding('phone-app');
  if (is_pin_enabled && facts.pinKnown === false && !is_on_biz_app && !isLost) {
    if (registered) yield finding('pin-unknown');
    if (registered === false) yield finding('pin-lost');
  }

  if (registered) {
    if (proof === 'EXPIRED') yield finding('verification-lapsed');
    if (is_pin_enabled === false && !is_on_biz_app) yield finding('pin-off');
    if (status === 'CONNECTED' && number.throughput?.level === 'NOT_APPLICABLE') {
      yield finding('throughput-missing');
    }
  } else if (registered === false && !isLost) {
    if (is_on_biz_app) {
      yield finding('phone-app-disconnected');
      return;
    }
    const proven = isProven(number);
    if (proven === false) {
      yield finding(proof === 'EXPIRED' ? 'verification-expired' : 'unverified');
    }
    if (status === 'DISCONNECTED') yield finding('disconnected');
    else if (status === 'CONNECTED' || status === 'FLAGGED') yield finding('wrong-platform');
    else if (proven !== false) yield finding('not-registered', onboardingDetail(number, facts));
  }
}

function onboardingDetail({ last_onboarded_time }: NumberFields, { now }: Facts) {
  const until = after(last_onboarded_time, ONBOARDING_WINDOW);
  if (isPast(until, now)) return 'The 14 days that Meta gives after Embedded Signup are over.';
  const left = daysLeft(until, now);
  return left && `Meta gives 14 days after Embedded Signup. ${left}`;
}
