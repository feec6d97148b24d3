import { createHmac } from 'node:crypto';
import type { faults } from '../../packages/emulator/src/fault.ts';
import { register, rename, send } from './acts.ts';
import { allOf, type Behaviour, does, type RefusalsOf, refuses, type Topic } from './behaviour.ts';
import { documented, pages, recorded, reported } from './sources.ts';
import { callback, demo, type Stage } from './stage.ts';

const own = 'https://own.example/webhooks';
const shared = 'https://shared.example/webhooks';

const override = ({ post }: Stage, id: string, url: string) => {
  const callback = { override_callback_uri: url, verify_token: 'secret' };
  return id === demo.account
    ? post(`${id}/subscribed_apps`, callback)
    : post(id, { webhook_configuration: callback });
};

export const callbackRefusals: RefusalsOf<Pick<typeof faults, 'callbackFailed' | 'notSubscribed'>> =
  {
    callbackFailed: [
      refuses(
        'a callback that answers another status',
        recorded('responses that integrators published'),
        {
          code: '400 2200',
          says: '(#2200) Callback verification failed with the following errors: HTTP Status Code = 404',
        },
        (stage) => {
          stage.answerWith(() => new Response('', { status: 404 }));
          return override(stage, demo.account, shared);
        },
      ),
      refuses(
        'a callback that answers something else than the challenge',
        documented(pages.webhooks),
        { code: '400 2200', says: '(#2200) Callback verification failed' },
        (stage) => {
          stage.answerWith(() => new Response('Hello'));
          return override(stage, demo.connected, own);
        },
      ),
    ],
    notSubscribed: refuses(
      'a callback of its own for a number that the app is not subscribed to',
      reported(pages.overrideOrder),
      { code: '400 100', says: '(#100) Before override the current callback uri' },
      async (stage) => {
        await stage.remove(`${demo.account}/subscribed_apps`);
        return override(stage, demo.connected, own);
      },
    ),
  };

const urlsOf = async ({ told }: Stage, field: string) => [
  ...new Set((await told()).filter((webhook) => webhook.field === field).map(({ url }) => url)),
];

