import { act } from './endpoint.ts';

/** What to fetch from the WhatsApp Business app: its contacts, or its messages. */
export type AppDataType = 'smb_app_state_sync' | 'history';

export interface SyncAppDataInput {
  readonly messaging_product: 'whatsapp';
  readonly sync_type: AppDataType;
}

export interface SyncAppDataOutput {
  readonly messaging_product: 'whatsapp';
  /** Give this to Meta's support, should the webhooks not come. */
  readonly request_id: string;
}

export const coexistence = {
  /** Have the app's contacts or messages sent by webhook: each once, within 24 hours of onboarding. */
  'phoneNumber.syncAppData': act<SyncAppDataInput, SyncAppDataOutput>({
    node: 'phoneNumber',
    edge: 'smb_app_data',
    repeatable: false,
    permission: 'whatsapp_business_messaging',
    docs: 'https://developers.facebook.com/documentation/business-messaging/whatsapp/embedded-signup/onboarding-business-app-users',
  }),
} as const;
