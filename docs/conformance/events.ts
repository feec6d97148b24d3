import type { WebhookEventName } from '@meta-cloud-api/emulator';
import { rename } from './acts.ts';
import type { Source } from './behaviour.ts';
import type { Shape } from './endpoint.ts';
import { documented, pages } from './sources.ts';
import type { Stage } from './stage.ts';

/** A webhook that can be triggered, and what it tells. */
export interface Payload extends Source {
  /** What has to be so before. */
  readonly before?: (stage: Stage) => Promise<unknown>;
  readonly value: Shape;
}

const waba = { waba_id: 'string', owner_business_id: 'string' };
const solution = { solution_id: 'string', solution_partner_business_ids: ['string'] };
const number = { display_phone_number: 'string' };

const of = (field: string, value: { readonly [Key in string]: Shape }): Payload => ({
  ...documented(pages.payload(field)),
  value,
});
const account = (value: { readonly [Key in string]: Shape } = {}) =>
  of('account_update', { event: 'string', ...value });
const quality = (value = {}) =>
  of('phone_number_quality_update', {
    ...number,
    event: 'string',
    current_limit: 'string',
    max_daily_conversations_per_business: 'string',
    ...value,
  });
const alert = () =>
  of('account_alerts', {
    entity_type: 'string',
    entity_id: 'string',
    alert_info: {
      alert_severity: 'string',
      alert_status: 'string',
      alert_type: 'string',
      alert_description: 'string',
    },
  });
const username = (value = {}) => of('business_username_update', { ...number, ...value });

/** Each event of a webhook, as Meta's pages show it. One that is missing does not compile. */
export const events: Readonly<Record<WebhookEventName, Payload>> = {
  phone_number_name_update: {
    ...of('phone_number_name_update', {
      ...number,
      decision: 'string',
      requested_verified_name: 'string',
      rejection_reason: 'null',
    }),
    before: (stage) => rename(stage),
  },
  'phone_number_quality_update.ONBOARDING': quality(),
  'phone_number_quality_update.THROUGHPUT_UPGRADE': quality(),
  'phone_number_quality_update.FLAGGED': quality(),
  'phone_number_quality_update.UNFLAGGED': quality(),
  'phone_number_quality_update.UPGRADE': quality({ old_limit: 'string' }),
  'phone_number_quality_update.DOWNGRADE': quality({ old_limit: 'string' }),
  'account_update.ACCOUNT_DELETED': account(),
  'account_update.ACCOUNT_RESTRICTION': account({
    restriction_info: [{ restriction_type: 'string', expiration: 'number' }],
  }),
  'account_update.ACCOUNT_RESTRICTION.calling': account({
    phone_number: 'string',
    restriction_info: [{ restriction_type: 'string', remediation: 'string' }],
  }),
  'account_update.ACCOUNT_VIOLATION': account({ violation_info: { violation_type: 'string' } }),
  'account_update.ACCOUNT_VIOLATION.calling': account({
    phone_number: 'string',
    violation_info: { violation_type: 'string', remediation: 'string' },
  }),
  'account_update.DISABLED_UPDATE': account({
    ban_info: { waba_ban_state: 'string', waba_ban_date: 'string' },
  }),
  'account_update.AD_ACCOUNT_LINKED': account({
    waba_info: { ...waba, ad_account_linked: 'string' },
  }),
  'account_update.AUTH_INTL_PRICE_ELIGIBILITY_UPDATE': account({
    auth_international_rate_eligibility: {
      exception_countries: [{ country_code: 'string', start_time: 'number' }],
      start_time: 'number',
    },
  }),
  'account_update.BUSINESS_PRIMARY_LOCATION_COUNTRY_UPDATE': account({ country: 'string' }),
  'account_update.MM_LITE_TERMS_SIGNED': account({ waba_info: waba }),
  'account_update.PARTNER_ADDED': account({ waba_info: { ...waba, ...solution } }),
  'account_update.PARTNER_APP_INSTALLED': account({
    waba_info: { ...waba, partner_app_id: 'string', ...solution },
  }),
  'account_update.PARTNER_APP_UNINSTALLED': account({
    waba_info: { ...waba, partner_app_id: 'string' },
  }),
  'account_update.PARTNER_CLIENT_CERTIFICATION_STATUS_UPDATE': account({
    partner_client_certification_info: {
      client_business_id: 'string',
      status: 'string',
      rejection_reasons: ['string'],
    },
  }),
  'account_update.PARTNER_REMOVED': account({
    waba_info: waba,
    disconnection_info: { reason: 'string', initiated_by: 'string' },
  }),
  'account_update.VOLUME_BASED_PRICING_TIER_UPDATE': account({
    volume_tier_info: {
      tier_update_time: 'number',
      pricing_category: 'string',
      tier: 'string',
      effective_month: 'string',
      region: 'string',
    },
  }),
  'account_update.ACCOUNT_OFFBOARDED': account(),
  'account_update.ACCOUNT_RECONNECTED': account(),
  'account_update.VERIFIED_ACCOUNT': account({ phone_number: 'string' }),
  account_alerts: alert(),
  'account_alerts.OBA_APPROVED': alert(),
  'account_alerts.OBA_REJECTED': alert(),
  'account_alerts.PROFILE_PICTURE_LOST': alert(),
  account_review_update: of('account_review_update', { decision: 'string' }),
  business_capability_update: of('business_capability_update', {
    max_daily_conversations_per_business: 'number',
    max_phone_numbers_per_waba: 'number',
  }),
  'security.PIN_CHANGED': of('security', { ...number, event: 'string' }),
  'security.PIN_RESET_REQUEST': of('security', { ...number, event: 'string', requester: 'string' }),
  'security.PIN_REQUEST_SUCCESS': of('security', { ...number, event: 'string' }),
  account_settings_update: of('account_settings_update', {
    messaging_product: 'string',
    timestamp: 'string',
    type: 'string',
    phone_number_settings: {
      phone_number_id: 'string',
      calling: {
        status: 'string',
        call_icon_visibility: 'string',
        callback_permission_status: 'string',
        srtp_key_exchange_protocol: 'string',
      },
    },
  }),
  'business_username_update.approved': username({ username: 'string', status: 'string' }),
  'business_username_update.reserved': username({ username: 'string', status: 'string' }),
  'business_username_update.deleted': username({ status: 'string' }),
};
