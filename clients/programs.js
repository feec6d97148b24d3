import assert from 'node:assert/strict';
import GreatDetail from '@great-detail/whatsapp';
import { WhatsAppClient as Kapso } from '@kapso/whatsapp-cloud-api';
import {
  Business,
  FacebookAdsApi,
  WhatsAppBusinessAccount,
  WhatsAppBusinessPreVerifiedPhoneNumber,
} from 'facebook-nodejs-business-sdk';
import Official from 'whatsapp';
import { WhatsAppAPI } from 'whatsapp-api-js';
import { Text } from 'whatsapp-api-js/messages';

/**
 * What each client can do about numbers, and a message to show that one works. Throws where it cannot here.
 * @typedef {{ emulator: import('@meta-cloud-api/emulator').Emulator, url: string, received: { body: string, signature: string }[] }} Stage
 */

const connected = '106540352242922';
const unverified = '110200345501442';
const account = '102290129340398';
const portfolio = '506914307656634';
const recipient = '16505551234';

/** @param {Promise<unknown>} call */
const refusal = (call) =>
  call.then(
    () => assert.fail('it was not refused'),
    (error) => error,
  );

/** @type {Record<string, (stage: Stage) => Promise<void>>} */
export const programs = {
  async whatsapp({ emulator }) {
    Object.assign(process.env, {
      M4D_APP_ID: '670843887433847',
      M4D_APP_SECRET: emulator.options.appSecret,
      WA_BUSINESS_ACCOUNT_ID: account,
      CLOUD_API_VERSION: 'v26.0',
      CLOUD_API_ACCESS_TOKEN: emulator.options.accessToken,
      WEBHOOK_ENDPOINT: 'webhooks',
      WEBHOOK_VERIFICATION_TOKEN: 'secret',
    });
    const whatsapp = new Official(Number(connected));
    emulator.control.people.write(connected, recipient);
    const sent = await whatsapp.messages.text({ body: 'Hello' }, Number(recipient));
    assert.equal(sent.statusCode(), 200);
    const { messages } = await sent.responseBodyToJSON();
    assert.match(messages[0].id, /^wamid\./);
    const set = await whatsapp.twoStepVerification.setPin(654321);
    assert.deepEqual(await set.responseBodyToJSON(), { success: true });
  },

  async 'facebook-nodejs-business-sdk'({ emulator }) {
    FacebookAdsApi.init(emulator.options.accessToken, 'en_US', false);
    const owner = new Business(portfolio);
    const owned = await owner.getOwnedWhatsAppBusinessAccounts(['id', 'name'], {});
    assert.equal(owned.length, 2);
    const lucky = new WhatsAppBusinessAccount(account);
    assert.equal((await lucky.get(['currency'])).currency, 'USD');
    const numbers = await lucky.getPhoneNumbers(['id', 'status'], { limit: 2 });
    assert.equal(numbers.length, 2);
    assert.equal((await numbers.next()).length, 1);
    const number = { cc: '1', phone_number: '2015550123', verified_name: 'Lucky Shrub Bulbs' };
    // The object of an account takes on the id of what it made.
    const create = () => new WhatsAppBusinessAccount(account).createPhoneNumber([], number);
    assert.match((await create()).id, /^\d+$/);
    const again = await refusal(create());
    assert.equal(again.response.error_subcode, 2388012);
    assert.equal((await lucky.getSubscribedApps([], {})).length, 1);
    await lucky.createSubscribedApp([], {});
    await new Business(portfolio).createAddPhoneNumber([], { phone_number: '12015550124' });
    const [pooled] = await owner.getPreVerifiedNumbers(['id'], {});
    await pooled.createRequestCode([], { code_method: 'SMS', language: 'en_US' });
    const proven = new WhatsAppBusinessPreVerifiedPhoneNumber(pooled.id);
    assert.equal((await proven.createVerifyCode([], { code: '123456' })).success, true);
  },

  async '@kapso/whatsapp-cloud-api'({ emulator, url }) {
    const { accessToken } = emulator.options;
    const kapso = new Kapso({ accessToken, baseUrl: url, graphVersion: 'v26.0' });
    const { phoneNumbers } = kapso;
    const phoneNumberId = unverified;
    await phoneNumbers.requestCode({ phoneNumberId, codeMethod: 'SMS', language: 'en_US' });
    const code = emulator.control.codes.latest(phoneNumberId)?.code ?? '';
    await phoneNumbers.verifyCode({ phoneNumberId, code });
    await phoneNumbers.register({ phoneNumberId, pin: '123456' });
    const wrong = await refusal(phoneNumbers.register({ phoneNumberId, pin: '000000' }));
    assert.equal(wrong.code, 133005);
    const { businessProfile, settings } = phoneNumbers;
    await businessProfile.update({ phoneNumberId, about: 'Shrubs' });
    const { data } = await businessProfile.get({ phoneNumberId, fields: 'about' });
    assert.equal(data[0].about, 'Shrubs');
    assert.ok(await settings.get({ phoneNumberId }));
    emulator.control.people.write(phoneNumberId, recipient);
    const sent = await kapso.messages.sendText({ phoneNumberId, to: recipient, body: 'Hello' });
    assert.match(sent.messages[0].id, /^wamid\./);
    assert.ok(await phoneNumbers.deregister({ phoneNumberId }));
  },

  async 'whatsapp-api-js'({ emulator, received }) {
    const { accessToken: token, appSecret, fetch } = emulator.options;
    const api = new WhatsAppAPI({ token, appSecret, v: 'v26.0', ponyfill: { fetch } });
    emulator.control.people.write(connected, recipient);
    const sent = await api.sendMessage(connected, recipient, new Text('Hello'));
    assert.match(sent.messages[0].id, /^wamid\./);
    const { code } = await api.createQR(connected, 'Hello', 'svg');
    await api.updateQR(connected, code, 'Goodbye');
    const { data } = await api.retrieveQR(connected, code);
    assert.equal(data[0].prefilled_message, 'Goodbye');
    assert.deepEqual(await api.deleteQR(connected, code), { success: true });
    const { block_users } = await api.blockUser(connected, recipient);
    assert.equal(block_users.added_users[0].wa_id, recipient);
    await api.unblockUser(connected, recipient);
    await emulator.control.webhooks.settled();
    const { body, signature } = received.find((webhook) => webhook.body.includes('"sent"')) ?? {};
    let status = '';
    api.on.status = (told) => {
      status = told.status;
    };
    await api.post(JSON.parse(body ?? '{}'), body, signature);
    assert.equal(status, 'sent');
  },

  async '@great-detail/whatsapp'({ emulator, received }) {
    const { accessToken, appSecret, fetch } = emulator.options;
    const headers = { Authorization: `Bearer ${accessToken}` };
    const sdk = new GreatDetail({ graphVersion: 'v26.0', request: { headers, fetch } });
    const fields = ['status', ['throughput', ['level']]];
    const number = await sdk.phoneNumbers
      .getPhoneNumber({ phoneNumberID: connected, fields })
      .json();
    assert.equal(number.throughput.level, 'STANDARD');
    const { data } = await sdk.phoneNumbers.listPhoneNumbers({ businessAccountID: account }).json();
    assert.equal(data.length, 3);
    const renamed = { phoneNumberID: connected, new_display_name: 'Lucky Shrub Garden' };
    assert.ok((await sdk.phoneNumbers.updatePhoneNumber(renamed).json()).success);
    emulator.control.names.approve(connected);
    await emulator.control.webhooks.settled();
    const webhook = received.find(({ body }) => body.includes('phone_number_name_update'));
    const event = await sdk.webhook.eventNotification({
      method: 'POST',
      headers: { 'x-hub-signature-256': webhook?.signature ?? '' },
      body: webhook?.body ?? '',
    });
    await event.verifySignature(appSecret);
    const unknown = await refusal(sdk.phoneNumbers.getPhoneNumber({ phoneNumberID: '42' }).json());
    assert.equal(unknown.response.status, 400);
  },
};
