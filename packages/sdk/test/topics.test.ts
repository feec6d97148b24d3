import type { QrCodesApi } from 'meta-cloud-api';
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

it('a method has the options that it was called with, whatever becomes of them', async () => {
  const { whatsapp, sent } = clientOf();
  const options = { fields: ['status'] as const };
  const first = whatsapp.phoneNumber.get(options);
  Object.assign(options, { fields: ['id'] });
  await first;
  expect(sent[0]?.url.searchParams.get('fields')).toBe('status');
});

it('rows say what is wrong with their options when the first is wanted', async () => {
  const { whatsapp } = clientOf();
  for (const _time of ['first', 'second']) {
    const rows = whatsapp.phoneNumber.iterate({ limit: 0 });
    await expect(rows.next()).rejects.toThrow('limit must be');
  }
});

it('whatever has the methods of a topic can stand in for it', () => {
  const { whatsapp } = clientOf();
  const stand: QrCodesApi = { ...whatsapp.qrCodes };
  expect(stand.get).toBe(whatsapp.qrCodes.get);
});
