import type { BusinessAccount, PhoneNumber, PreVerifiedNumber } from 'meta-cloud-api/contract';

/** The fields of the nodes. One that is missing, or is one too many, does not compile. */

const names = (fields: Readonly<Record<string, true>>) => Object.keys(fields);

export const numberFields = names({
  id: true,
  display_phone_number: true,
  verified_name: true,
  status: true,
  name_status: true,
  new_display_name: true,
  new_name_status: true,
  code_verification_status: true,
  unified_cert_status: true,
  certificate: true,
  new_certificate: true,
  country_code: true,
  country_dial_code: true,
  quality_rating: true,
  quality_score: true,
  platform_type: true,
  host_platform: true,
  throughput: true,
  account_mode: true,
  is_pin_enabled: true,
  is_official_business_account: true,
  official_business_account: true,
  is_on_biz_app: true,
  is_preverified_number: true,
  username: true,
  search_visibility: true,
  eligibility_for_api_business_global_search: true,
  whatsapp_business_manager_messaging_limit: true,
  messaging_limit_tier: true,
  last_onboarded_time: true,
  health_status: true,
  webhook_configuration: true,
  conversational_automation: true,
} satisfies Record<keyof PhoneNumber, true>);

export const accountFields = names({
  id: true,
  name: true,
  account_review_status: true,
  business_verification_status: true,
  ownership_type: true,
  country: true,
  currency: true,
  timezone_id: true,
  creation_time: true,
  message_template_namespace: true,
  owner_business_info: true,
  is_shared_with_partners: true,
  primary_funding_id: true,
  whatsapp_business_manager_messaging_limit: true,
  is_enabled_for_insights: true,
  disable_marketing_messages_on_cloud_api: true,
  template_auto_archival_enabled: true,
  health_status: true,
} satisfies Record<keyof BusinessAccount, true>);

export const preVerifiedNumberFields = names({
  id: true,
  phone_number: true,
  code_verification_status: true,
  code_verification_time: true,
  verification_expiry_time: true,
  owner_business: true,
} satisfies Record<keyof PreVerifiedNumber, true>);
