import { expect, it } from 'vitest';
import { clientAnswering, clientOf, refusalOf } from './client.ts';

it('says what the own token is good for, without the token in an address', async () => {
  const { whatsapp, sent, emulator } = clientOf();
  const { data } = await whatsapp.debugToken();
  expect(data).toMatchObject({
    app_id: '670843887433847',
    type: 'SYSTEM_USER',
    is_valid: true,
    expires_at: 0,
  });
  const token = emulator.env.WHATSAPP_ACCESS_TOKEN;
  expect(sent[0]?.method).toBe('POST');
  expect(sent[0]?.url.pathname).toBe('/v26.0/debug_token');
  expect(sent[0]?.url.search).toBe('');
  expect(sent[0]?.body).toEqual({ input_token: token, method: 'get' });
});

it('keeps the proof out of the address too', async () => {
  const { whatsapp, sent, emulator } = clientOf(undefined, {
    appSecret: 'emulator-demo-app-secret',
  });
  await whatsapp.debugToken(emulator.env.WHATSAPP_ACCESS_TOKEN);
  expect(sent[0]?.url.search).toBe('');
  expect(sent[0]?.body.appsecret_proof).toMatch(/^[0-9a-f]{64}$/);
});

it('asks a function for the token that it asks about', async () => {
  const { whatsapp, sent } = clientAnswering(
    () => Response.json({ data: { is_valid: true, scopes: [] } }),
    { accessToken: async () => 'EAAfresh' },
  );
  await whatsapp.forNumber('1').debugToken();
  expect(sent[0]?.body.input_token).toBe('EAAfresh');
});

it('shows no token in an error', async () => {
  const { whatsapp } = clientAnswering(() =>
    Response.json({ error: { message: 'EAAother is odd', code: 2 } }, { status: 503 }),
  );
  const error = await refusalOf(whatsapp.debugToken('EAAother'));
  expect(error.call).toMatchObject({ id: 'debug_token', input: { input_token: '[hidden]' } });
  expect(error.retry).toMatchObject({ safe: true });
  expect(error.message + JSON.stringify(error)).not.toContain('EAAother');
});

it('refuses what is no token before it is sent', async () => {
  const { whatsapp, sent } = clientOf();
  expect(await refusalOf(whatsapp.debugToken(' '))).toMatchObject({ code: 100, option: 'token' });
  expect(sent).toEqual([]);
});
