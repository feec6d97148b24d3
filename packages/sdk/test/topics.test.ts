import { expect, it, vi } from 'vitest';
import { clientOf } from './client.ts';

it('a method can be taken out of its topic', async () => {
  const { whatsapp, sent } = clientOf();
  const { get } = whatsapp.phoneNumber;
  const first = await get({ fields: ['status'] });
  expect((await get({ fields: ['status'] })).data).toEqual(first.data);
  expect(sent).toHaveLength(2);
});

it('rows can be read before anything else was asked of their topic', async () => {
  const { whatsapp } = clientOf();
  const rows = whatsapp.phoneNumber.iterate({ fields: ['status'] });
  expect((await rows.next()).value).toHaveProperty('status');
  expect(await rows.return()).toEqual({ value: undefined, done: true });
});

it('another method can stand in for one', async () => {
  const { whatsapp, sent } = clientOf();
  const stand = vi.spyOn(whatsapp.qrCodes, 'delete').mockResolvedValue({} as never);
  await whatsapp.qrCodes.delete({ code: '4O4YGZEG3RIVE1' });
  expect(stand).toHaveBeenCalledOnce();
  expect(sent).toHaveLength(0);
});

it('a topic is no promise, and shows its methods', async () => {
  const { whatsapp } = clientOf();
  expect(await whatsapp.username).toBe(whatsapp.username);
  expect(Object.keys(whatsapp.username)).toEqual(['get', 'set', 'delete', 'suggestions']);
});

it('clients share no topic', () => {
  const { whatsapp } = clientOf();
  expect(whatsapp.forNumber('1').phoneNumber.get).not.toBe(whatsapp.phoneNumber.get);
});
