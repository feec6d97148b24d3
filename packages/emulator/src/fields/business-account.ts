import type * as wire from 'meta-cloud-api/contract';
import type { Asker } from '../edges/expand.ts';
import { phoneNumbers } from '../edges/phone-numbers.ts';
import { subscribedApps } from '../edges/subscribed-apps.ts';
import { type BusinessAccount, nodeTypes } from '../nodes.ts';
import type { World } from '../world.ts';
import { healthOfAccount } from './health.ts';
import { referenceTo } from './reference.ts';
import { type Fields, parseFields, type Selected, select } from './selection.ts';

/** What Meta answers without `fields`. */
const DEFAULT_FIELDS = parseFields('id,name,timezone_id,message_template_namespace');

/** Reads an account as Meta answers it. */
export const readBusinessAccount = (
  account: BusinessAccount,
  selected: readonly Selected[] | undefined,
  world: World,
  asker: Asker,
): Partial<wire.BusinessAccount> =>
  select(readable, account, selected ?? DEFAULT_FIELDS, world, asker);

const owner = ({ portfolioId }: BusinessAccount, world: World) =>
  world.get('portfolio', portfolioId);

const businessAccountFields: Fields<BusinessAccount, wire.BusinessAccount> = {
  id: ({ id }) => id,
  name: ({ name }) => name,
  account_review_status: ({ review }) => review,
  business_verification_status: (account, world) => owner(account, world).verification,
  ownership_type: ({ ownershipType }) => ownershipType,
  country: ({ country }) => country,
  currency: ({ currency }) => currency,
  timezone_id: () => '1',
  creation_time: ({ createdAt }) => Math.floor(createdAt / 1000),
  message_template_namespace: ({ id }) => `ns_${id}`,
  owner_business_info: (account, world) => referenceTo(owner(account, world)),
  owner_business: (account, world) => referenceTo(owner(account, world)),
  on_behalf_of_business_info: () => undefined,
  status: () => 'ACTIVE',
  primary_business_location: ({ country }) => country,
  purchase_order_number: () => undefined,
  linked_commerce_account: () => undefined,
  marketing_messages_onboarding_status: () => undefined,
  marketing_messages_lite_api_status: () => undefined,
  auth_international_rate_eligibility: () => undefined,
  is_shared_with_partners: ({ partnerIds }) => partnerIds.length > 0,
  primary_funding_id: ({ fundingId }) => fundingId,
  whatsapp_business_manager_messaging_limit: (account, world) =>
    owner(account, world).messagingLimit,
  is_enabled_for_insights: ({ switches }) => switches.is_enabled_for_insights,
  disable_marketing_messages_on_cloud_api: ({ switches }) =>
    switches.disable_marketing_messages_on_cloud_api,
  template_auto_archival_enabled: ({ switches }) => switches.template_auto_archival_enabled,
  health_status: (account, world, _modifiers, token) => healthOfAccount(account, world, token),
};

const readable = {
  type: nodeTypes.businessAccount,
  fields: businessAccountFields,
  edges: [phoneNumbers, subscribedApps],
} as const;
