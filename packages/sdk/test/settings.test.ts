import { createHmac } from 'node:crypto';
import { inspect } from 'node:util';
import { createEmulator } from '@meta-cloud-api/emulator';
import WhatsAppByDefault, { WhatsApp, type WhatsAppOptions } from 'meta-cloud-api';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { clientOf, refusalOf } from './client.ts';

afterEach(() => vi.unstubAllEnvs());

const refusal = (options: WhatsAppOptions) => {
  try {
    new WhatsApp({ accessToken: 'EAAx', ...options });
  } catch (error) {
    return error as { code: number; option: string; message: string };
  }
  throw new Error('the options were not refused');
};

it('is the default export and a named one', () => {
  expect(WhatsAppByDefault).toBe(WhatsApp);
});

describe('the environment', () => {
  it('gives every option that is left out', async () => {
    const emulator = createEmulator();
    const env = {
      ...emulator.env,
      WHATSAPP_BASE_URL: 'http://graph.test/',
      WHATSAPP_API_VERSION: 'v25.0',
    };
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
    const asked: string[] = [];
    const whatsapp = new WhatsApp({
      fetch: (url, init) => {
        asked.push(url);
        return emulator.fetch(url, init);
      },
    });
    await whatsapp.phoneNumber.get({ fields: ['status'] });
    await whatsapp.phoneNumber.getAll({ fields: ['id'] });
    const proof = createHmac('sha256', env.WHATSAPP_APP_SECRET)
      .update(env.WHATSAPP_ACCESS_TOKEN)
      .digest('hex');
    expect(asked).toEqual([
      `http://graph.test/v25.0/106540352242922?fields=status&appsecret_proof=${proof}`,
      `http://graph.test/v25.0/102290129340398/phone_numbers?fields=id&limit=100&appsecret_proof=${proof}`,
    ]);
  });

  it('gives way to an explicit option', async () => {
    vi.stubEnv('WHATSAPP_PHONE_NUMBER_ID', '1');
    vi.stubEnv('WHATSAPP_ACCESS_TOKEN', 'EAAother');
    const { whatsapp } = clientOf();
    expect((await whatsapp.phoneNumber.get()).data.id).toBe('106540352242922');
  });
});

describe('ids', () => {
  it('may be numbers, as the documentation shows them', async () => {
    const { whatsapp } = clientOf(undefined, { phoneNumberId: 106540352242922 });
    expect((await whatsapp.phoneNumber.get()).data.id).toBe('106540352242922');
  });

  it('that are numbers too large to be exact are refused', () => {
    const error = refusal({ phoneNumberId: Number('106540352242922123') });
    expect(error).toMatchObject({ code: 100, option: 'phoneNumberId' });
    expect(error.message).toContain('has lost digits');
  });

  it.each([
    '',
    ' ',
    '1/2',
    '..',
    '1?access_token=x',
    'https://evil.example/x',
    '1#',
    'a b',
    -5,
    1.5,
    Number.NaN,
  ])('that could be another path or host are refused: %s', (phoneNumberId) => {
    expect(refusal({ phoneNumberId })).toMatchObject({ code: 100, option: 'phoneNumberId' });
  });

  it('are asked for by name when a method needs one', async () => {
    vi.stubEnv('WHATSAPP_PHONE_NUMBER_ID', '');
    const { whatsapp, sent } = clientOf(undefined, { phoneNumberId: undefined });
    const error = await refusalOf(whatsapp.phoneNumber.get());
    expect(error.message).toContain('WHATSAPP_PHONE_NUMBER_ID');
    expect(sent).toEqual([]);
  });
});

describe('options that cannot be right are refused by name', () => {
  it.each([
    ['accessToken', { accessToken: '' }],
    ['accessToken', { accessToken: 'EAA\nx' }],
    ['apiVersion', { apiVersion: '26' }],
    ['baseUrl', { baseUrl: 'graph.facebook.com' }],
    ['baseUrl', { baseUrl: 'ftp://graph.facebook.com' }],
    ['baseUrl', { baseUrl: 'https://graph.facebook.com/v26.0' }],
    ['baseUrl', { baseUrl: 'https://graph.facebook.com?x=1' }],
  ])('%s %j', (option, options) => {
    vi.stubEnv('WHATSAPP_ACCESS_TOKEN', '');
    expect(refusal(options)).toMatchObject({ code: 100, option, sent: false });
  });
});

it('shows neither token nor app secret when it is printed', () => {
  const { whatsapp } = clientOf(undefined, { accessToken: 'EAAsecret', appSecret: 'appsecret' });
  const shown = inspect(whatsapp, { depth: 9, showHidden: true }) + JSON.stringify(whatsapp);
  expect(shown).not.toMatch(/secret/);
});
