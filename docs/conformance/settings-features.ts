import { generateKeyPairSync } from 'node:crypto';
import {
  applyForBadge,
  block,
  deregister,
  read,
  register,
  send,
  sendText,
  setUsername,
  times,
  verify,
} from './acts.ts';
import type { DecidedOf } from './setting.ts';
import { documented, guessed, pages, reported } from './sources.ts';
import { demo } from './stage.ts';

const key = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
}).publicKey;

/** What is decided about the features of a number. */
export const featureSettings: DecidedOf<
  | 'lowQuality'
  | 'flagPeriod'
  | 'emptyEdges'
  | 'badgeReview'
  | 'badgeLeastAge'
  | 'badgeRetryWindow'
  | 'usernameStatus'
  | 'usernameNeedsLimit'
  | 'unavailableUsernames'
  | 'appSyncWindow'
  | 'qrCodeLimit'
  | 'unknownQrCode'
  | 'keyAfterDeregistration'
  | 'blockableUsers'
  | 'blocklistLimit'
  | 'textOutsideWindow'
  | 'testRecipients'
> = {
  lowQuality: {
    what: 'the status of a number whose quality is RED',
    ...documented(`${pages.limits}: it was flagged until October 2025`),
    to: 'flags the number',
    tries: ({ control }) => control.numbers.update(demo.connected, { quality: 'RED' }).status,
    outcomes: ['CONNECTED', 'FLAGGED'],
  },
  flagPeriod: {
    what: 'the limit of a portfolio three days after one of its numbers was flagged',
    ...documented(`${pages.limits}, until October 2025`),
    to: '3d',
    tries: async (stage) => {
      stage.set({ lowQuality: 'flags the number' });
      stage.control.numbers.update(demo.connected, { quality: 'RED' });
      await stage.advance('3d');
      return read(stage, 'whatsapp_business_manager_messaging_limit');
    },
    outcomes: [['TIER_2K'], ['TIER_250']],
  },
  emptyEdges: {
    what: 'an edge without rows among the fields of its node',
    ...guessed,
    to: 'shown',
    tries: async ({ get }) =>
      (await get(`${demo.secondAccount}?fields=phone_numbers`)).body.phone_numbers,
    outcomes: [undefined, { data: [] }],
  },
  badgeReview: {
    what: 'where the application for the badge is after a day',
    ...guessed,
    to: '24h',
    tries: async (stage) => {
      await applyForBadge(stage);
      await stage.advance('24h');
      return (await stage.get(`${demo.connected}/official_business_account`)).body.oba_status;
    },
    outcomes: ['PENDING', 'APPROVED'],
  },
  badgeLeastAge: {
    what: 'how the application of a number is answered that was registered a day ago',
    ...documented(`${pages.badge}; that the call refuses it is assumed`),
    to: '1d',
    tries: async (stage) => {
      await verify(stage);
      await register(stage, demo.unverified);
      stage.control.names.approve(demo.unverified);
      await stage.advance('1d');
      return (await applyForBadge(stage, demo.unverified)).status;
    },
    outcomes: [400, 200],
  },
  badgeRetryWindow: {
    what: 'how another application is answered the day after a rejection',
    ...documented(pages.badge),
    to: '1d',
    tries: async (stage) => {
      await applyForBadge(stage);
      stage.control.badges.reject(demo.connected);
      await stage.advance('1d');
      return (await applyForBadge(stage)).status;
    },
    outcomes: [400, 200],
  },
  usernameStatus: {
    what: 'how a username is answered',
    ...documented(`${pages.usernames}; which it is depends on the country`),
    to: 'reserved',
    tries: async (stage) => (await setUsername(stage, 'lucky.shrub')).body.status,
    outcomes: ['approved', 'reserved'],
  },
  usernameNeedsLimit: {
    what: 'how a username is answered while the limit is 250',
    ...documented(`${pages.usernames}; what is too low is assumed`),
    to: false,
    tries: async (stage) => {
      stage.control.portfolio.limit(demo.portfolio, 'TIER_250');
      return (await setUsername(stage, 'lucky.shrub')).refusal.code;
    },
    outcomes: ['400 147002', '200'],
  },
  unavailableUsernames: {
    what: 'how the username `lucky.shrub` is answered',
    ...guessed,
    to: 'lucky.shrub',
    tries: async (stage) => (await setUsername(stage, 'lucky.shrub')).refusal.code,
    outcomes: ['200', '400 147001'],
  },
  appSyncWindow: {
    what: 'how fetching the data of the app is answered an hour after onboarding',
    ...documented(pages.errors),
    to: '1h',
    tries: async (stage) => {
      stage.control.numbers.update(demo.connected, { coexistence: true });
      await stage.advance('1h');
      const input = { messaging_product: 'whatsapp', sync_type: 'history' };
      return (await stage.post(`${demo.connected}/smb_app_data`, input)).refusal.code;
    },
    outcomes: ['200', '400 2593108'],
  },
  qrCodeLimit: {
    what: 'how the second QR code is answered',
    ...documented(`${pages.qrCodes}; the refusal is assumed`),
    to: 1,
    tries: async ({ post }) => {
      const path = `${demo.connected}/message_qrdls`;
      return (await times(2, () => post(path, { prefilled_message: 'Hello' }))).status;
    },
    outcomes: [200, 400],
  },
  unknownQrCode: {
    what: 'how deleting a QR code is answered that is not there',
    ...guessed,
    to: 'refuse',
    tries: async ({ remove }) => (await remove(`${demo.connected}/message_qrdls/NONE`)).status,
    outcomes: [200, 400],
  },
  keyAfterDeregistration: {
    what: "Meta's signature on the encryption key of a number that was deregistered",
    ...reported(`${pages.encryption}, of numbers that moved`),
    to: 'VALID',
    tries: async (stage) => {
      const path = `${demo.connected}/whatsapp_business_encryption`;
      await stage.post(path, { business_public_key: key });
      await deregister(stage);
      return (await stage.get(path)).body.data[0].business_public_key_signature_status;
    },
    outcomes: ['MISMATCH', 'VALID'],
  },
  blockableUsers: {
    what: 'how blocking somebody is answered who never wrote',
    ...documented(`\`recent\` is what ${pages.blocking} says`),
    to: 'recent',
    tries: async (stage) => (await block(stage, '+16505551234')).refusal.code,
    outcomes: ['200', '400 139100'],
  },
  blocklistLimit: {
    what: 'how blocking a second person is answered',
    ...documented(pages.blocking),
    to: 1,
    tries: async (stage) => (await block(stage, '+16505551234', '+16505551235')).refusal.code,
    outcomes: ['200', '400 139101'],
  },
  textOutsideWindow: {
    what: 'how a text is answered to somebody who never wrote',
    ...documented(`${pages.errors}; many hear of it by webhook, with the setting \`fail\``),
    to: 'fail',
    tries: async (stage) => (await sendText(stage)).refusal.code,
    outcomes: ['400 131047', '200'],
  },
  testRecipients: {
    what: 'how a message of a test number is answered',
    ...documented(`${pages.errors}; the list is open by default`),
    to: '16505550000',
    tries: async (stage) => (await send(stage, '16505551234', demo.test)).refusal.code,
    outcomes: ['200', '400 131030'],
  },
};
