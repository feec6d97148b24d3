import { describe, expect, it } from 'vitest';
import { clientAnswering, clientOf, refusalOf } from './client.ts';

const untyped = (value: unknown) => value as never;

describe('getSettings', () => {
  it('reads every feature, and asks for passwords only when told to', async () => {
    const { whatsapp, sent } = clientOf();
    const { data } = await whatsapp.phoneNumber.getSettings();
    expect(data.calling?.status).toBe('DISABLED');
    expect(data.storage_configuration).toEqual({ status: 'DEFAULT' });
    await whatsapp.phoneNumber.getSettings({ includeSipCredentials: true });
    expect(sent.map(({ url }) => `${url.pathname}${url.search}`)).toEqual([
      '/v26.0/106540352242922/settings',
      '/v26.0/106540352242922/settings?include_sip_credentials=true',
    ]);
  });
});

describe('updateSettings', () => {
  it('sends one request for each feature, in the order they are listed in', async () => {
    const { whatsapp, sent } = clientAnswering(() => Response.json({ success: true }));
    const { data, exchange } = await whatsapp.phoneNumber.updateSettings({
      storageConfiguration: {
        status: 'IN_COUNTRY_STORAGE_ENABLED',
        data_localization_region: 'DE',
      },
      payloadEncryption: { status: 'DISABLED' },
      userIdentityChange: { enable_identity_key_check: true },
      calling: { status: 'ENABLED' },
      enableConversationalComponents: true,
      prompts: ['Hi there'],
    });
    expect(data).toEqual({ success: true });
    expect(exchange.call.input).toHaveProperty('storage_configuration');
    expect(sent.map(({ url, body }) => [url.pathname.split('/').at(-1), body])).toEqual([
      ['conversational_automation', { prompts: ['Hi there'] }],
      ['settings', { calling: { status: 'ENABLED' } }],
      ['settings', { user_identity_change: { enable_identity_key_check: true } }],
      ['settings', { payload_encryption: { status: 'DISABLED' } }],
      [
        'settings',
        {
          storage_configuration: {
            status: 'IN_COUNTRY_STORAGE_ENABLED',
            data_localization_region: 'DE',
          },
        },
      ],
    ]);
  });

  it('leaves the components alone where only other features are given', async () => {
    const { whatsapp, sent } = clientOf();
    await whatsapp.phoneNumber.updateSettings({ calling: { status: 'ENABLED' } });
    expect(sent).toHaveLength(1);
    expect((await whatsapp.phoneNumber.getSettings()).data.calling?.status).toBe('ENABLED');
  });

  it('says which features were applied before the one that was refused', async () => {
    const { whatsapp } = clientOf();
    const error = await refusalOf(
      whatsapp.phoneNumber.updateSettings({
        enableConversationalComponents: false,
        calling: { status: 'ENABLED' },
        storageConfiguration: { status: 'NO_STORAGE_ENABLED' },
      }),
    );
    expect(error).toMatchObject({
      name: 'GraphError',
      code: 100,
      applied: ['enableConversationalComponents', 'calling'],
    });
    expect((await whatsapp.phoneNumber.getSettings()).data.calling?.status).toBe('ENABLED');
  });

  it('says it of a lost connection too, and never where there was one request only', async () => {
    let answered = 0;
    const { whatsapp } = clientAnswering(() => {
      answered += 1;
      if (answered === 1) return Response.json({ success: true });
      throw new TypeError('fetch failed');
    });
    const options = { calling: { status: 'ENABLED' } } as const;
    const lost = await refusalOf(
      whatsapp.phoneNumber.updateSettings({
        ...options,
        userIdentityChange: { enable_identity_key_check: true },
      }),
    );
    expect(lost).toMatchObject({ name: 'ConnectionError', applied: ['calling'] });
    expect(await refusalOf(whatsapp.phoneNumber.updateSettings(options))).not.toHaveProperty(
      'applied',
    );
  });

  it.each([
    ['calling', { calling: {} }],
    ['calling', { calling: 'ENABLED' }],
    ['userIdentityChange', { userIdentityChange: true }],
    ['payloadEncryption', { payloadEncryption: { status: 'ENABLED' } }],
    ['storageConfiguration.status', { storageConfiguration: { status: 'DEFAULT' } }],
    [
      'storageConfiguration.data_localization_region',
      { storageConfiguration: { status: 'IN_COUNTRY_STORAGE_ENABLED' } },
    ],
    ['options', {}],
    ['enableConversationalComponents', { prompts: ['Hi'], calling: { status: 'ENABLED' } }],
    ['sip', { sip: {} }],
  ])('refuses what can only fail before it sends the first: %s %j', async (option, options) => {
    const { whatsapp, sent } = clientOf();
    const good = { userIdentityChange: { enable_identity_key_check: true } };
    const error = await refusalOf(
      whatsapp.phoneNumber.updateSettings(
        untyped(Object.keys(options).length > 0 ? { ...good, ...options } : options),
      ),
    );
    expect(error).toMatchObject({ name: 'InputError', option });
    expect(sent).toEqual([]);
  });
});

describe('conversational components', () => {
  it('are read and replaced list by list', async () => {
    const { whatsapp, sent } = clientOf();
    const { phoneNumber } = whatsapp;
    const commands = [{ command_name: 'help', command_description: 'What I can do' }];
    await phoneNumber.updateConversationalComponents({ prompts: ['Book a visit'], commands });
    await phoneNumber.updateConversationalComponents({ prompts: [] });
    expect(sent.map(({ body }) => body)).toEqual([
      { prompts: ['Book a visit'], commands },
      { prompts: [] },
    ]);
    const { data } = await phoneNumber.getConversationalComponents();
    expect(data).toEqual({ prompts: [], commands, id: '106540352242922' });
  });

  it('are an empty object where Meta leaves them out', async () => {
    const { whatsapp } = clientAnswering(() => Response.json({ id: '106540352242922' }));
    expect((await whatsapp.phoneNumber.getConversationalComponents()).data).toEqual({});
  });

  it('need one list at least', async () => {
    const { whatsapp, sent } = clientOf();
    const error = await refusalOf(whatsapp.phoneNumber.updateConversationalComponents({}));
    expect([error.option, sent]).toEqual(['options', []]);
  });
});

describe('health and throughput', () => {
  it('are read alone, and answered without the number around them', async () => {
    const { whatsapp, sent } = clientOf();
    const health = await whatsapp.phoneNumber.getHealth();
    expect(health.data.can_send_message).toBe('AVAILABLE');
    expect(health.exchange.status).toBe(200);
    expect((await whatsapp.phoneNumber.getThroughput()).data).toEqual({ level: 'STANDARD' });
    expect(sent.map(({ url }) => url.searchParams.get('fields'))).toEqual([
      'health_status',
      'throughput',
    ]);
  });
});
