import { inspect } from 'node:util';
import { createEmulator } from '@meta-cloud-api/emulator';
import type { Exchange } from 'meta-cloud-api';
import { describe, expect, it } from 'vitest';
import { clientAnswering, clientOf, refusalOf } from './client.ts';

const callbackUrl = 'https://example.com/lucky-shrub';
const verifyToken = 'verify-me-secretly';

/** A callback that answers every handshake. */
const answering: typeof fetch = async (url) =>
  new Response(new URL(String(url)).searchParams.get('hub.challenge'));

describe("a number's own callback", () => {
  it('is set, read back, and taken away', async () => {
    const { whatsapp, sent } = clientOf(createEmulator({ fetch: answering }));
    const read = async () =>
      (await whatsapp.phoneNumber.get({ fields: ['webhook_configuration'] })).data
        .webhook_configuration;
    expect(await read()).toBeUndefined();
    await whatsapp.phoneNumber.setWebhook({ callbackUrl, verifyToken });
    expect(await read()).toEqual({ phone_number: callbackUrl });
    await whatsapp.phoneNumber.clearWebhook();
    expect(await read()).toBeUndefined();
    expect(sent.filter(({ method }) => method === 'POST').map(({ body }) => body)).toEqual([
      { webhook_configuration: { override_callback_uri: callbackUrl, verify_token: verifyToken } },
      { webhook_configuration: { override_callback_uri: '' } },
    ]);
  });

  it.each([
    ['callbackUrl', 'ftp://example.com', verifyToken],
    ['callbackUrl', 'not an address', verifyToken],
    ['callbackUrl', `https://example.com/${'x'.repeat(200)}`, verifyToken],
    ['verifyToken', callbackUrl, ''],
    ['verifyToken', callbackUrl, 42],
  ])('is refused before it is sent: %s', async (option, callbackUrl, verifyToken) => {
    const { whatsapp, sent } = clientOf();
    const options = { callbackUrl, verifyToken } as never;
    const error = await refusalOf(whatsapp.phoneNumber.setWebhook(options));
    expect([error.name, error.option, sent]).toEqual(['InputError', option, []]);
  });
});

describe('the verify token', () => {
  const shows = (value: unknown) =>
    `${inspect(value, { depth: 9, showHidden: true })}${JSON.stringify(value)}`;

  it('is shown by no error and no exchange', async () => {
    const exchanges: Exchange[] = [];
    const { whatsapp } = clientAnswering(
      () => Response.json({ error: { message: 'no', code: 2200 } }, { status: 400 }),
      { onExchange: (exchange) => exchanges.push(exchange) },
    );
    const error = await refusalOf(whatsapp.phoneNumber.setWebhook({ callbackUrl, verifyToken }));
    expect(shows([error, exchanges])).not.toContain(verifyToken);
    expect(exchanges[0]?.call.input).toEqual({
      webhook_configuration: { override_callback_uri: callbackUrl, verify_token: '[hidden]' },
    });
  });

  it('is not shown by a page that repeats it', async () => {
    const { whatsapp } = clientAnswering(
      () => new Response(`<p>you sent ${verifyToken}</p>`, { status: 502 }),
    );
    const error = await refusalOf(whatsapp.phoneNumber.setWebhook({ callbackUrl, verifyToken }));
    expect(error.preview).toBe('<p>you sent [hidden]</p>');
  });

  it('is hidden too where the configuration is given as JSON text', async () => {
    const { whatsapp } = clientAnswering(() => Response.json({ error: { code: 1 } }));
    const webhook_configuration = JSON.stringify({ verify_token: verifyToken }) as never;
    const error = await refusalOf(
      whatsapp.call('phoneNumber.update', '1', { webhook_configuration }),
    );
    expect(error.call).toMatchObject({ input: { webhook_configuration: '[hidden]' } });
    expect(shows(error)).not.toContain(verifyToken);
  });

  it('leaves the rest of the input as it was given', async () => {
    const { whatsapp } = clientAnswering(() => Response.json({ error: { code: 1 } }));
    const input = { webhook_configuration: { override_callback_uri: '' } };
    const error = await refusalOf(whatsapp.call('phoneNumber.update', '1', input));
    expect(error.call).toMatchObject({ input });
  });
});

describe('search visibility', () => {
  it('is set as HIDDEN and read as NON_VISIBLE', async () => {
    const { whatsapp, sent } = clientOf();
    const read = async () =>
      (await whatsapp.phoneNumber.get({ fields: ['search_visibility'] })).data.search_visibility;
    await whatsapp.phoneNumber.setSearchVisibility('VISIBLE');
    expect(await read()).toBe('VISIBLE');
    await whatsapp.phoneNumber.setSearchVisibility('HIDDEN');
    expect(await read()).toBe('NON_VISIBLE');
    expect(sent[0]?.body).toEqual({ search_visibility: 'VISIBLE' });
    const wrong = 'NON_VISIBLE' as 'HIDDEN';
    expect((await refusalOf(whatsapp.phoneNumber.setSearchVisibility(wrong))).option).toBe(
      'visibility',
    );
  });
});
