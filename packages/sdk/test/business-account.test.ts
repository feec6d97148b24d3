import { createEmulator } from '@meta-cloud-api/emulator';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { clientAnswering, clientOf, refusalOf } from './client.ts';

const accountId = '102290129340398';
const businessAccountId = accountId;
const portfolioId = '506914307656634';

describe('an account', () => {
  it('is read by the fields that say how it stands, or by those that are chosen', async () => {
    const { whatsapp, sent } = clientOf(undefined, { businessAccountId });
    const { data } = await whatsapp.businessAccount.get();
    expect(data).toMatchObject({
      id: accountId,
      name: 'Lucky Shrub',
      account_review_status: 'APPROVED',
      business_verification_status: 'verified',
      ownership_type: 'SELF',
    });
    const chosen = await whatsapp.businessAccount.get({ fields: ['currency'] });
    expect(chosen.data).toEqual({ currency: 'USD', id: accountId });
    expectTypeOf(chosen.data).not.toHaveProperty('name');
    expect(sent.at(-1)?.url.searchParams.get('fields')).toBe('currency');
  });

  it('is found from the number where none was given', async () => {
    const { whatsapp } = clientOf();
    expect((await whatsapp.businessAccount.get()).data.id).toBe(accountId);
  });

  it('is changed in the words of Meta, and keeps the change', async () => {
    const { whatsapp, sent } = clientOf(undefined, { businessAccountId });
    await whatsapp.businessAccount.update({
      isEnabledForInsights: true,
      templateAutoArchivalEnabled: false,
      degreesOfFreedomSpec: { creative_features_spec: {} },
    });
    expect(sent[0]?.body).toEqual({
      is_enabled_for_insights: true,
      template_auto_archival_enabled: false,
      degrees_of_freedom_spec: { creative_features_spec: {} },
    });
    const { data } = await whatsapp.businessAccount.get({ fields: ['is_enabled_for_insights'] });
    expect(data.is_enabled_for_insights).toBe(true);
  });

  it.each([
    ['options', {}],
    ['isEnabledForInsights', { isEnabledForInsights: 'yes' }],
    ['name', { name: 'Other' }],
  ])('is not asked to change what cannot be changed: %s', async (option, options) => {
    const { whatsapp, sent } = clientOf(undefined, { businessAccountId });
    const error = await refusalOf(whatsapp.businessAccount.update(options as object));
    expect(error).toMatchObject({ code: 100, option, sent: false });
    expect(sent).toEqual([]);
  });
});

describe('the webhooks of an account', () => {
  const callback = { callbackUrl: 'https://example.com/hook', verifyToken: 'open-sesame' };
  const answering = () =>
    clientOf(
      createEmulator({
        fetch: async (url) => new Response(new URL(String(url)).searchParams.get('hub.challenge')),
      }),
      { businessAccountId },
    );

  it('go to the app, to another callback, back to the app, and nowhere', async () => {
    const { whatsapp, sent } = answering();
    const { businessAccount } = whatsapp;
    const callbacks = async () =>
      (await businessAccount.subscriptions()).data.map((app) => app.override_callback_uri);
    expect(await callbacks()).toEqual([undefined]);
    await businessAccount.subscribe(callback);
    expect(await callbacks()).toEqual(['https://example.com/hook']);
    await businessAccount.subscribe();
    expect(await callbacks()).toEqual([undefined]);
    await businessAccount.unsubscribe();
    expect(await callbacks()).toEqual([]);
    const writes = sent.filter(({ method }) => method !== 'GET');
    expect(writes.map(({ method, body }) => [method, body])).toEqual([
      ['POST', { override_callback_uri: callback.callbackUrl, verify_token: callback.verifyToken }],
      ['POST', {}],
      ['DELETE', {}],
    ]);
  });

  it('show the verify token to nobody but Meta', async () => {
    const { whatsapp } = clientAnswering(
      () => Response.json({ error: { message: 'open-sesame was wrong', code: 2200 } }),
      { businessAccountId },
    );
    const error = await refusalOf(whatsapp.businessAccount.subscribe(callback));
    expect(error.call).toMatchObject({ input: { verify_token: '[hidden]' } });
    expect(error.message + JSON.stringify(error)).not.toContain('open-sesame');
  });

  it.each([
    ['callbackUrl', { callbackUrl: 'example.com', verifyToken: 'x' }],
    ['callbackUrl', { callbackUrl: `https://example.com/${'a'.repeat(200)}`, verifyToken: 'x' }],
    ['callbackUrl', { verifyToken: 'x' }],
    ['verifyToken', { callbackUrl: 'https://example.com' }],
    ['verifyToken', { callbackUrl: 'https://example.com', verifyToken: '' }],
  ])('are not asked for with a %s that cannot work: %j', async (option, options) => {
    const { whatsapp, sent } = answering();
    const error = await refusalOf(whatsapp.businessAccount.subscribe(options));
    expect(error).toMatchObject({ code: 100, option });
    expect(sent).toEqual([]);
  });
});

describe('the users of an account', () => {
  const user = '122101350854022';

  it('are listed, added, changed and removed', async () => {
    const { whatsapp } = clientOf(undefined, { businessAccountId, portfolioId });
    const { assignedUsers } = whatsapp.businessAccount;
    const tasks = async () => {
      const { data } = await assignedUsers.getAll();
      return Object.fromEntries(data.map(({ name, tasks }) => [name, tasks]));
    };
    expect(await tasks()).toEqual({ 'Lucky Shrub System User': ['MANAGE', 'DEVELOP'] });
    await assignedUsers.add({ userId: user, tasks: ['MESSAGING'] });
    await assignedUsers.add({ userId: user, tasks: ['VIEW_COST'] });
    expect(await tasks()).toMatchObject({ 'Rosa Bloom': ['VIEW_COST'] });
    const page = await assignedUsers.list({ portfolioId, limit: 1, fields: ['user_type'] });
    expect(page.data).toEqual([{ user_type: 'SYSTEM_USER', id: '122101350854021' }]);
    await assignedUsers.remove({ userId: user });
    expect(Object.keys(await tasks())).toEqual(['Lucky Shrub System User']);
  });

  it('are asked for with a portfolio, which Meta wants to know', async () => {
    const { whatsapp, sent } = clientOf(undefined, { businessAccountId });
    const error = await refusalOf(whatsapp.businessAccount.assignedUsers.getAll());
    expect(error).toMatchObject({ code: 100, option: 'portfolioId' });
    expect(sent).toEqual([]);
  });

  it.each([
    ['userId', { userId: '', tasks: ['MANAGE'] }],
    ['tasks', { userId: user, tasks: [] }],
    ['role', { userId: user, tasks: ['MANAGE'], role: 'ADMIN' }],
  ])('are not added with a wrong %s', async (option, options) => {
    const { whatsapp, sent } = clientOf(undefined, { businessAccountId });
    const error = await refusalOf(whatsapp.businessAccount.assignedUsers.add(options));
    expect(error).toMatchObject({ code: 100, option });
    expect(sent).toEqual([]);
  });
});
