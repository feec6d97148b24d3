import fc from 'fast-check';
import { InputError } from 'meta-cloud-api';
import { expect, it } from 'vitest';
import { clientAnswering, clientOf, refusalOf } from './client.ts';

it('creates, reads, changes and deletes a QR code', async () => {
  const { whatsapp, sent } = clientOf();
  const { qrCodes } = whatsapp;
  const { data: created } = await qrCodes.create({ prefilledMessage: 'Hello', image: 'SVG' });
  expect(created.deep_link_url).toBe(`https://wa.me/message/${created.code}`);
  expect(created.qr_image_url).toContain(created.code);
  const { code } = created;
  await qrCodes.update({ code, prefilledMessage: 'Good morning' });
  expect((await qrCodes.get({ code })).data).toEqual({
    code,
    prefilled_message: 'Good morning',
    deep_link_url: created.deep_link_url,
  });
  expect((await qrCodes.delete({ code })).data).toEqual({ success: true });
  expect((await qrCodes.get({ code })).data).toBeUndefined();

  const edge = '/v26.0/106540352242922/message_qrdls';
  expect(sent.map(({ method, url, body }) => [method, url.pathname, body])).toEqual([
    ['POST', edge, { prefilled_message: 'Hello', generate_qr_image: 'SVG' }],
    ['POST', edge, { code, prefilled_message: 'Good morning' }],
    ['GET', `${edge}/${code}`, {}],
    ['DELETE', `${edge}/${code}`, {}],
    ['GET', `${edge}/${code}`, {}],
  ]);
});

it('asks for an image in its format, and for all else with it', async () => {
  const { whatsapp, sent } = clientOf();
  const { code } = (await whatsapp.qrCodes.create({ prefilledMessage: 'Hello' })).data;
  const { data } = await whatsapp.qrCodes.get({ code, image: 'PNG' });
  expect(data).toMatchObject({ code, prefilled_message: 'Hello' });
  expect(data?.qr_image_url).toMatch(/\.png$/);
  expect(sent.at(-1)?.url.searchParams.get('fields')).toBe(
    'code,prefilled_message,deep_link_url,qr_image_url.format(PNG)',
  );
});

it('lists page by page, one after the other, and all at once', async () => {
  const { whatsapp, sent } = clientOf();
  const { qrCodes } = whatsapp;
  for (let made = 0; made < 27; made++) {
    await qrCodes.create({ prefilledMessage: `Message ${made}` });
  }
  sent.length = 0;
  const first = await qrCodes.list({ limit: 20 });
  expect(first.data[0]?.prefilled_message).toBe('Message 26');
  expect((await first.next())?.data).toHaveLength(7);
  expect(sent.map(({ url }) => url.searchParams.get('limit'))).toEqual(['20', '20']);
  expect((await qrCodes.getAll()).data).toHaveLength(27);
  expect((await qrCodes.getAll({ after: first.after ?? '' })).data).toHaveLength(7);
  const links: string[] = [];
  for await (const { deep_link_url } of qrCodes.iterate()) links.push(deep_link_url);
  expect(new Set(links).size).toBe(27);
});

it.each([
  ['create', { prefilledMessage: 'x'.repeat(141) }, 'prefilledMessage'],
  ['create', {}, 'prefilledMessage'],
  ['create', { prefilledMessage: 'Hello', image: 'JPG' }, 'image'],
  ['create', { prefilledMessage: 'Hello', code: 'A' }, 'code'],
  ['update', { prefilledMessage: 'Hello' }, 'code'],
  ['update', { code: 'A', prefilledMessage: 'x'.repeat(141) }, 'prefilledMessage'],
  ['get', { code: '../106540352242922' }, 'code'],
  ['delete', { code: '' }, 'code'],
  ['list', { limit: 0 }, 'limit'],
  ['getAll', { image: 'svg' }, 'image'],
] as const)('refuses before sending: %s %j', async (method, options, option) => {
  const { whatsapp, sent } = clientOf();
  const error = await refusalOf(whatsapp.qrCodes[method](options as never));
  expect(error).toMatchObject({ name: 'InputError', option });
  expect(sent).toEqual([]);
});

it('never lets a code become another path, whatever it is', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string(), async (code) => {
      const { whatsapp, sent } = clientAnswering(() => Response.json({ success: true }));
      try {
        await whatsapp.call('phoneNumber.deleteQrCode', '5', { code });
      } catch (error) {
        expect(InputError.is(error)).toBe(true);
        expect(sent).toEqual([]);
        return;
      }
      expect(sent[0]?.url.href).toBe(`https://graph.facebook.com/v26.0/5/message_qrdls/${code}`);
      expect(sent[0]?.body).toEqual({});
    }),
  );
});

it('takes codes as Meta gives them, whatever letters they have', async () => {
  const { whatsapp, sent } = clientAnswering(() => Response.json({ data: [] }));
  await whatsapp.qrCodes.get({ code: '4O4YGZEG3RIVE1' });
  expect(sent[0]?.url.pathname).toMatch(/message_qrdls\/4O4YGZEG3RIVE1$/);
});
