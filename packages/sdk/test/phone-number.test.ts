import { createEmulator } from '@meta-cloud-api/emulator';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { clientAnswering, clientOf, refusalOf } from './client.ts';

const unverified = '110200345501442';

describe('get', () => {
  it('answers the status and the name, which Graph leaves out unless asked', async () => {
    const { whatsapp } = clientOf();
    const { data } = await whatsapp.phoneNumber.get();
    expect(data.status).toBe('CONNECTED');
    expect(data.verified_name).toBe('Lucky Shrub');
    expect(data.display_phone_number).toBe('+1 631-555-1000');
  });

  it('asks for the given fields only, and has only those in its type', async () => {
    const { whatsapp, sent } = clientOf();
    const { data } = await whatsapp.phoneNumber.get({ fields: ['quality_rating', 'status'] });
    expect(sent[0]?.url.searchParams.get('fields')).toBe('quality_rating,status');
    expect(data).toEqual({ quality_rating: 'GREEN', status: 'CONNECTED', id: '106540352242922' });
    expectTypeOf(data).toHaveProperty('quality_rating');
    expectTypeOf(data).not.toHaveProperty('verified_name');
  });

  it('tells how the exchange went', async () => {
    const { exchange } = await clientOf().whatsapp.phoneNumber.get();
    expect(exchange).toMatchObject({
      call: { endpoint: 'phoneNumber.get', id: '106540352242922' },
      status: 200,
      version: 'v26.0',
      usage: { callCount: 1, minutesToRegainAccess: 0 },
    });
    expect(exchange.traceId).toMatch(/^A\w+$/);
  });
});

