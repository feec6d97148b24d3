import { generateKeyPairSync } from 'node:crypto';
import type { faults } from '../../packages/emulator/src/fault.ts';
import { block, deregister, times, toldOf } from './acts.ts';
import { allOf, type Behaviour, does, type RefusalsOf, refuses, type Topic } from './behaviour.ts';
import { assumed, documented, guessed, pages, recorded, reported } from './sources.ts';
import { demo, type Stage } from './stage.ts';

const settings = ({ post }: Stage, input: object, id: string = demo.connected) =>
  post(`${id}/settings`, { ...input });
const calls = { calling: { status: 'ENABLED' } };
const qrCode = ({ post }: Stage, prefilled_message = 'Hello', input = {}) =>
  post(`${demo.connected}/message_qrdls`, { prefilled_message, ...input });
const sync = ({ post }: Stage) =>
  post(`${demo.unverified}/smb_app_data`, {
    messaging_product: 'whatsapp',
    sync_type: 'history',
  });

type FeatureRefusal =
  | 'qrCodeUnknown'
  | 'qrCodeLimitReached'
  | 'usersFailed'
  | 'blocklistFull'
  | 'tooManyUsers'
  | 'oneFeature'
  | 'storageOfRegistered'
  | 'callingNeedsLimit'
  | 'callingNeedsReceiver'
  | 'notSharedWithPhone'
  | 'syncedAlready'
  | 'syncTooLate';

export const featureRefusals: RefusalsOf<Pick<typeof faults, FeatureRefusal>> = {
  qrCodeUnknown: refuses(
    'another message for a QR code that is not there',
    guessed,
    { code: '400 100', says: 'There is no QR code NONE for this phone number.' },
    (stage) => qrCode(stage, 'Hello', { code: 'NONE' }),
  ),
  qrCodeLimitReached: refuses(
    'one QR code more than 2,000',
    assumed(`${pages.qrCodes} has the rule; the refusal is assumed`),
    { code: '400 100', says: 'A phone number cannot have more than 3 QR codes.' },
    (stage) => {
      stage.set({ qrCodeLimit: 3 });
      return times(4, () => qrCode(stage));
    },
    'qrCodeLimit',
  ),
  usersFailed: refuses(
    'blocking oneself: what worked for the others is done, and told beside the error',
    documented(pages.blocking),
    { code: '400 139100', says: 'Failed to block some users' },
    (stage) => block(stage, '+16505551234', '+16315551000'),
  ),
  blocklistFull: refuses(
    'one person more than can be blocked',
    documented(pages.blocking),
    { code: '400 139101', says: 'The blocklist is limited to 1 users.' },
    async (stage) => {
      stage.set({ blocklistLimit: 1 });
      await block(stage, '+16505551234');
      return block(stage, '+16505551235');
    },
    'blocklistLimit',
  ),
  tooManyUsers: refuses(
    'more than 1,000 people at once',
    assumed(`${pages.blocking} has the code; how many are too many is assumed`),
    { code: '400 130429', says: 'Too many numbers in the request.' },
    (stage) => block(stage, ...Array(1001).fill('+16505551234')),
  ),
  oneFeature: refuses(
    'two features in one call, or none',
    documented(pages.calling),
    { code: '400 100', says: 'One feature setting must be specified' },
    (stage) => settings(stage, { ...calls, payload_encryption: { status: 'DISABLED' } }),
  ),
  storageOfRegistered: refuses(
    'another place of storage while the number is registered',
    assumed(`${pages.registration} has the rule; the refusal is assumed`),
    { code: '400 100', says: 'storage_configuration can only be changed while' },
    (stage) => settings(stage, { storage_configuration: { status: 'NO_STORAGE_ENABLED' } }),
  ),
  callingNeedsLimit: refuses(
    'calls while the limit of messages is below 2,000',
    documented(pages.calling),
    { code: '400 138015', says: 'The messaging limit must be 2,000 or more' },
    (stage) => {
      stage.control.portfolio.limit(demo.portfolio, 'TIER_250');
      return settings(stage, calls);
    },
  ),
  callingNeedsReceiver: refuses(
    'calls while nobody would take them',
    documented(pages.calling),
    { code: '400 138018', says: 'Configure SIP, or subscribe an app' },
    async (stage) => {
      await stage.remove(`${demo.account}/subscribed_apps`);
      return settings(stage, calls);
    },
  ),
  notSharedWithPhone: refuses(
    'the data of an app that the number is not in',
    guessed,
    { code: '400 100', says: 'The phone number is not used in the WhatsApp Business app.' },
    sync,
  ),
  syncedAlready: refuses(
    'the same data of the app twice',
    documented(pages.errors),
    { code: '400 2593107', says: 'This data was synchronized already.' },
    (stage) => {
      stage.control.numbers.update(demo.unverified, { coexistence: true });
      return times(2, () => sync(stage));
    },
  ),
  syncTooLate: refuses(
    'the data of the app a day after onboarding',
    documented(pages.errors),
    { code: '400 2593108', says: 'Data can only be synchronized within 24 hours' },
    async (stage) => {
      stage.control.numbers.update(demo.unverified, { coexistence: true });
      await stage.advance('24h');
      return sync(stage);
    },
    'appSyncWindow',
  ),
};

