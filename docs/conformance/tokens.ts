import { createHmac } from 'node:crypto';
import type { faults } from '../../packages/emulator/src/fault.ts';
import { times } from './acts.ts';
import { allOf, type Behaviour, does, type RefusalsOf, refuses, type Topic } from './behaviour.ts';
import { assumed, documented, guessed, pages, recorded, reported } from './sources.ts';
import { demo, type Stage } from './stage.ts';

const as = (token: string) => ({ authorization: `Bearer ${token}` });
const demoToken = ({ emulator }: Stage) => emulator.env.WHATSAPP_ACCESS_TOKEN;
const proofOf = (text: string) =>
  createHmac('sha256', 'emulator-demo-app-secret').update(text).digest('hex');

const otherApp = {
  apps: [{ id: '1' }, { id: '2', secret: 'x' }],
  tokens: [
    { token: 'one', app: '1' },
    { token: 'two', app: '2' },
  ],
};

type TokenRefusal =
  | 'tokenMissing'
  | 'tokenMalformed'
  | 'tokenExpired'
  | 'tokenRevoked'
  | 'permissionMissing'
  | 'tokenNotYours'
  | 'needsAppToken'
  | 'invalidProof'
  | 'proofMissing'
  | 'accountCalledTooOften';

export const tokenRefusals: RefusalsOf<Pick<typeof faults, TokenRefusal>> = {
  tokenMissing: refuses(
    'no token',
    reported(`error reports of integrators; 401 in ${pages.openApi}`),
    { code: '400 104', says: 'An access token is required' },
    ({ get }) => get(demo.connected, { authorization: '' }),
  ),
  tokenMalformed: refuses(
    'a token that is none',
    recorded(pages.ruby),
    { code: '401 190', says: 'Invalid OAuth access token - Cannot parse access token' },
    ({ get }) => get(demo.connected, as('EAAnone')),
  ),
  tokenExpired: refuses(
    'a token whose time is over',
    recorded('error reports of integrators; the status is documented'),
    {
      code: '401 190/463',
      says: 'Error validating access token: Session has expired on Sunday, 22-Nov-26 09:00:00 UTC.',
    },
    (stage) => {
      stage.control.tokens.expire(demoToken(stage));
      return stage.get(demo.connected);
    },
  ),
  tokenRevoked: refuses(
    'a token that was taken back',
    documented(pages.graphErrors),
    { code: '401 190/458', says: 'Error validating access token: The user has not authorized' },
    (stage) => {
      stage.control.tokens.revoke(demoToken(stage));
      return stage.get(demo.connected);
    },
  ),
  permissionMissing: refuses(
    'a token without the permission of the call',
    documented(`${pages.errors}; which of 10 and 200 it is, is assumed`),
    { code: '403 200', says: '(#200) Permissions error' },
    ({ get, control }) => {
      const { token } = control.tokens.issue({ scopes: ['whatsapp_business_messaging'] });
      return get(demo.connected, as(token));
    },
  ),
  tokenNotYours: refuses(
    "looking at another app's token",
    reported('integrators'),
    { code: '400 100', says: '(#100) You must provide an app access token' },
    ({ get, control }) => {
      control.seed(otherApp);
      return get('debug_token?input_token=two', as('one'));
    },
  ),
  needsAppToken: refuses(
    "an app's subscriptions, with a token that is not the app's own",
    reported(`${pages.subscriptions} has the rule; integrators have the refusal`),
    { code: '400 15', says: '(#15) This method must be called with an app access_token.' },
    ({ get }) => get(`${demo.app}/subscriptions`),
  ),
  invalidProof: [
    refuses(
      'a proof that is not the one of the token',
      documented(pages.proof),
      { code: '400 100', says: 'Invalid appsecret_proof provided in the API argument' },
      ({ get }) => get(`${demo.connected}?appsecret_proof=${proofOf('another')}`),
    ),
    refuses(
      'a proof with a time, five minutes later',
      reported('integrators'),
      { code: '400 100', says: 'Invalid appsecret_proof' },
      async (stage) => {
        const time = Math.floor(Date.parse(stage.control.clock.get().now) / 1000);
        const proof = proofOf(`${demoToken(stage)}|${time}`);
        await stage.advance('301s');
        return stage.get(`${demo.connected}?appsecret_proof=${proof}&appsecret_time=${time}`);
      },
    ),
  ],
  proofMissing: refuses(
    'no proof, of an app that requires one',
    documented(pages.proof),
    { code: '400 100', says: 'API calls from the server require an appsecret_proof argument' },
    ({ get, control }) => {
      control.apps.requireAppSecret(demo.app, true);
      return get(demo.connected);
    },
  ),
  accountCalledTooOften: refuses(
    'the 201st call in an hour with an account that has no registered number',
    documented(`${pages.rates}; that it is 80008 and 400 is recorded by integrators`),
    {
      code: '400 80008',
      says: '(#80008) There have been too many calls to this WhatsApp Business',
    },
    ({ get }) => times(201, () => get(demo.secondAccount)),
    'rateLimit',
  ),
};