describe('getAll', () => {
  it('finds the account from the number, once, and answers every number', async () => {
    const { whatsapp, sent } = clientOf();
    const [first, second] = [
      await whatsapp.phoneNumber.getAll(),
      await whatsapp.phoneNumber.getAll(),
    ];
    expect(first.data).toHaveLength(3);
    expect(second.data).toEqual(first.data);
    expect(sent.map(({ url }) => url.pathname)).toEqual([
      '/v26.0/106540352242922',
      '/v26.0/102290129340398/phone_numbers',
      '/v26.0/102290129340398/phone_numbers',
    ]);
  });

  it('asks two lists at the same moment for the account only once', async () => {
    const { whatsapp, sent } = clientOf();
    await Promise.all([whatsapp.phoneNumber.getAll(), whatsapp.phoneNumber.getAll()]);
    expect(sent).toHaveLength(3);
  });

  it('looks for the account again after it could not be found', async () => {
    const emulator = createEmulator();
    let down = true;
    const { whatsapp } = clientOf({
      ...emulator,
      fetch: async (url, init) =>
        down ? new Response('', { status: 404 }) : emulator.fetch(url, init),
    });
    await refusalOf(whatsapp.phoneNumber.getAll());
    down = false;
    expect((await whatsapp.phoneNumber.getAll()).data).toHaveLength(3);
  });

  it('uses the account it was given', async () => {
    const { whatsapp, sent } = clientOf(undefined, { businessAccountId: '102290129340398' });
    await whatsapp.phoneNumber.getAll();
    expect(sent).toHaveLength(1);
  });

  it('follows every page, a hundred numbers at a time', async () => {
    const rows = Array.from({ length: 250 }, (_, index) => ({ id: String(index) }));
    let served = 0;
    const { whatsapp, sent } = clientAnswering(() => {
      if (sent.length === 1) {
        const entities = [{ entity_type: 'WABA', id: '5', can_send_message: 'AVAILABLE' }];
        return Response.json({ health_status: { can_send_message: 'AVAILABLE', entities } });
      }
      const data = rows.slice(served, served + 100);
      served += data.length;
      const cursors = { before: `before${served}`, after: `after${served}` };
      return Response.json({
        data,
        paging: { cursors, ...(served < 250 && { next: 'https://x' }) },
      });
    });
    const { data } = await whatsapp.phoneNumber.getAll({ fields: ['id'] });
    expect(data.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
    const pages = sent.slice(1).map(({ url }) => Object.fromEntries(url.searchParams));
    expect(pages).toEqual([
      { fields: 'id', limit: '100' },
      { fields: 'id', limit: '100', after: 'after100' },
      { fields: 'id', limit: '100', after: 'after200' },
    ]);
  });

  it('answers an empty list for an account without numbers', async () => {
    const { whatsapp } = clientAnswering(() =>
      Response.json({
        data: [],
        health_status: { entities: [{ entity_type: 'WABA', id: '5' }] },
      }),
    );
    expect((await whatsapp.phoneNumber.getAll()).data).toEqual([]);
  });

  it('says which option to give where the number does not name its account', async () => {
    const { whatsapp } = clientAnswering(() => Response.json({ id: '1' }));
    const error = await refusalOf(whatsapp.phoneNumber.getAll());
    expect(error).toMatchObject({ code: 100, option: 'businessAccountId' });
    expect(error.message).toContain('WHATSAPP_BUSINESS_ACCOUNT_ID');
  });
});

describe('a new number', () => {
  it('is added, verified, registered and deregistered', async () => {
    const { whatsapp, emulator } = clientOf();
    const created = await whatsapp.phoneNumber.create({
      phoneNumber: '+49 30 123456',
      displayName: 'Glücksstrauch',
    });
    const number = clientOf(emulator, { phoneNumberId: created.data.id }).whatsapp;
    const status = async () => (await number.phoneNumber.get()).data.status;
    expect(await status()).toBe('UNVERIFIED');
    const asked = await number.phoneNumber.requestVerificationCode({
      codeMethod: 'VOICE',
      locale: 'de',
    });
    expect(asked.data.success).toBe(true);
    expect((await number.phoneNumber.verify({ code: '123-456' })).data.success).toBe(true);
    expect(await status()).toBe('PENDING');
    expect((await number.phoneNumber.register({ pin: '012345' })).data.success).toBe(true);
    expect(await status()).toBe('CONNECTED');
    expect((await number.phoneNumber.deregister()).data.success).toBe(true);
    expect(await status()).toBe('DISCONNECTED');
    expect((await number.phoneNumber.get()).data).toMatchObject({
      display_phone_number: '+49 30 123456',
      verified_name: 'Glücksstrauch',
      is_pin_enabled: true,
    });
  });

  it.each([
    ['+1 631 555 1000', '1', '6315551000'],
    ['+7 912 345-67-89', '7', '9123456789'],
    ['+44 20 7946 0958', '44', '2079460958'],
    ['+972 50 123 4567', '972', '501234567'],
    ['+55 (11) 96123-4567', '55', '11961234567'],
    ['+290 22222', '290', '22222'],
  ])('is sent as its country code and the rest: %s', async (phoneNumber, cc, phone_number) => {
    const { whatsapp, sent } = clientAnswering(() =>
      Response.json({
        id: '7',
        health_status: {
          entities: [{ entity_type: 'WABA', id: '5' }],
        },
      }),
    );
    await whatsapp.phoneNumber.create({ phoneNumber, displayName: 'Lucky Shrub' });
    expect(sent.at(-1)?.body).toEqual({ cc, phone_number, verified_name: 'Lucky Shrub' });
  });
});

describe('a display name', () => {
  it('changes at its approval and holds from the next registration on', async () => {
    const { whatsapp, emulator } = clientOf();
    const names = async () => {
      const { data } = await whatsapp.phoneNumber.get();
      return [data.verified_name, data.name_status, data.new_display_name, data.new_name_status];
    };
    await whatsapp.phoneNumber.updateDisplayName({ displayName: 'My Business Name' });
    expect(await names()).toEqual([
      'Lucky Shrub',
      'APPROVED',
      'My Business Name',
      'PENDING_REVIEW',
    ]);
    emulator.control.names.approve('106540352242922');
    expect(await names()).toEqual(['My Business Name', 'APPROVED', 'My Business Name', 'APPROVED']);
    await whatsapp.phoneNumber.register({ pin: '123456' });
    expect(await names()).toEqual(['My Business Name', 'APPROVED', undefined, 'NONE']);
  });
});

describe('updateSettings', () => {
  const read = async (whatsapp: ReturnType<typeof clientOf>['whatsapp']) =>
    (await whatsapp.phoneNumber.get({ fields: ['conversational_automation'] })).data
      .conversational_automation;
  const prompts = ['Book a visit'];
  const commands = [{ command_name: 'help', command_description: 'What I can do' }];

  it('sends what it was given to conversational_automation', async () => {
    const { whatsapp, sent } = clientOf();
    await whatsapp.phoneNumber.updateSettings({
      enableConversationalComponents: true,
      prompts,
      commands,
    });
    expect(sent[0]).toMatchObject({
      method: 'POST',
      url: expect.objectContaining({
        pathname: '/v26.0/106540352242922/conversational_automation',
      }),
      body: { prompts, commands },
    });
    expect(await read(whatsapp)).toMatchObject({ prompts, commands });
  });

  it('leaves everything as it is with true alone, and clears everything with false', async () => {
    const { whatsapp } = clientOf();
    await whatsapp.phoneNumber.updateSettings({ enableConversationalComponents: true, prompts });
    await whatsapp.phoneNumber.updateSettings({ enableConversationalComponents: true });
    expect(await read(whatsapp)).toMatchObject({ prompts, commands: [] });
    await whatsapp.phoneNumber.updateSettings({ enableConversationalComponents: false });
    expect(await read(whatsapp)).toMatchObject({ prompts: [], commands: [] });
  });
});

describe('input that can only fail is refused before anything is sent', () => {
  const { whatsapp, sent } = clientOf();
  const { phoneNumber, twoStepVerification } = whatsapp;
  const untyped = (value: unknown) => value as never;
  const prompts = ['Hi'];

  it.each([
    ['pin', 'a PIN of five digits', () => phoneNumber.register({ pin: '12345' })],
    ['pin', 'a PIN that is a number', () => twoStepVerification.setup({ pin: untyped(12345) })],
    ['pin', 'a PIN with a letter', () => twoStepVerification.update({ pin: '12345a' })],
    ['pin', 'a PIN in other digits', () => twoStepVerification.update({ pin: '١٢٣٤٥٦' })],
    ['code', 'an empty code', () => phoneNumber.verify({ code: '' })],
    ['code', 'a code of seven digits', () => phoneNumber.verify({ code: '1234567' })],
    ['code', 'a code that is a number', () => phoneNumber.verify({ code: untyped(123456) })],
    [
      'codeMethod',
      'an unknown code method',
      () => phoneNumber.requestVerificationCode({ codeMethod: untyped('EMAIL') }),
    ],
    [
      'locale',
      'a locale that is none',
      () => phoneNumber.requestVerificationCode({ codeMethod: 'SMS', locale: 'en-US' }),
    ],
    ['displayName', 'no display name', () => phoneNumber.updateDisplayName({ displayName: '' })],
    [
      'displayName',
      'a short display name',
      () => phoneNumber.updateDisplayName({ displayName: 'ab' }),
    ],
    [
      'displayName',
      'a long display name',
      () => phoneNumber.updateDisplayName({ displayName: 'x'.repeat(76) }),
    ],
    [
      'displayName',
      'a display name of spaces',
      () => phoneNumber.updateDisplayName({ displayName: '     ' }),
    ],
    [
      'phoneNumber',
      'a short code',
      () => phoneNumber.create({ phoneNumber: '+12345', displayName: 'Abc' }),
    ],
    [
      'phoneNumber',
      'a number without country code',
      () => phoneNumber.create({ phoneNumber: '631 555 1000', displayName: 'Abc' }),
    ],
    [
      'phoneNumber',
      'a number of 16 digits',
      () => phoneNumber.create({ phoneNumber: '+1234567890123456', displayName: 'Abc' }),
    ],
    ['fields', 'no fields', () => phoneNumber.get({ fields: [] })],
    [
      'enableConversationalComponents',
      'a switch that is none',
      () => phoneNumber.updateSettings({ enableConversationalComponents: untyped('yes') }),
    ],
    [
      'enableConversationalComponents',
      'prompts to clear',
      () => phoneNumber.updateSettings({ enableConversationalComponents: false, prompts }),
    ],
    [
      'dataLocalizationRegion',
      'a region in words',
      () => phoneNumber.register({ pin: '123456', dataLocalizationRegion: 'Germany' }),
    ],
    [
      'language',
      'an option of another library',
      () => phoneNumber.requestVerificationCode(untyped({ codeMethod: 'SMS', language: 'en' })),
    ],
    ['options', 'no options at all', () => phoneNumber.verify(untyped(undefined))],
    ['id', 'an id with a slash', () => whatsapp.call('phoneNumber.get', '1/2', {})],
  ])('%s: %s', async (option, _what, call) => {
    const before = sent.length;
    const error = await refusalOf(call());
    expect(error).toMatchObject({ name: 'InputError', code: 100, option, sent: false });
    expect(error.message).toContain(option);
    expect(sent).toHaveLength(before);
  });

  it('never repeats a secret in its message', async () => {
    const pin = await refusalOf(phoneNumber.register({ pin: '9876543' }));
    const code = await refusalOf(phoneNumber.verify({ code: '9876543' }));
    expect(`${pin.message}${code.message}`).not.toContain('9876543');
  });
});

describe('no secret is ever in an address', () => {
  it('sends code, PIN and token in body and header', async () => {
    const { whatsapp, sent } = clientOf(undefined, { phoneNumberId: unverified });
    await whatsapp.phoneNumber.requestVerificationCode({ codeMethod: 'SMS', locale: 'en_US' });
    await whatsapp.phoneNumber.verify({ code: '123456' });
    await whatsapp.phoneNumber.register({ pin: '135790' });
    await whatsapp.twoStepVerification.update({ pin: '246802' });
    await whatsapp.phoneNumber.get();
    expect(sent.map(({ body }) => body)).toEqual([
      { code_method: 'SMS', language: 'en_US' },
      { code: '123456' },
      { messaging_product: 'whatsapp', pin: '135790' },
      { pin: '246802' },
      {},
    ]);
    for (const { url, headers } of sent) {
      expect(headers.get('authorization')).toBe('Bearer EAAEmulatorDemoToken');
      expect(url.href).not.toMatch(/EAAEmulatorDemoToken|123456|135790|246802/);
    }
  });
});
