import { send, times } from './acts.ts';
import type { DecidedOf } from './setting.ts';
import { assumed, documented, guessed, pages } from './sources.ts';
import { callback, demo, type Stage } from './stage.ts';

const sendOne = async (stage: Stage) => {
  await stage.listen();
  await send(stage);
  return (await stage.told()).length;
};

/** What is decided about calls, webhooks, and the emulator itself. */
export const webhookSettings: DecidedOf<
  | 'rateLimit'
  | 'rateLimitStatus'
  | 'appSubscriptionFields'
  | 'webhookEncoding'
  | 'webhookRetries'
  | 'webhookTimeout'
  | 'webhookDelay'
  | 'webhookCopies'
  | 'webhookOrder'
  | 'webhookDropEvery'
  | 'webhookLogSize'
  | 'requestLogSize'
> = {
  rateLimit: {
    what: 'how the 201st call in an hour is answered',
    ...documented(pages.rates),
    to: 'count',
    tries: async ({ control, get }) => {
      control.usage.set({ businessAccountId: demo.secondAccount, calls: 200 });
      return (await get(demo.secondAccount)).refusal.code;
    },
    outcomes: ['400 80008', '200'],
  },
  rateLimitStatus: {
    what: 'with which status that is',
    ...documented(`${pages.errors} says 400, ${pages.openApi} 429`),
    to: 429,
    tries: async ({ control, get }) => {
      control.usage.set({ businessAccountId: demo.secondAccount, calls: 200 });
      return (await get(demo.secondAccount)).status;
    },
    outcomes: [400, 429],
  },
  appSubscriptionFields: {
    what: 'what an app is told that subscribes to `messages`, and then to `security`',
    ...guessed,
    to: 'add',
    tries: async ({ post, get }) => {
      const path = `${demo.app}/subscriptions`;
      const asApp = { authorization: `Bearer ${demo.appToken}` };
      const object = 'whatsapp_business_account';
      for (const fields of ['messages', 'security']) {
        await post(path, { object, callback_url: callback, verify_token: 'secret', fields }, asApp);
      }
      const [{ fields }] = (await get(path, asApp)).body.data;
      return fields.map(({ name }: { name: string }) => name);
    },
    outcomes: [['security'], ['messages', 'security']],
  },
  webhookEncoding: {
    what: 'how a webhook writes a slash',
    ...documented(pages.delivery),
    to: 'utf-8',
    tries: async (stage) => {
      await stage.listen();
      stage.control.webhooks.trigger('account_review_update', { value: { decision: 'a/b' } });
      return /"decision":"([^"]+)"/.exec((await stage.told())[0]?.text ?? '')?.[1];
    },
    outcomes: ['a\\/b', 'a/b'],
  },
  webhookRetries: {
    what: 'how often a webhook comes in ten minutes that is never answered with 200',
    ...documented(`${pages.webhooks} says 7 days, ${pages.delivery} 36 hours`),
    to: '1s',
    tries: async (stage) => {
      await stage.listen();
      stage.answerWith(() => new Response('', { status: 500 }));
      stage.control.webhooks.trigger('account_review_update');
      await stage.advance('10m');
      return (await stage.told()).length;
    },
    outcomes: [4, 2],
  },
  webhookTimeout: {
    what: 'how a callback is taken that needs a moment to answer',
    ...guessed,
    to: '10ms',
    tries: async (stage) => {
      await stage.listen();
      const moment = () => new Promise((resolve) => setTimeout(resolve, 50));
      stage.answerWith(() => moment().then(() => new Response()));
      stage.control.webhooks.trigger('account_review_update');
      await stage.control.webhooks.settled();
      return stage.control.webhooks.list()[0]?.status;
    },
    outcomes: [200, undefined],
  },
  webhookDelay: {
    what: 'how many webhooks have come at once',
    ...guessed,
    to: '5s',
    tries: sendOne,
    outcomes: [2, 0],
  },
  webhookCopies: {
    what: 'how many webhooks come of two events',
    ...documented(`${pages.webhooks}: they may come more than once`),
    to: 2,
    tries: sendOne,
    outcomes: [2, 4],
  },
  webhookOrder: {
    what: 'the order of two events of one moment',
    ...documented(`${pages.webhooks} promises none`),
    to: 'reversed in a batch',
    tries: async (stage) => {
      await stage.listen();
      await send(stage);
      return (await stage.told()).map(({ value }) => value.statuses[0].status);
    },
    outcomes: [
      ['sent', 'delivered'],
      ['delivered', 'sent'],
    ],
  },
  webhookDropEvery: {
    what: 'how many webhooks come at once of two events',
    ...guessed,
    to: 2,
    tries: sendOne,
    outcomes: [2, 1],
  },
  webhookLogSize: {
    what: 'how many attempts at two webhooks are remembered',
    ...assumed("the emulator's own"),
    to: 1,
    tries: async (stage) => {
      await sendOne(stage);
      return stage.control.webhooks.list().length;
    },
    outcomes: [2, 1],
  },
  requestLogSize: {
    what: 'how many of two requests are remembered',
    ...assumed("the emulator's own"),
    to: 1,
    tries: async ({ emulator, get }) => {
      await times(2, () => get(demo.connected));
      return emulator.requests().length;
    },
    outcomes: [2, 1],
  },
};
