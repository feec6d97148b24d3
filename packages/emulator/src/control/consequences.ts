import * as z from 'zod';
import { noAttempts } from '../attempts.ts';
import { flagged, planFlagEnd, unflagged } from '../flags.ts';
import type { BusinessAccount, PhoneNumber, Portfolio } from '../nodes.ts';
import { messagingLimits } from '../portfolio.ts';
import { joinPhone, leavePhone } from '../rules/coexistence.ts';
import { decideBadge } from '../rules/official-business-account.ts';
import { hasLeft } from '../rules/presence.ts';
import { remove } from '../rules/removal.ts';
import { confirmReset, requestReset } from '../rules/two-step.ts';
import { withoutUsername } from '../rules/username.ts';
import { dailyLimits } from '../webhooks/account-events.ts';
import type { About, Value, WebhookEventName } from '../webhooks/templates.ts';
import type { World } from '../world.ts';

/** What an event that is triggered means for the world: what it tells of holds from then on. */
type Consequence = (about: About, value: Value) => void;

const ofAccount =
  (change: (account: BusinessAccount, value: Value, about: About) => BusinessAccount) =>
  (about: About, value: Value): void =>
    about.world.put(change(about.account, value, about));

const ofNumber =
  (change: (number: PhoneNumber, value: Value, about: About) => PhoneNumber | undefined) =>
  (about: About, value: Value): void =>
    about.world.put(change(about.number, value, about) ?? about.number);

const ofNumbers =
  (change: (number: PhoneNumber, world: World) => PhoneNumber) =>
  ({ account, world }: About): void => {
    for (const number of world.numbersOf(account.id)) world.put(change(number, world));
  };

const offboard = ofNumbers(leavePhone);

/** Changes the portfolio alone: the event that was triggered is the one that tells of it. */
const ofPortfolio =
  (change: (portfolio: Portfolio, value: Value) => Partial<Portfolio>) =>
  ({ account, world }: About, value: Value): void => {
    const portfolio = world.get('portfolio', account.portfolioId);
    world.put({ ...portfolio, ...change(portfolio, value) });
  };

const takeLimit = ofPortfolio(({ messagingLimit }, { current_limit: limit }) => ({
  messagingLimit: messagingLimits.find((step) => step === limit) ?? messagingLimit,
}));

function takeUsername(about: About, value: Value): void {
  const { number, world } = about;
  const told = aUsername.safeParse(value).data;
  if (!told) return;
  const owner = world.numberNamed(told.username);
  if (owner && owner.id !== number.id) world.put(withoutUsername(owner));
  world.put({ ...number, username: told });
}

// What a caller puts in the place of the emulator's own words may be anything: what is not of Meta's
// shape is sent as it is, and changes nothing.
const aUsername = z.object({
  username: z.string().toLowerCase(),
  status: z.enum(['approved', 'reserved']),
});
const aReview = z.object({ decision: z.enum(['APPROVED', 'PENDING', 'REJECTED']) });
const restrictions = z.object({
  restriction_info: z.array(
    z.object({ restriction_type: z.string(), expiration: z.number().optional() }),
  ),
});
const aBan = z.object({
  ban_info: z.object({ waba_ban_state: z.enum(['SCHEDULE_FOR_DISABLE', 'DISABLE', 'REINSTATE']) }),
});
const aCountry = z.object({ country: z.string() });
const toggle = z.enum(['ENABLED', 'DISABLED']);
const theCalling = z.object({
  phone_number_settings: z.object({
    calling: z.object({
      status: toggle,
      call_icon_visibility: z.enum(['DEFAULT', 'DISABLE_ALL']).exactOptional(),
      callback_permission_status: toggle.exactOptional(),
    }),
  }),
});
const aCap = z.number().int().min(0);

