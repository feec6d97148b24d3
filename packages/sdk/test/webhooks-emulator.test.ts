import { createEmulator, createManualClock, type Settings } from '@meta-cloud-api/emulator';
import { WhatsApp } from 'meta-cloud-api';
import {
  createMemoryDedupe,
  createWebhooks,
  type WebhookHandlers,
  type WebhooksOptions,
} from 'meta-cloud-api/webhooks';
import { expect, it, vi } from 'vitest';

const connected = '106540352242922';
const portfolioId = '506914307656634';

/** An emulator that tells everything to a receiver in this process. */
async function told(options: Partial<WebhooksOptions>, settings: Partial<Settings> = {}) {
  const webhooks = createWebhooks({
    appSecret: 'emulator-demo-app-secret',
    verifyToken: 'verify-me',
    onRefused: () => {},
    ...options,
  });
  const clock = createManualClock('2026-11-22T09:00:00Z');
  const emulator = createEmulator({
    clock,
    settings,
    fetch: (url, init) => webhooks.fetch(new Request(url, init)),
  });
  await emulator.control.webhooks.subscribe({
    url: 'https://example.com/webhooks',
    verifyToken: 'verify-me',
  });
  return { emulator, clock, webhooks: emulator.control.webhooks };
}

const fields = [
  'phone_number_name_update',
  'phone_number_quality_update',
  'account_update',
  'account_alerts',
  'account_review_update',
  'business_capability_update',
  'security',
  'account_settings_update',
  'business_username_update',
] as const satisfies (keyof WebhookHandlers)[];

const events = [
  'phone_number_quality_update.ONBOARDING',
  'phone_number_quality_update.THROUGHPUT_UPGRADE',
  'account_alerts',
  'account_review_update',
  'business_capability_update',
  'security.PIN_CHANGED',
  'security.PIN_RESET_REQUEST',
  'security.PIN_REQUEST_SUCCESS',
  'account_settings_update',
  'business_username_update.approved',
  'business_username_update.deleted',
  'account_update.ACCOUNT_RESTRICTION',
  'account_update.ACCOUNT_VIOLATION.calling',
  'account_update.DISABLED_UPDATE',
  'account_update.PARTNER_ADDED',
  'account_update.PARTNER_REMOVED',
  'account_update.VERIFIED_ACCOUNT',
  // It takes the numbers away that the others are about.
  'account_update.ACCOUNT_DELETED',
] as const;

it('takes every delivery of the emulator, each to its typed handler, and of its account', async () => {
  const seen: string[] = [];
  const on = Object.fromEntries(
    fields.map((field) => [
      field,
      ({
        accountId,
        time,
        value,
      }: {
        accountId: string;
        time: number;
        value: { event?: string };
      }) => {
        expect(accountId).toBe('102290129340398');
        expect(time).toBe(Date.parse('2026-11-22T09:00:00Z') / 1_000);
        seen.push(
          field === 'account_update' || field === 'security' ? `${field} ${value.event}` : field,
        );
      },
    ]),
  ) as WebhookHandlers;
  const { webhooks } = await told({ on, otherwise: (change) => seen.push(`raw ${change.field}`) });
  for (const event of events) webhooks.trigger(event);
  await webhooks.settled();
  expect(webhooks.list().map(({ status }) => status)).toEqual(events.map(() => 200));
  expect(seen).toEqual(
    events.map((event) =>
      event
        .replace('.calling', '')
        .replace(/^(account_update|security)\./, '$1 ')
        .replace(/\..*/, ''),
    ),
  );
});

it('hears of what the real client does', async () => {
  const seen: unknown[] = [];
  const { emulator, webhooks } = await told({
    on: {
      phone_number_name_update: ({ value }) =>
        seen.push(value.decision, value.requested_verified_name),
      messages: ({ phoneNumberId, value }) =>
        seen.push(phoneNumberId, value.messages?.[0]?.text?.body ?? value.statuses?.[0]?.status),
    },
  });
  const whatsapp = new WhatsApp(emulator.options);
  await whatsapp.phoneNumber.updateDisplayName({ displayName: 'Café 🌵 24/7' });
  emulator.control.names.approve(connected);
  await webhooks.settled();
  emulator.control.people.write(connected, '16505551234', 'Are you open?');
  await whatsapp.messages.send({ to: '16505551234', text: 'Hi' });
  await webhooks.settled();
  expect(seen.slice(0, 6)).toEqual([
    'APPROVED',
    'Café 🌵 24/7',
    connected,
    'Are you open?',
    connected,
    'sent',
  ]);
});

it('handles each once on a bad day: twice, turned round, and every third lost', async () => {
  const seen: string[] = [];
  let failures = 0;
  const { emulator, clock, webhooks } = await told(
    {
      dedupe: createMemoryDedupe(),
      onError: () => undefined,
      on: {
        account_review_update: ({ value }) => {
          if (++failures % 4 === 0) throw new Error('a bad day here, too');
          seen.push(value.decision);
        },
      },
    },
    {
      webhookCopies: 2,
      webhookOrder: 'reversed in a batch',
      webhookDropEvery: 3,
      webhookRetries: '1m 5m 30m 1h 4h 10h 20h',
    },
  );
  const decisions = Array.from({ length: 100 }, (_, index) => `decision ${index}`);
  for (const decision of decisions) {
    webhooks.trigger('account_review_update', { value: { decision } });
  }
  await webhooks.settled();
  for (let hour = 0; hour < 36; hour++) {
    clock.advance('1h');
    await emulator.control.webhooks.settled();
  }
  expect(seen.toSorted()).toEqual(decisions.toSorted());
});

it('refuses what another app signs', async () => {
  const handler = vi.fn();
  const { webhooks } = await told({ appSecret: 'the-secret-of-another-app', otherwise: handler });
  webhooks.trigger('account_review_update');
  await webhooks.settled();
  expect(webhooks.list().at(-1)?.status).toBe(401);
  expect(handler).not.toHaveBeenCalled();
});

it('tells the limit of a portfolio to each of its accounts', async () => {
  const seen: unknown[] = [];
  const { emulator, webhooks } = await told({
    on: {
      business_capability_update: ({ value }) =>
        seen.push(value.max_daily_conversations_per_business),
    },
  });
  emulator.control.portfolio.limit(portfolioId, 'TIER_100K');
  await webhooks.settled();
  expect(seen).toContain(100_000);
});
