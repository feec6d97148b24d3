import { inspect } from 'node:util';
import { isBlockFailure } from 'meta-cloud-api';
import { describe, expect, it } from 'vitest';
import { clientAnswering, clientOf, refusalOf } from './client.ts';

it('blocks and unblocks people by their numbers, as they were written', async () => {
  const { whatsapp, sent } = clientOf();
  const { blockedUsers } = whatsapp;
  const users = ['+1 631 555 1234', '16315551235'];
  expect((await blockedUsers.block({ users })).data.block_users.added_users).toEqual([
    { input: '+1 631 555 1234', wa_id: '16315551234' },
    { input: '16315551235', wa_id: '16315551235' },
  ]);
  expect(sent[0]).toMatchObject({
    method: 'POST',
    body: {
      messaging_product: 'whatsapp',
      block_users: [{ user: '+1 631 555 1234' }, { user: '16315551235' }],
    },
  });
  const removed = await blockedUsers.unblock({ users: ['16315551234'] });
  expect(removed.data.block_users.removed_users).toEqual([
    { input: '16315551234', wa_id: '16315551234' },
  ]);
  expect(sent[1]).toMatchObject({
    method: 'DELETE',
    body: { messaging_product: 'whatsapp', block_users: [{ user: '16315551234' }] },
  });
  expect((await blockedUsers.getAll()).data).toEqual([
    { messaging_product: 'whatsapp', wa_id: '16315551235' },
  ]);
});

it('lists page by page, one after the other, and all at once', async () => {
  const { whatsapp } = clientOf();
  const { blockedUsers } = whatsapp;
  const users = Array.from({ length: 130 }, (_, index) => `+1631555${2000 + index}`);
  await blockedUsers.block({ users });
  const page = await blockedUsers.list({ limit: 100 });
  expect(page.data).toHaveLength(100);
  expect((await page.next())?.data).toHaveLength(30);
  expect((await blockedUsers.getAll()).data).toHaveLength(130);
  const seen: string[] = [];
  for await (const { wa_id } of blockedUsers.iterate({ limit: 50 })) seen.push(`+${wa_id}`);
  expect(seen).toEqual(users);
});

it('blocks people who keep their number to themselves by their user id', async () => {
  const { whatsapp, sent } = clientOf();
  const { blockedUsers } = whatsapp;
  const userId = 'US.13491208655302741918';
  const { data } = await blockedUsers.block({ users: [userId, '16315551235'] });
  expect(data.block_users.added_users).toEqual([
    { input: userId, user_id: userId },
    { input: '16315551235', wa_id: '16315551235' },
  ]);
  expect(sent[0]?.body.block_users).toEqual([{ user_id: userId }, { user: '16315551235' }]);
  expect((await blockedUsers.getAll()).data[0]).toEqual({
    messaging_product: 'whatsapp',
    user_id: userId,
  });
  await blockedUsers.unblock({ users: [userId] });
  expect((await blockedUsers.getAll()).data).toHaveLength(1);
});

describe('a change that fails for some', () => {
  const users = ['+1 631 555 1234', '+1 631 555 1000', '+1 234 567'];

  it('is an error that says for whom it is done, and for whom not, and why', async () => {
    const { whatsapp } = clientOf();
    const error = await refusalOf(whatsapp.blockedUsers.block({ users }));
    if (!isBlockFailure(error)) throw error;
    expect(error).toMatchObject({ name: 'GraphError', code: 139100, status: 400 });
    expect(error.succeeded).toEqual([{ input: '+1 631 555 1234', wa_id: '16315551234' }]);
    expect(error.failed.map(({ input, errors }) => [input, errors[0]?.code])).toEqual([
      ['+1 631 555 1000', 131021],
      ['+1 234 567', 131047],
    ]);
    expect(inspect(error)).toContain("{ input: '+1 631 555 1000', wa_id: '16315551000'");
  });

  it('says the same of unblocking', async () => {
    const { whatsapp } = clientOf();
    const error = await refusalOf(whatsapp.blockedUsers.unblock({ users: users.slice(2) }));
    if (!isBlockFailure(error)) throw error;
    expect(error.succeeded).toEqual([]);
    expect(error.failed).toHaveLength(1);
  });

  it('is not what any other refusal is', async () => {
    const { whatsapp } = clientAnswering(() =>
      Response.json(
        { error: { code: 139101, message: 'Blocklist limit reached' } },
        { status: 400 },
      ),
    );
    const error = await refusalOf(whatsapp.blockedUsers.block({ users: ['+1 631 555 1234'] }));
    expect(error.code).toBe(139101);
    expect(isBlockFailure(error)).toBe(false);
    expect(isBlockFailure(new Error('failed'))).toBe(false);
  });
});

it.each([
  ['nobody', []],
  ['1,001 people', Array.from({ length: 1001 }, () => '+1 631 555 1234')],
  ['a name', ['+1 631 555 1234', 'Pablo']],
  ['a short code', ['12345']],
  ['16 digits', ['+1234567890123456']],
  ['a JavaScript number', [16315551234]],
  ['a hole in the list', [undefined]],
  ['no list', '+1 631 555 1234'],
])('refuses before sending: %s', async (_what, users) => {
  const { whatsapp, sent } = clientOf();
  for (const method of ['block', 'unblock'] as const) {
    const error = await refusalOf(whatsapp.blockedUsers[method]({ users: users as string[] }));
    expect(error).toMatchObject({ name: 'InputError', option: 'users' });
  }
  expect(sent).toEqual([]);
});
