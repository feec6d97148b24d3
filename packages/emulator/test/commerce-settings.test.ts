import { expect, it } from 'vitest';
import { ask, demo, emulatorAt } from './phone.ts';

const edge = `/v26.0/${demo.connected}/whatsapp_commerce_settings`;

it('begins with a cart, and without a catalog', async () => {
  const { emulator } = emulatorAt();
  expect((await ask(emulator, 'GET', edge)).body).toEqual({
    data: [{ is_cart_enabled: true, is_catalog_visible: false, id: demo.connected }],
  });
});

it('is changed by the query, by a form and by JSON alike, each value by itself', async () => {
  const { emulator } = emulatorAt();
  const settings = async () => (await ask(emulator, 'GET', edge)).body.data[0];
  await ask(emulator, 'POST', `${edge}?is_catalog_visible=true`);
  expect(await settings()).toMatchObject({ is_cart_enabled: true, is_catalog_visible: true });
  await ask(emulator, 'POST', edge, { body: new URLSearchParams({ is_cart_enabled: '0' }) });
  expect(await settings()).toMatchObject({ is_cart_enabled: false, is_catalog_visible: true });
  await ask(emulator, 'POST', edge, {
    headers: { 'content-type': 'application/json' },
    body: '{"is_catalog_visible":false}',
  });
  expect(await settings()).toMatchObject({ is_cart_enabled: false, is_catalog_visible: false });
});

it('refuses what is neither yes nor no', async () => {
  const { emulator } = emulatorAt();
  const { status, body } = await ask(emulator, 'POST', `${edge}?is_cart_enabled=perhaps`);
  expect(status).toBe(400);
  expect(body.error.message).toBe(
    '(#100) Param is_cart_enabled must be one of {0, 1, true, false}',
  );
});