const delivered: readonly Behaviour[] = [
  does(
    'a callback is asked with a mode, a challenge and the token before it is taken',
    documented(pages.webhooks),
    async (stage) => {
      const asked: string[] = [];
      stage.answerWith((url) => {
        asked.push(...url.searchParams.keys());
        return new Response(url.searchParams.get('hub.challenge'));
      });
      await stage.listen();
      return asked;
    },
    ['hub.mode', 'hub.challenge', 'hub.verify_token'],
  ),
  does(
    'an account that is not subscribed to the app tells it nothing',
    documented(pages.webhooks),
    async (stage) => {
      await stage.listen();
      await stage.remove(`${demo.account}/subscribed_apps`);
      await rename(stage);
      stage.control.names.approve(demo.connected);
      return urlsOf(stage, 'phone_number_name_update');
    },
    [],
  ),
  does(
    'an app is told only of the fields that it asked for',
    documented(pages.subscriptions),
    async (stage) => {
      const subscription = { url: callback, verifyToken: 'secret', fields: ['security'] as const };
      await stage.control.webhooks.subscribe({ ...subscription, fields: ['security'] });
      await send(stage);
      return urlsOf(stage, 'messages');
    },
    [],
  ),
  does(
    'the callback of a number goes before that of its account, and that before the app’s',
    documented(pages.override),
    async (stage) => {
      await stage.listen();
      const seen: string[] = [];
      for (const [id, url] of [
        [demo.account, shared],
        [demo.connected, own],
      ] as const) {
        await override(stage, id, url);
        await send(stage);
        seen.push((await stage.told()).at(-1)?.url ?? '');
      }
      return seen;
    },
    [shared, own],
  ),
  does(
    'those callbacks take `messages`, and nothing else',
    documented(pages.override),
    async (stage) => {
      await stage.listen();
      await override(stage, demo.connected, own);
      await rename(stage);
      stage.control.names.approve(demo.connected);
      return urlsOf(stage, 'phone_number_name_update');
    },
    [callback],
  ),
  does(
    'an empty address takes the callback of a number away',
    documented(pages.override),
    async (stage) => {
      await override(stage, demo.connected, own);
      await override(stage, demo.connected, '');
      return (await stage.get(`${demo.connected}?fields=webhook_configuration`)).body
        .webhook_configuration;
    },
    undefined,
  ),
  does(
    'subscribing without a callback takes that of the account away',
    documented(pages.override),
    async (stage) => {
      await override(stage, demo.account, shared);
      await stage.post(`${demo.account}/subscribed_apps`);
      const [app] = (await stage.get(`${demo.account}/subscribed_apps`)).body.data;
      return 'override_callback_uri' in app;
    },
    false,
  ),
  does(
    'a number tells which callbacks there are',
    documented(pages.override),
    async (stage) => {
      await stage.listen();
      await override(stage, demo.connected, own);
      return (await stage.get(`${demo.connected}?fields=webhook_configuration`)).body
        .webhook_configuration;
    },
    { phone_number: own, application: callback },
  ),
  does(
    'the signature is made with the secret of the app, over the bytes that are sent',
    documented(pages.delivery),
    async (stage) => {
      await stage.listen();
      await rename(stage, 'Glück & Strauch');
      stage.control.names.approve(demo.connected);
      const [webhook] = await stage.told();
      const hmac = createHmac('sha256', 'emulator-demo-app-secret').update(webhook?.text ?? '');
      return webhook?.headers.get('x-hub-signature-256') === `sha256=${hmac.digest('hex')}`;
    },
    true,
  ),
  does(
    'the body is ASCII, with what is not escaped',
    documented(pages.delivery),
    async (stage) => {
      await stage.listen();
      await rename(stage, 'Glück & Strauch');
      stage.control.names.approve(demo.connected);
      return (await stage.told())[0]?.text.includes('Gl\\u00fcck & Strauch');
    },
    true,
    'webhookEncoding',
  ),
  does(
    'the envelope names the account, and the time in seconds at which it was sent',
    documented(pages.webhooks),
    async (stage) => {
      await stage.listen();
      await send(stage);
      const { object, entry } = JSON.parse((await stage.told())[0]?.text ?? '{}');
      return [object, entry[0].id, entry[0].time];
    },
    ['whatsapp_business_account', demo.account, 1795338000],
  ),
  does(
    'a webhook that is not answered with 200 is sent again, the same bytes',
    documented(`${pages.webhooks}; ${pages.delivery} has another schedule`),
    async (stage) => {
      await stage.listen();
      stage.answerWith(() => new Response('', { status: 500 }));
      await send(stage);
      await stage.told();
      stage.answerWith(() => new Response(''));
      await stage.advance('1s');
      const texts = (await stage.told()).map(({ text }) => text);
      return [texts.length, new Set(texts).size];
    },
    [4, 2],
    'webhookRetries',
  ),
  does(
    'an event that is triggered holds from then on',
    documented(pages.payload('account_review_update')),
    async ({ control, get }) => {
      control.webhooks.trigger('account_review_update', { value: { decision: 'REJECTED' } });
      return (await get(`${demo.account}?fields=account_review_status`)).body.account_review_status;
    },
    'REJECTED',
  ),
  does(
    '`PIN_CHANGED` tells that there is another PIN, and not which: the old one is wrong from then on',
    documented(`${pages.payload('security')}; that a trigger means a change is assumed`),
    async (stage) => {
      stage.control.webhooks.trigger('security.PIN_CHANGED');
      return (await register(stage)).refusal.code;
    },
    '400 133005',
  ),
  does(
    '`ACCOUNT_DELETED` takes every number of the account away',
    documented(`${pages.payload('account_update')}; that a trigger means it is assumed`),
    async (stage) => {
      stage.control.webhooks.trigger('account_update.ACCOUNT_DELETED');
      return (await stage.get(`${demo.account}/phone_numbers`)).body.data;
    },
    [],
  ),
  does(
    'an account that is subscribed, or no more, tells the portfolio’s partner',
    documented(pages.payload('account_update')),
    async (stage) => {
      await stage.listen();
      await stage.remove(`${demo.account}/subscribed_apps`);
      await stage.post(`${demo.account}/subscribed_apps`);
      return (await stage.told()).map(({ entryId, value }) => [entryId, value.event]);
    },
    [
      [demo.portfolio, 'PARTNER_APP_UNINSTALLED'],
      [demo.portfolio, 'PARTNER_APP_INSTALLED'],
    ],
  ),
];

export const callbacks: Topic = {
  title: 'Webhooks: callbacks and delivery',
  behaviours: [...delivered, ...allOf(callbackRefusals)],
};