const consequences: Partial<Record<WebhookEventName, Consequence>> = {
  account_review_update: ofAccount((account, value) => {
    const { data } = aReview.safeParse(value);
    return data ? { ...account, review: data.decision } : account;
  }),
  'account_update.ACCOUNT_RESTRICTION': ofAccount((account, value) => {
    const { data } = restrictions.safeParse(value);
    if (!data) return account;
    const told = data.restriction_info.map(({ restriction_type: type, expiration }) => ({
      type,
      ...(expiration !== undefined && { until: expiration * 1000 }),
    }));
    return { ...account, restrictions: told };
  }),
  'account_update.DISABLED_UPDATE': ofAccount((account, value) => {
    const state = aBan.safeParse(value).data?.ban_info.waba_ban_state;
    if (!state) return account;
    const { ban: _before, ...others } = account;
    return state === 'REINSTATE' ? others : { ...others, ban: state };
  }),
  'account_update.BUSINESS_PRIMARY_LOCATION_COUNTRY_UPDATE': ofAccount((account, value) => ({
    ...account,
    ...aCountry.safeParse(value).data,
  })),
  'account_update.PARTNER_APP_INSTALLED': ofAccount((account, _value, { appId }) => {
    const subscriptions = account.subscriptions ?? [];
    const isTold = subscriptions.some((subscription) => subscription.appId === appId);
    return isTold ? account : { ...account, subscriptions: [...subscriptions, { appId }] };
  }),
  'account_update.PARTNER_APP_UNINSTALLED': ofAccount((account, _value, { appId }) => ({
    ...account,
    subscriptions: (account.subscriptions ?? []).filter((one) => one.appId !== appId),
  })),
  'account_update.PARTNER_REMOVED': offboard,
  'account_update.ACCOUNT_OFFBOARDED': offboard,
  'account_update.ACCOUNT_RECONNECTED': ofNumbers((number, world) =>
    number.isOffboarded && !hasLeft(number) ? joinPhone(number, world) : number,
  ),
  'account_update.ACCOUNT_DELETED': ({ account, world }) => {
    for (const number of world.numbersOf(account.id)) {
      if (!hasLeft(number)) remove(number, world).forEach(world.put);
    }
  },
  'account_update.VERIFIED_ACCOUNT': ofNumber((number, _value, { world }) => ({
    ...number,
    ownership: { ...number.ownership, status: 'VERIFIED', verifiedAt: world.now() },
  })),
  'account_alerts.OBA_APPROVED': ofNumber((number, _value, { world }) =>
    decideBadge(number, 'APPROVED', world),
  ),
  'account_alerts.OBA_REJECTED': ofNumber((number, _value, { world }) =>
    decideBadge(number, 'REJECTED', world),
  ),
  'account_alerts.PROFILE_PICTURE_LOST': ofNumber((number) => {
    const { pictureHandle: _lost, ...profile } = number.profile;
    return { ...number, profile };
  }),
  'phone_number_quality_update.FLAGGED': ofNumber((number, _value, { world }) => {
    const low = flagged(number, world);
    if (number.integrity !== 'FLAGGED') planFlagEnd(low, world);
    return low;
  }),
  'phone_number_quality_update.UNFLAGGED': ofNumber(unflagged),
  'phone_number_quality_update.THROUGHPUT_UPGRADE': (about, value) => {
    takeLimit(about, value);
    about.world.put({ ...about.number, isFast: true });
  },
  'phone_number_quality_update.UPGRADE': takeLimit,
  'phone_number_quality_update.DOWNGRADE': takeLimit,
  business_capability_update: ofPortfolio((portfolio, value) => ({
    messagingLimit:
      messagingLimits.find(
        (step) => dailyLimits[step] === value.max_daily_conversations_per_business,
      ) ?? portfolio.messagingLimit,
    phoneNumberCap:
      aCap.safeParse(value.max_phone_numbers_per_business ?? value.max_phone_numbers_per_waba)
        .data ?? portfolio.phoneNumberCap,
  })),
  'security.PIN_RESET_REQUEST': ofNumber((number, _value, { world }) =>
    requestReset(number, world),
  ),
  'security.PIN_REQUEST_SUCCESS': ofNumber((number, _value, { world }) =>
    confirmReset(requestReset(number, world) ?? number),
  ),
  // It tells that there is another PIN, and not which: from then on nobody here knows it.
  'security.PIN_CHANGED': ofNumber((number, _value, { world }) => ({
    ...number,
    twoStep: { pin: world.ids.digits(6), wrong: noAttempts },
  })),
  account_settings_update: ofNumber((number, value) => {
    const { data } = theCalling.safeParse(value);
    if (!data) return number;
    const { calling } = data.phone_number_settings;
    const settings = { ...number.settings, calling: { ...number.settings.calling, ...calling } };
    return { ...number, settings };
  }),
  'business_username_update.approved': takeUsername,
  'business_username_update.reserved': takeUsername,
  'business_username_update.deleted': ofNumber(withoutUsername),
};

/** Has the world become what an event tells of it. */
export const applyEvent = (event: WebhookEventName, about: About, value: Value): void =>
  consequences[event]?.(about, value);
