import type { BusinessAccount } from './nodes.ts';

/** An account as it is once Meta has approved it, with nothing set. */
export const newBusinessAccount = (
  given: Pick<BusinessAccount, 'id' | 'name' | 'portfolioId' | 'createdAt'>,
): BusinessAccount => ({
  kind: 'businessAccount',
  ...given,
  ownershipType: 'SELF',
  partnerIds: [],
  country: 'US',
  currency: 'USD',
  review: 'APPROVED',
  subscriptions: [],
  users: [],
  switches: {
    is_enabled_for_insights: false,
    disable_marketing_messages_on_cloud_api: false,
    template_auto_archival_enabled: false,
  },
});
