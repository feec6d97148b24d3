import type { EndpointName } from 'meta-cloud-api/contract';
import { pool, poolVerified, requestCode } from './acts.ts';
import type { Tried } from './endpoint.ts';
import { cursors, type Named, numberEndpoints, written } from './endpoints-number.ts';
import { pages } from './sources.ts';
import { callback, demo, type Stage } from './stage.ts';

const appToken = { authorization: `Bearer ${demo.appToken}` };
const account = {
  id: 'string',
  name: 'string',
  timezone_id: 'string',
  message_template_namespace: 'string',
};
const subscription = {
  object: 'whatsapp_business_account',
  callback_url: callback,
  verify_token: 'secret',
  fields: 'messages',
};
const sharing = async (stage: Stage) => {
  const number = await pool(stage);
  return { preverified_id: number, partner_business_id: demo.clientPortfolio };
};

/** Each endpoint of an account, a portfolio, its pool, an app. One that is missing does not compile. */
const otherEndpoints: Readonly<Record<Exclude<EndpointName, Named<'phoneNumber'>>, Tried>> = {
  'businessAccount.get': { known: 'recorded', from: pages.ruby, answer: account },
  'businessAccount.update': {
    ...written,
    from: pages.codegen,
    input: { is_enabled_for_insights: true },
  },
  'businessAccount.listPhoneNumbers': {
    known: 'recorded',
    from: pages.ruby,
    input: { fields: 'id,status', limit: 3 },
    answer: { data: [{ id: 'string', status: 'string' }], paging: { cursors } },
  },
  'businessAccount.createPhoneNumber': {
    known: 'documented',
    input: { cc: '1', phone_number: '2015550123', verified_name: 'Lucky Shrub Bulbs' },
    answer: { id: 'string' },
  },
  'businessAccount.listSubscribedApps': {
    known: 'documented',
    answer: {
      data: [{ whatsapp_business_api_data: { id: 'string', link: 'string', name: 'string' } }],
    },
  },
  'businessAccount.subscribeApp': written,
  'businessAccount.unsubscribeApp': written,
  'businessAccount.listAssignedUsers': {
    known: 'documented',
    input: { business: demo.portfolio },
    answer: {
      data: [{ id: 'string', name: 'string', tasks: ['string'] }],
      paging: { cursors },
    },
  },
  'businessAccount.assignUser': {
    ...written,
    input: { user: '122101350854022', tasks: ['MANAGE_PHONE'] },
  },
  'businessAccount.removeUser': { ...written, input: { user: '122101350854021' } },
  'businessAccount.setSolutionMigrationIntent': {
    known: 'documented',
    input: { app_id: demo.app },
    answer: { id: 'string' },
  },
  'migrationIntent.get': {
    known: 'reported',
    from: pages.openApi,
    on: async ({ post }) =>
      (await post(`${demo.account}/set_solution_migration_intent`, { app_id: demo.app })).body.id,
    answer: { id: 'string', status: 'string' },
  },
  'portfolio.listOwnedBusinessAccounts': {
    known: 'documented',
    answer: { data: [account], paging: { cursors } },
  },
  'portfolio.listClientBusinessAccounts': {
    known: 'documented',
    answer: { data: [account], paging: { cursors } },
  },
  'portfolio.addPreVerifiedNumber': {
    known: 'documented',
    input: { phone_number: '12015550123' },
    answer: { id: 'string' },
  },
  'portfolio.listPreVerifiedNumbers': { known: 'documented', answer: { data: [] } },
  'portfolio.sharePreVerifiedNumber': { ...written, inputOf: sharing },
  'portfolio.unsharePreVerifiedNumber': {
    ...written,
    inputOf: async (stage) => {
      const shared = await sharing(stage);
      await stage.post(`${demo.portfolio}/share_preverified_numbers`, shared);
      return shared;
    },
  },
  'preVerifiedNumber.get': {
    known: 'documented',
    from: pages.codegen,
    on: poolVerified,
    answer: {
      phone_number: 'string',
      code_verification_status: 'string',
      verification_expiry_time: 'string',
      id: 'string',
    },
  },
  'preVerifiedNumber.requestCode': {
    ...written,
    on: pool,
    input: { code_method: 'SMS', language: 'en_US' },
  },
  'preVerifiedNumber.verifyCode': {
    ...written,
    on: async (stage) => {
      const id = await pool(stage);
      await requestCode(stage, id);
      return id;
    },
    input: { code: '123456' },
  },
  'preVerifiedNumber.listPartners': { known: 'documented', on: pool, answer: { data: [] } },
  'preVerifiedNumber.delete': { ...written, on: pool },
  'app.listSubscriptions': {
    known: 'documented',
    on: async ({ listen }) => {
      await listen();
      return demo.app;
    },
    headers: appToken,
    answer: {
      data: [
        {
          object: 'string',
          callback_url: 'string',
          active: 'boolean',
          fields: [{ name: 'string', version: 'string' }],
        },
      ],
    },
  },
  'app.setSubscription': { ...written, headers: appToken, input: subscription },
  'app.deleteSubscription': { ...written, headers: appToken },
  'debugToken.get': {
    known: 'documented',
    inputOf: ({ emulator }) => ({ input_token: emulator.env.WHATSAPP_ACCESS_TOKEN }),
    answer: {
      data: {
        app_id: 'string',
        type: 'string',
        application: 'string',
        expires_at: 'number',
        is_valid: 'boolean',
        issued_at: 'number',
        scopes: ['string'],
        granular_scopes: [{ scope: 'string', target_ids: ['string'] }],
        user_id: 'string',
      },
    },
  },
};

/** Every endpoint of the contract. */
export const endpoints: Readonly<Record<EndpointName, Tried>> = {
  ...numberEndpoints,
  ...otherEndpoints,
};
