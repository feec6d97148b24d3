import { describe, expect, it } from 'vitest';
import { clientOf, refusalOf } from './client.ts';

describe('a username', () => {
  it('is suggested, taken, read and given up', async () => {
    const { whatsapp, sent } = clientOf();
    const { username } = whatsapp;
    expect((await username.get()).data).toEqual({});
    const suggested = (await username.suggestions()).data;
    expect(suggested).toEqual(['luckyshrub', 'lucky.shrub', 'lucky_shrub']);
    expect((await username.set({ username: 'Lucky.Shrub' })).data).toEqual({ status: 'approved' });
    expect((await username.get()).data).toEqual({ username: 'lucky.shrub', status: 'approved' });
    expect((await username.delete()).data.success).toBe(true);
    expect((await username.get()).data).toEqual({});
    expect(sent.map(({ method, url }) => `${method} ${url.pathname.split('/').at(-1)}`)).toEqual([
      'GET username',
      'GET username_suggestions',
      'POST username',
      'GET username',
      'DELETE username',
      'GET username',
    ]);
  });

  it('is moved from another number of the portfolio only when told to', async () => {
    const { whatsapp, emulator, sent } = clientOf();
    const other = clientOf(emulator, { phoneNumberId: '107878721936019' }).whatsapp;
    await other.username.set({ username: 'lucky.shrub' });
    expect((await refusalOf(whatsapp.username.set({ username: 'lucky.shrub' }))).code).toBe(147005);
    await whatsapp.username.set({ username: 'lucky.shrub', forceTransfer: true });
    expect(sent.map(({ body }) => body)).toEqual([
      { username: 'lucky.shrub' },
      { username: 'lucky.shrub', transfer_action: 'force_transfer' },
    ]);
    expect((await other.username.get()).data).toEqual({});
  });

  it.each([
    'ab',
    'x'.repeat(36),
    'lucky-shrub',
    'glück',
    '123',
    '.lucky',
    'lucky.',
    'lucky..shrub',
  ])('that cannot be one is refused before it is sent: %s', async (username) => {
    const { whatsapp, sent } = clientOf();
    const error = await refusalOf(whatsapp.username.set({ username }));
    expect([error.name, error.option, sent]).toEqual(['InputError', 'username', []]);
  });

  it.each(['www.lucky', 'lucky.com', 'Lucky.HTML'])(
    'that looks like an address is refused before it is sent: %s',
    async (username) => {
      const { whatsapp, sent } = clientOf();
      await expect(whatsapp.username.set({ username })).rejects.toThrow('.com');
      expect(sent).toEqual([]);
    },
  );

  it.each(['abc', 'x'.repeat(35), '1.2_a', '_lucky_'])(
    'may look like this: %s',
    async (username) => {
      const { whatsapp, sent } = clientOf();
      await whatsapp.username.set({ username });
      expect(sent[0]?.body).toEqual({ username });
    },
  );
});
