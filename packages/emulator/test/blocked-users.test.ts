import type { Settings } from '@meta-cloud-api/emulator';
import { describe, expect, it } from 'vitest';
import { ask, clientFor, demo, emulatorAt, outcome } from './phone.ts';

const edge = `/v26.0/${demo.connected}/block_users`;
const pablo = '+1 631 555 1234';
const jessica = '+1 631 555 1235';

const numberAt = (settings?: Partial<Settings>) => {
  const { emulator, clock } = emulatorAt(settings);
  return { emulator, clock, blockedUsers: clientFor(emulator, demo.connected).blockedUsers };
};

const change = (emulator: Parameters<typeof ask>[0], method: string, users: readonly string[]) =>
  ask(emulator, method, edge, {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      messaging_product: 'whatsapp',
      block_users: users.map((user) => ({ user })),
    }),
  });

describe('blocking', () => {
  it('answers whom it added, in the order given, and lists them', async () => {
    const { emulator } = numberAt();
    expect((await change(emulator, 'POST', [jessica, pablo])).body).toEqual({
      messaging_product: 'whatsapp',
      block_users: {
        added_users: [
          { input: jessica, wa_id: '16315551235' },
          { input: pablo, wa_id: '16315551234' },
        ],
      },
    });
    const { body } = await ask(emulator, 'GET', edge);
    expect(body.data).toEqual([
      { messaging_product: 'whatsapp', wa_id: '16315551235' },
      { messaging_product: 'whatsapp', wa_id: '16315551234' },
    ]);
    expect(body.paging.cursors.before).toMatch(/^QVFI/);
  });

  it('twice does no more than once', async () => {
    const { emulator } = numberAt();
    const first = await change(emulator, 'POST', [pablo]);
    expect((await change(emulator, 'POST', [pablo])).body).toEqual(first.body);
    expect((await ask(emulator, 'GET', edge)).body.data).toHaveLength(1);
    await change(emulator, 'DELETE', [pablo]);
    expect((await change(emulator, 'DELETE', [pablo])).status).toBe(200);
    expect((await ask(emulator, 'GET', edge)).body).toEqual({ data: [] });
  });

  it('that fails for some is a refusal that says who was blocked, as Meta documents it', async () => {
    const { emulator } = numberAt();
    const { status, body } = await change(emulator, 'POST', [pablo, '+1 631 555 1000', '+1 234']);
    expect(status).toBe(400);
    expect(Object.keys(body)).toEqual(['messaging_product', 'block_users', 'error']);
    expect(body.block_users).toEqual({
      added_users: [{ input: pablo, wa_id: '16315551234' }],
      failed_users: [
        {
          input: '+1 631 555 1000',
          wa_id: '16315551000',
          errors: [
            {
              message: 'Self Block',
              code: 131021,
              error_data: { details: 'Failed to block self phone number' },
            },
          ],
        },
        {
          input: '+1 234',
          errors: [
            {
              message: 'Re-engagement required',
              code: 131047,
              error_data: { details: 'User has not messaged in the last 24 hours' },
            },
          ],
        },
      ],
    });
    expect(body.error).toMatchObject({
      message: '(#139100) Failed to block/unblock users',
      code: 139100,
      error_data: {
        details: 'Failed to block some users, see the block_users response list for details',
      },
    });
    expect((await ask(emulator, 'GET', edge)).body.data).toHaveLength(1);
  });

  it('is of those who wrote in the last 24 hours, where the settings say so', async () => {
    const { emulator, clock, blockedUsers } = numberAt({ blockableUsers: 'recent' });
    const block = (users: string[]) => outcome(blockedUsers.block({ users }));
    expect(await block([pablo])).toBe('139100');
    emulator.control.people.write(demo.connected, pablo);
    clock.advance('23h');
    expect(await block([pablo])).toBe('ok');
    emulator.control.people.write(demo.connected, jessica);
    clock.advance('24h');
    expect(await block([jessica])).toBe('139100');
    // Who is blocked stays so, and is no failure.
    expect(await block([pablo])).toBe('ok');
  });

  it('ends where the list is full, for all of the request', async () => {
    const { blockedUsers } = numberAt({ blocklistLimit: 2 });
    const block = (users: string[]) => outcome(blockedUsers.block({ users }));
    expect(await block([pablo])).toBe('ok');
    expect(await block([jessica, '+1 631 555 1236'])).toBe('139101');
    expect((await blockedUsers.getAll()).data).toHaveLength(1);
    expect(await block([pablo, jessica])).toBe('ok');
  });

  it('takes 1,000 at once, and no more', async () => {
    const { emulator } = numberAt();
    const users = Array.from({ length: 1001 }, (_, index) => `+1631556${1000 + index}`);
    expect((await change(emulator, 'POST', users)).body.error.code).toBe(130429);
    expect((await change(emulator, 'POST', users.slice(1))).status).toBe(200);
  });

  it.each([
    ['{"messaging_product":"whatsapp"}', 'The parameter block_users is required'],
    ['{"messaging_product":"whatsapp","block_users":[]}', 'block_users'],
    ['{"messaging_product":"whatsapp","block_users":["+1 631 555 1234"]}', 'block_users[0]'],
    ['{"block_users":[{"user":"+1 631 555 1234"}]}', 'The parameter messaging_product is required'],
  ])('refuses %s', async (input, problem) => {
    const { emulator } = numberAt();
    const headers = { 'content-type': 'application/json' };
    const { status, body } = await ask(emulator, 'POST', edge, { headers, body: input });
    expect([status, body.error.code]).toEqual([400, 100]);
    expect(JSON.stringify(body)).toContain(problem);
  });
});

it('a person writes to a number over HTTP too', async () => {
  const { emulator, blockedUsers } = numberAt({ blockableUsers: 'recent' });
  const { body } = await ask(emulator, 'POST', '/_emulator/people/write', {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ phoneNumberId: demo.connected, from: pablo }),
  });
  expect(body).toEqual({
    phoneNumberId: demo.connected,
    waId: '16315551234',
    wroteAt: '2026-11-22T09:00:00.000Z',
    messageId: expect.stringMatching(/^wamid\./),
  });
  expect(await outcome(blockedUsers.block({ users: [pablo] }))).toBe('ok');
});
