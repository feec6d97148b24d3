import { generateKeyPairSync } from 'node:crypto';
import type { EndpointName } from 'meta-cloud-api/contract';
import { requestCode, setUsername } from './acts.ts';
import type { Tried } from './endpoint.ts';
import { pages } from './sources.ts';
import { demo, type Stage } from './stage.ts';

export type Named<Kind extends string> = Extract<EndpointName, `${Kind}.${string}`>;

const success = { success: 'boolean' };
export const cursors = { before: 'string', after: 'string' };
const whatsapp = { messaging_product: 'whatsapp' };
const qrCode = { code: 'string', prefilled_message: 'string', deep_link_url: 'string' };
const contact = { email: 'rosa@luckyshrub.com' };

export const written = { known: 'documented', answer: success } as const;

const withQrCode = async ({ post }: Stage) => {
  const prefilled_message = 'Hello';
  return (await post(`${demo.connected}/message_qrdls`, { prefilled_message })).body.code;
};

/** Each endpoint of a number. One that is missing does not compile. */
export const numberEndpoints: Readonly<Record<Named<'phoneNumber'>, Tried>> = {
  'phoneNumber.get': {
    known: 'recorded',
    from: pages.java,
    answer: {
      verified_name: 'string',
      code_verification_status: 'string',
      display_phone_number: 'string',
      quality_rating: 'string',
      platform_type: 'string',
      throughput: { level: 'string' },
      id: 'string',
    },
  },
  'phoneNumber.update': { ...written, input: { new_display_name: 'Lucky Shrub Garden' } },
  'phoneNumber.requestCode': { ...written, input: { code_method: 'SMS', language: 'en_US' } },
  'phoneNumber.verifyCode': {
    ...written,
    on: async (stage) => {
      await requestCode(stage);
      return demo.unverified;
    },
    input: { code: '123456' },
  },
  'phoneNumber.register': {
    known: 'recorded',
    from: pages.ruby,
    input: { ...whatsapp, pin: demo.pin },
    answer: success,
  },
  'phoneNumber.deregister': { known: 'recorded', from: pages.ruby, answer: success },
  'phoneNumber.getConversationalAutomation': {
    known: 'documented',
    answer: { prompts: [], commands: [], id: 'string' },
  },
  'phoneNumber.updateConversationalAutomation': { ...written, input: { prompts: ['Hours?'] } },
  'phoneNumber.getSettings': {
    known: 'documented',
    answer: {
      calling: {
        status: 'string',
        call_icon_visibility: 'string',
        callback_permission_status: 'string',
        srtp_key_exchange_protocol: 'string',
      },
      user_identity_change: { enable_identity_key_check: 'boolean' },
      payload_encryption: { status: 'string' },
      storage_configuration: { status: 'string' },
    },
  },
  'phoneNumber.updateSettings': { ...written, input: { calling: { status: 'ENABLED' } } },
  'phoneNumber.getUsername': {
    known: 'documented',
    on: async (stage) => {
      await setUsername(stage, 'lucky.shrub');
      return demo.connected;
    },
    answer: { username: 'string', status: 'string' },
  },
  'phoneNumber.setUsername': {
    known: 'documented',
    input: { username: 'lucky.shrub' },
    answer: { status: 'string' },
  },
  'phoneNumber.deleteUsername': written,
  'phoneNumber.getUsernameSuggestions': {
    known: 'documented',
    answer: { data: [{ username_suggestions: ['string'] }] },
  },
  'phoneNumber.getOfficialBusinessAccount': {
    known: 'documented',
    answer: { id: 'string', oba_status: 'string' },
  },
  'phoneNumber.applyForOfficialBusinessAccount': {
    ...written,
    input: {
      business_website_url: 'https://www.luckyshrub.com',
      primary_country_of_operation: 'US',
    },
  },
  'phoneNumber.getComplianceInfo': { known: 'documented', answer: { data: [] } },
  'phoneNumber.updateComplianceInfo': {
    ...written,
    input: {
      ...whatsapp,
      entity_name: 'Lucky Shrub',
      entity_type: 'PARTNERSHIP',
      grievance_officer_details: { name: 'Rosa Bloom', ...contact },
      customer_care_details: contact,
    },
  },
  'phoneNumber.syncAppData': {
    known: 'documented',
    on: ({ control }) => {
      control.numbers.update(demo.connected, { coexistence: true });
      return demo.connected;
    },
    input: { ...whatsapp, sync_type: 'history' },
    answer: { messaging_product: 'string', request_id: 'string' },
  },
  'phoneNumber.getBusinessProfile': {
    known: 'recorded',
    from: pages.ruby,
    on: async ({ post }) => {
      const profile = { ...whatsapp, about: 'Shrubs', websites: ['https://www.luckyshrub.com'] };
      await post(`${demo.connected}/whatsapp_business_profile`, profile);
      return demo.connected;
    },
    input: { fields: 'about,websites' },
    answer: { data: [{ about: 'string', websites: ['string'], messaging_product: 'string' }] },
  },
  'phoneNumber.updateBusinessProfile': { ...written, input: { ...whatsapp, about: 'Shrubs' } },
  'phoneNumber.listQrCodes': {
    known: 'documented',
    on: async (stage) => {
      await withQrCode(stage);
      return demo.connected;
    },
    answer: { data: [qrCode], paging: { cursors } },
  },
  'phoneNumber.getQrCode': {
    known: 'documented',
    on: async (stage) => `${demo.connected}/message_qrdls/${await withQrCode(stage)}`,
    answer: { data: [qrCode] },
  },
  'phoneNumber.saveQrCode': {
    known: 'documented',
    input: { prefilled_message: 'Hello', generate_qr_image: 'PNG' },
    answer: { ...qrCode, qr_image_url: 'string' },
  },
  'phoneNumber.deleteQrCode': {
    ...written,
    on: async (stage) => `${demo.connected}/message_qrdls/${await withQrCode(stage)}`,
  },
  'phoneNumber.getEncryptionKey': { known: 'documented', answer: { data: [] } },
  'phoneNumber.setEncryptionKey': {
    ...written,
    input: {
      business_public_key: generateKeyPairSync('rsa', {
        modulusLength: 2048,
        publicKeyEncoding: { type: 'spki', format: 'pem' },
        privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      }).publicKey,
    },
  },
  'phoneNumber.listBlockedUsers': {
    known: 'documented',
    on: async ({ post }) => {
      const block_users = [{ user: '+16505551234' }];
      await post(`${demo.connected}/block_users`, { ...whatsapp, block_users });
      return demo.connected;
    },
    answer: { data: [{ messaging_product: 'string', wa_id: 'string' }], paging: { cursors } },
  },
  'phoneNumber.blockUsers': {
    known: 'documented',
    input: { ...whatsapp, block_users: [{ user: '+16505551234' }] },
    answer: {
      messaging_product: 'string',
      block_users: { added_users: [{ input: 'string', wa_id: 'string' }] },
    },
  },
  'phoneNumber.unblockUsers': {
    known: 'documented',
    input: { ...whatsapp, block_users: [{ user: '+16505551234' }] },
    answer: {
      messaging_product: 'string',
      block_users: { removed_users: [{ input: 'string', wa_id: 'string' }] },
    },
  },
  'phoneNumber.getCommerceSettings': {
    known: 'documented',
    answer: { data: [{ is_cart_enabled: 'boolean', is_catalog_visible: 'boolean', id: 'string' }] },
  },
  'phoneNumber.updateCommerceSettings': { ...written, input: { is_catalog_visible: true } },
  'phoneNumber.sendMessage': {
    known: 'documented',
    input: {
      ...whatsapp,
      to: '16505551234',
      type: 'template',
      template: { name: 'hello_world', language: { code: 'en_US' } },
    },
    answer: {
      messaging_product: 'string',
      contacts: [{ input: 'string', wa_id: 'string' }],
      messages: [{ id: 'string', message_status: 'string' }],
    },
  },
};