const profileRule = (what: string, input: object): Behaviour =>
  refuses(
    `a profile with ${what}`,
    documented(pages.profile),
    { code: '400 100', says: Object.keys(input)[0] ?? '' },
    ({ post }) =>
      post(`${demo.connected}/whatsapp_business_profile`, {
        messaging_product: 'whatsapp',
        ...input,
      }),
  );

const key = () =>
  generateKeyPairSync('rsa', { modulusLength: 2048 })
    .publicKey.export({ type: 'spki', format: 'pem' })
    .toString();

const features: readonly Behaviour[] = [
  does(
    'settings that nobody set have defaults',
    documented(pages.calling),
    async ({ get }) => {
      const { body } = await get(`${demo.connected}/settings`);
      return [body.calling.status, body.storage_configuration.status];
    },
    ['DISABLED', 'DEFAULT'],
  ),
  does(
    '`account_settings_update` tells of calls, whoever changed them',
    documented(pages.payload('account_settings_update')),
    async (stage) => {
      await stage.listen();
      await settings(stage, calls);
      const [value] = await toldOf(stage, 'account_settings_update');
      return [value?.type, value?.phone_number_settings.calling.status];
    },
    ['phone_number_settings', 'ENABLED'],
  ),
  does(
    'ice breakers and commands replace those that were there',
    documented(`${pages.components}; four prompts, where the OpenAPI file says three`),
    async ({ post, get }) => {
      await post(`${demo.connected}/conversational_automation`, { prompts: ['1', '2', '3', '4'] });
      await post(`${demo.connected}/conversational_automation`, { prompts: ['5'] });
      return (await get(`${demo.connected}?fields=conversational_automation`)).body
        .conversational_automation.prompts;
    },
    ['5'],
  ),
  does(
    '`enable_welcome_message` is ignored since it ended',
    assumed(`${pages.changes} has its end, of 27 March 2026`),
    async ({ post }) =>
      (await post(`${demo.connected}/conversational_automation`, { enable_welcome_message: true }))
        .body,
    { success: true },
  ),
  does(
    'a profile is flat in a list of one, and a change leaves the rest as it was',
    recorded(pages.ruby),
    async ({ post, get }) => {
      const path = `${demo.connected}/whatsapp_business_profile`;
      await post(path, { messaging_product: 'whatsapp', about: 'Shrubs', vertical: 'RETAIL' });
      await post(path, { messaging_product: 'whatsapp', about: 'Trees' });
      return (await get(`${path}?fields=about,vertical`)).body.data;
    },
    [{ about: 'Trees', vertical: 'RETAIL', messaging_product: 'whatsapp' }],
  ),
  profileRule('140 characters about it', { about: 'x'.repeat(140) }),
  profileRule('three websites', { websites: Array(3).fill('https://www.luckyshrub.com') }),
  profileRule('an address that is no email', { email: 'lucky' }),
  does(
    'the signature on an encryption key ends with the registration',
    assumed(`${pages.encryption} has both states; that deregistering ends it is assumed`),
    async (stage) => {
      const path = `${demo.connected}/whatsapp_business_encryption`;
      await stage.post(path, { business_public_key: key() });
      const state = async () =>
        (await stage.get(path)).body.data[0].business_public_key_signature_status;
      const before = await state();
      await deregister(stage);
      return [before, await state()];
    },
    ['VALID', 'MISMATCH'],
    'keyAfterDeregistration',
  ),
  does(
    'the cart is on and the catalog hidden, until that is changed',
    documented('commerce settings of the Cloud API'),
    async ({ get }) => (await get(`${demo.connected}/whatsapp_commerce_settings`)).body.data[0],
    { is_cart_enabled: true, is_catalog_visible: false, id: demo.connected },
  ),
  does(
    'a person can be blocked by the user id that stands for their number',
    documented(`${pages.blocking}; ${pages.usernames}`),
    async ({ post }) => {
      const block_users = [{ user_id: 'US.13491208655302741918' }];
      const input = { messaging_product: 'whatsapp', block_users };
      return (await post(`${demo.connected}/block_users`, input)).body.block_users.added_users;
    },
    [{ input: 'US.13491208655302741918', user_id: 'US.13491208655302741918' }],
  ),
  does(
    'a QR code is changed by its own address, too, and its image may be asked for in small letters',
    reported(pages.whatsappApiJs),
    async ({ post }) => {
      const path = `${demo.connected}/message_qrdls`;
      const { body } = await post(`${path}?generate_qr_image=png&prefilled_message=Hello`);
      return (await post(`${path}/${body.code}?prefilled_message=Goodbye`)).body.prefilled_message;
    },
    'Goodbye',
  ),
  refuses(
    'a kind of company in its own words, unless it is OTHER',
    documented(pages.compliance),
    { code: '400 100', says: 'entity_type_custom is mandatory for the entity type OTHER' },
    ({ post }) =>
      post(`${demo.connected}/business_compliance_info`, {
        messaging_product: 'whatsapp',
        entity_name: 'Lucky Shrub',
        entity_type: 'PARTNERSHIP',
        entity_type_custom: 'Trust',
        grievance_officer_details: { name: 'Rosa', email: 'rosa@luckyshrub.com' },
        customer_care_details: { email: 'care@luckyshrub.com' },
      }),
  ),
];

export const featureTopic: Topic = {
  title: 'Features of a number',
  behaviours: [...features, ...allOf(featureRefusals)],
};
