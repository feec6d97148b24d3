import { type Finding, finding } from './finding.ts';
import { after, DAY, daysLeft, isAhead, isPast, type Moment, textOf } from './moment.ts';
import type { Facts } from './number.ts';

/** What is known besides the number's own fields. All of it may be left out. */
export interface DiagnoseContext extends Facts {
  /** What the access token may do, as `debug_token` says. */
  readonly tokenScopes?: readonly string[] | undefined;
  /** When the access token ends: a moment, or the seconds that `debug_token` gives, where 0 is never. */
  readonly tokenExpiresAt?: Moment | number | undefined;
  /** Whether the token can read the number's WhatsApp Business Account. */
  readonly accountReachable?: boolean | undefined;
  /** Where the number's messages go: its own override, else its account's, else the app's callback. */
  readonly callbackUrl?: string | undefined;
  /** Where they should go. */
  readonly expectedCallbackUrl?: string | undefined;
}

/** A token that ends this soon wants to be replaced now. */
const TOKEN_NOTICE = 7 * DAY;

/** What stands around the number: the token, the account, the webhooks. */
export function* surroundingFindings(context: DiagnoseContext): Generator<Finding> {
  const { now, tokenScopes, callbackUrl, expectedCallbackUrl } = context;
  const tokenExpiresAt = endOf(context.tokenExpiresAt);

  if (isPast(tokenExpiresAt, now)) yield finding('token-expired');
  else if (isPast(after(tokenExpiresAt, -TOKEN_NOTICE), now)) {
    yield finding('token-expires-soon', daysLeft(tokenExpiresAt, now));
  }
  if (tokenScopes) {
    if (!tokenScopes.includes('whatsapp_business_messaging')) yield finding('token-cannot-send');
    if (!tokenScopes.includes('whatsapp_business_management')) yield finding('token-cannot-manage');
  }
  if (context.accountReachable === false) yield finding('account-out-of-reach');
  if (context.subscribed === false) yield finding('not-subscribed');
  // The addresses are not repeated: they may hold a secret.
  const isElsewhere = callbackUrl && expectedCallbackUrl && callbackUrl !== expectedCallbackUrl;
  if (isElsewhere) yield finding('callback-elsewhere');
  if (isAhead(context.lockedUntil, now)) {
    yield finding('registration-locked', `Until ${textOf(context.lockedUntil)}.`);
  }
}

/** When a token ends; undefined for one that never does, which Meta writes as the beginning of 1970. */
function endOf(expires: Moment | number | undefined): Moment | undefined {
  const end = typeof expires === 'number' ? new Date(expires * 1_000) : expires;
  return end instanceof Date && end.getTime() === 0 ? undefined : end;
}
