import { expect, it } from 'vitest';
import { clientAnswering, clientOf, refusalOf } from './client.ts';

it('takes the settings out of the list', async () => {
  const { whatsapp } = clientOf();
  expect((await whatsapp.commerceSettings.get()).data).toMatchObject({
    is_cart_enabled: true,
    is_catalog_visible: false,
  });
});

it('is empty where Meta keeps no settings', async () => {
  const { whatsapp } = clientAnswering(() => Response.json({ data: [] }));
  expect((await whatsapp.commerceSettings.get()).data).toEqual({});
});

it('sends a change in the query, as Meta documents it, and the proof in the body', async () => {
  const { whatsapp, sent } = clientAnswering(() => Response.json({ success: true }), {
    appSecret: 'a'.repeat(32),
  });
  await whatsapp.commerceSettings.update({ isCartEnabled: false });
  expect(sent[0]?.method).toBe('POST');
  expect(sent[0]?.url.search).toBe('?is_cart_enabled=false');
  expect(Object.keys(sent[0]?.body ?? {})).toEqual(['appsecret_proof']);
});

it('changes what is given', async () => {
  const { whatsapp } = clientOf();
  await whatsapp.commerceSettings.update({ isCartEnabled: false });
  await whatsapp.commerceSettings.update({ isCatalogVisible: true });
  expect((await whatsapp.commerceSettings.get()).data).toMatchObject({
    is_cart_enabled: false,
    is_catalog_visible: true,
  });
});

it.each([
  [{}, 'options'],
  [{ isCartEnabled: undefined }, 'options'],
  [{ isCartEnabled: 'false' }, 'isCartEnabled'],
  [{ isCatalogShown: true }, 'isCatalogShown'],
])('refuses before sending: %j', async (options, option) => {
  const { whatsapp, sent } = clientOf();
  const error = await refusalOf(whatsapp.commerceSettings.update(options as object));
  expect(error).toMatchObject({ name: 'InputError', option });
  expect(sent).toEqual([]);
});