const granted: readonly Behaviour[] = [
  does(
    'a token may be in the query, too',
    documented(pages.graphErrors),
    async (stage) => {
      const path = `${demo.connected}?access_token=${demoToken(stage)}`;
      return (await stage.get(path, { authorization: '' })).status;
    },
    200,
  ),
  refuses(
    'a number of an account that the token was not given is like an unknown one',
    assumed('Meta documents 10, 200 and 100/33 for it'),
    { code: '400 100/33', says: 'Unsupported get request.' },
    ({ get, control }) => {
      const { token } = control.tokens.issue({ businessAccountIds: [demo.secondAccount] });
      return get(demo.connected, as(token));
    },
  ),
  does(
    'a proof of the right secret is taken',
    documented(pages.proof),
    async (stage) =>
      (await stage.get(`${demo.connected}?appsecret_proof=${proofOf(demoToken(stage))}`)).status,
    200,
  ),
  does(
    'what a token opens is told scope by scope',
    documented(pages.debugToken),
    async (stage) => {
      const { token } = stage.control.tokens.issue({ businessAccountIds: [demo.account] });
      const { body } = await stage.get(`debug_token?input_token=${token}`);
      return body.data.granular_scopes[0];
    },
    { scope: 'whatsapp_business_management', target_ids: [demo.account] },
  ),
  does(
    'a token that is none is told as one that is not valid',
    documented(pages.debugToken),
    async ({ get }) => (await get('debug_token?input_token=none')).body.data.is_valid,
    false,
  ),
  does(
    'with a registered number an app has 5,000 calls an hour with an account',
    documented(pages.rates),
    async ({ control, get }) => {
      control.usage.set({ businessAccountId: demo.account, calls: 2_500 });
      const { headers } = await get(demo.account);
      const usage = JSON.parse(headers.get('x-business-use-case-usage') ?? '{}');
      return usage[demo.account][0].call_count;
    },
    51,
  ),
  does(
    'the calls of an hour ago count no more, and the header says when in minutes',
    documented(pages.rates),
    async ({ control, get, advance }) => {
      control.usage.set({ businessAccountId: demo.secondAccount, calls: 200 });
      const { headers } = await get(demo.secondAccount);
      const usage = JSON.parse(headers.get('x-business-use-case-usage') ?? '{}');
      const minutes = usage[demo.secondAccount][0].estimated_time_to_regain_access;
      await advance(`${minutes}m`);
      return [minutes, (await get(demo.secondAccount)).status];
    },
    [60, 200],
  ),
  does(
    'registering counts as `whatsapp`, reading as `whatsapp_business_management`',
    recorded(pages.ruby),
    async ({ get, post }) =>
      [await post(`${demo.connected}/deregister`), await get(demo.connected)].map(
        ({ headers }) =>
          JSON.parse(headers.get('x-business-use-case-usage') ?? '{}')[demo.account][0].type,
      ),
    ['whatsapp', 'whatsapp_business_management'],
  ),
  does(
    "an error that is not about an account shows the app's own budget",
    recorded(pages.ruby),
    async ({ get }) => (await get('123123')).headers.get('x-app-usage'),
    '{"call_count":0,"total_cputime":0,"total_time":0}',
  ),
  does(
    'a refusal for want of calls costs none',
    guessed,
    async ({ control, get }) => {
      control.usage.set({ businessAccountId: demo.secondAccount, calls: 200 });
      const { headers } = await times(3, () => get(demo.secondAccount));
      return JSON.parse(headers.get('x-business-use-case-usage') ?? '{}')[demo.secondAccount][0]
        .call_count;
    },
    100,
  ),
];

export const tokens: Topic = {
  title: 'Tokens and limits of calls',
  behaviours: [...granted, ...allOf(tokenRefusals)],
};
