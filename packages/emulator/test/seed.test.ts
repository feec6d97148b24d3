import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  createEmulator,
  demoSeed,
  generateSeed,
  readSeedFile,
  type Seed,
  SeedError,
  seedJsonSchema,
} from '@meta-cloud-api/emulator';
import { describe, expect, it } from 'vitest';
import { ask, clientFor, demo } from './phone.ts';

const read = async (number: NonNullable<Seed['phoneNumbers']>[number], fields: string) => {
  const emulator = createEmulator({ seed: { phoneNumbers: [number] } });
  const path = `/${emulator.options.phoneNumberId}?fields=${fields}`;
  const { id: _id, ...values } = (await ask(emulator, 'GET', path)).body;
  return values;
};

const number = '+44 7700 900123';

describe('a seed', () => {
  it('needs no more than a number: it is connected, and everything around it is there', async () => {
    const emulator = createEmulator({ seed: { phoneNumbers: [{ number }] } });
    const whatsapp = clientFor(emulator, emulator.options.phoneNumberId);
    const { data } = await whatsapp.phoneNumber.get();
    expect(data).toMatchObject({
      display_phone_number: '+44 7700 900123',
      status: 'CONNECTED',
      quality_rating: 'GREEN',
    });
    expect((await whatsapp.phoneNumber.list()).data).toHaveLength(1);
    expect(emulator.env.WHATSAPP_APP_SECRET).toBe('emulator-demo-app-secret');
  });

  it.each<[string, Omit<NonNullable<Seed['phoneNumbers']>[number], 'number'>, object]>([
    ['status', { registered: false }, { status: 'UNVERIFIED' }],
    ['status', { registered: false, verified: true }, { status: 'PENDING' }],
    ['status', { registered: 'deregistered' }, { status: 'DISCONNECTED' }],
    ['code_verification_status', { verified: 'expired' }, { code_verification_status: 'EXPIRED' }],
    ['is_pin_enabled', {}, { is_pin_enabled: true }],
    ['is_pin_enabled', { pin: null }, { is_pin_enabled: false }],
    ['quality_rating', { quality: 'RED' }, { quality_rating: 'RED' }],
    ['account_mode', { test: true }, { account_mode: 'SANDBOX' }],
    ['is_on_biz_app', { onPhone: true }, { is_on_biz_app: true }],
    [
      'verified_name,name_status',
      { name: 'Jasper', nameReview: 'DECLINED' },
      { verified_name: 'Jasper', name_status: 'DECLINED' },
    ],
    [
      'new_display_name,new_name_status',
      { nextName: { text: 'Opal', review: 'PENDING_REVIEW' } },
      { new_display_name: 'Opal', new_name_status: 'PENDING_REVIEW' },
    ],
    [
      'official_business_account',
      { badge: 'PENDING' },
      { official_business_account: { oba_status: 'PENDING' } },
    ],
    ['username', { username: { username: 'opal' } }, { username: 'opal' }],
  ])('says of a number its %s: %j', async (fields, state, values) => {
    expect(await read({ number, ...state }, fields)).toMatchObject(values);
  });

  it('counts the attempts that it says were made', async () => {
    const registerRequests = Array.from({ length: 10 }, () => '1h ago');
    const emulator = createEmulator({ seed: { phoneNumbers: [{ number, registerRequests }] } });
    const { phoneNumber } = clientFor(emulator, emulator.options.phoneNumberId);
    await expect(phoneNumber.register({ pin: '123456' })).rejects.toMatchObject({ code: 133016 });
  });

  it('says which token sees what, and for how long', async () => {
    const emulator = createEmulator({
      seed: {
        businessAccounts: [{ id: '1' }, { id: '2' }],
        tokens: [
          { token: 'first', businessAccounts: ['1'] },
          { token: 'late', expiresAt: '1h ago' },
        ],
      },
    });
    const status = async (id: string, token: string) => {
      const headers = { authorization: `Bearer ${token}` };
      const { body, status } = await ask(emulator, 'GET', `/${id}`, { headers });
      return body.error?.code ?? status;
    };
    expect(await status('1', 'first')).toBe(200);
    expect(await status('2', 'first')).toBe(100);
    expect(await status('1', 'late')).toBe(190);
  });

  it('of the demo is the demo', () => {
    const ids = (emulator: ReturnType<typeof createEmulator>) =>
      emulator.control.snapshot().nodes.map(({ id }) => id);
    expect(ids(createEmulator({ seed: demoSeed }))).toEqual(ids(createEmulator()));
    expect(createEmulator().env.WHATSAPP_PHONE_NUMBER_ID).toBe(demo.connected);
  });

  it('is taken by a running emulator, which then goes back to it', () => {
    const { control } = createEmulator();
    control.seed({ phoneNumbers: [{ id: '42', number }] });
    control.pin.turnOff('42');
    control.reset();
    const [only] = control.snapshot().nodes.filter(({ kind }) => kind === 'phoneNumber');
    expect(only).toMatchObject({ id: '42', twoStep: { pin: '123456' } });
  });

  it('leaves the world alone where it cannot be planted', () => {
    const { control } = createEmulator();
    const before = control.snapshot();
    expect(() => control.seed({ phoneNumbers: [{ number, businessAccount: '7' }] })).toThrow(
      'phoneNumbers[0].businessAccount: there is no businessAccount 7',
    );
    expect(control.snapshot()).toEqual(before);
  });

  it.each([
    [
      { phoneNumbers: [{ number, pin: 123456 }] },
      'phoneNumbers[0].pin: must be text: write it in quotes',
    ],
    [{ phoneNumbers: [{ number }, { number: 'soon' }] }, 'phoneNumbers[1].number: must be a phone'],
    [
      { phoneNumbers: [{ number, qualty: 'RED' }] },
      'phoneNumbers[0]: there is no key "qualty". Did you mean quality? The keys are id, number, ',
    ],
    [{ colour: 'red' }, 'there is no key "colour". The keys are $schema, apps, '],
    [
      { phoneNumbers: [{ id: '7', number }, { number }] },
      'phoneNumbers[1].number: the account has it already, as 7',
    ],
    [
      {
        businessAccounts: [{ id: '1' }, { id: '2' }],
        phoneNumbers: ['1', '2'].map((businessAccount) => ({ number, businessAccount })),
      },
      'phoneNumbers[1].number: it works on the account 1 already',
    ],
    [{ businessAccounts: [{ createdAt: 'then' }] }, 'businessAccounts[0].createdAt: must be like'],
    [{ apps: [{ id: '7' }, { id: '7' }] }, 'apps[1].id: 7 is already taken'],
    [
      {
        phoneNumbers: ['opal', 'Opal'].map((username) => ({ number, username: { username } })),
      },
      'phoneNumbers[1].username: opal is already taken',
    ],
    [{ tokens: [{ token: 't', app: '7' }] }, 'tokens[0].app: there is no app 7'],
    [{ generate: { numbers: -1 } }, 'generate.numbers: '],
    [7, 'expected object'],
  ])('%j is refused in words', (seed, words) => {
    expect(() => createEmulator({ seed: seed as Seed })).toThrow(words);
  });

  it('has a JSON Schema, published as it is', async () => {
    const schema = `${JSON.stringify(seedJsonSchema(), null, 2)}\n`;
    await expect(schema).toMatchFileSnapshot('../seed.schema.json');
  });
});

describe('a seed file', () => {
  const fileWith = async (name: string, text: string) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'seed-'));
    const file = path.join(folder, name);
    await writeFile(file, text);
    return readSeedFile(file).finally(() => rm(folder, { recursive: true }));
  };

  it('is YAML or JSON', async () => {
    const seed = { phoneNumbers: [{ number, pin: '012345' }] };
    expect(await fileWith('a.json', JSON.stringify(seed))).toEqual(seed);
    const yaml = `phoneNumbers:\n  - number: "${number}"\n    pin: "012345"\n`;
    expect(await fileWith('a.yaml', yaml)).toEqual(seed);
  });

  it.each([
    ['a.yaml', 'apps:\n  - secret: hush\n  name: {', /a\.yaml is neither .* at line 3, column 1$/],
    ['a.json', '{"apps": 1,,}', /a\.json is neither YAML nor JSON: .* at line 1, column 12$/],
    ['a.yaml', 'apps: *nothing', /a\.yaml is neither YAML nor JSON: .*nothing$/],
    ['a.yaml', 'apps: 7', /a\.yaml: This is not a seed. apps, line 1: .*array/],
  ])('is refused in words that name the place, and show no line of it: %s %j', async (...given) => {
    const [name, text, words] = given;
    const error = await fileWith(name, text).catch((refusal) => refusal);
    expect(error).toBeInstanceOf(SeedError);
    expect(error.message).toMatch(words);
    expect(error.message).not.toContain('hush');
  });

  it('has each of its mistakes told with the line', async () => {
    const text = `phoneNumbers:
  - number: +447700900123
    pin: 012345

  - number: "+44 7700 900124"
    qualty: RED
bussinessAccounts: []
`;
    const { message } = await fileWith('a.yaml', text).catch((refusal) => refusal);
    expect(message).toContain('phoneNumbers[0].number, line 2: must be text: write it in quotes');
    expect(message).toContain('phoneNumbers[0].pin, line 3: must be text: write it in quotes');
    expect(message).toContain('phoneNumbers[1], line 6: there is no key "qualty".');
    expect(message).toContain('line 7: there is no key "bussinessAccounts". Did you mean business');
    expect(message).not.toContain('12345');
    const json = '{"apps": [\n{"id": 7}]}';
    await expect(fileWith('a.json', json)).rejects.toThrow('apps[0].id, line 2: must be text');
    await expect(fileWith('a.yaml', 'apps: [7]')).rejects.toThrow('apps[0], line 1: ');
  });

  it('says what to do where there is none', async () => {
    await expect(readSeedFile('nowhere.yaml')).rejects.toThrow(
      'The seed file nowhere.yaml is not there. Give the path of a YAML or JSON file',
    );
    await expect(readSeedFile(tmpdir())).rejects.toThrow(`${tmpdir()} is a directory`);
    await expect(readSeedFile(path.join(tmpdir(), 'no\0'))).rejects.toThrow('cannot be read: ');
  });
});

describe('a generated world', () => {
  it('has so many numbers and accounts, in many states', () => {
    const { control } = createEmulator({ seed: { generate: { numbers: 1000, wabas: 40 } } });
    const { nodes } = control.snapshot();
    const numbers = nodes.flatMap((node) => (node.kind === 'phoneNumber' ? node : []));
    expect(numbers).toHaveLength(1000);
    expect(new Set(numbers.map(({ digits }) => digits)).size).toBe(1000);
    expect(nodes.filter(({ kind }) => kind === 'businessAccount')).toHaveLength(40);
    expect(new Set(numbers.map(({ registration }) => registration.status)).size).toBe(3);
    expect(new Set(numbers.map(({ quality }) => quality)).size).toBeGreaterThan(3);
  });

  it('is the same each time', () => {
    expect(generateSeed({ numbers: 100 })).toEqual(generateSeed({ numbers: 100 }));
  });

  it.each([
    [{}, 'numbers: '],
    [undefined, 'expected object'],
    [{ numbers: -1 }, 'numbers: '],
    [{ numbers: 1.5 }, 'numbers: '],
    [{ numbers: 10, wabas: 0 }, 'wabas: '],
    [{ numbers: 10, wabas: '3' }, 'wabas: '],
    [{ numbers: 10, waba: 3 }, 'there is no key "waba". Did you mean wabas?'],
  ])('cannot be made of %j, and says why', (options, words) => {
    expect(() => generateSeed(options as never)).toThrow(SeedError);
    expect(() => generateSeed(options as never)).toThrow(words);
  });

  it('stands beside what is given', async () => {
    const emulator = createEmulator({
      seed: { phoneNumbers: [{ id: '42', number }], generate: { numbers: 30 } },
    });
    expect((await ask(emulator, 'GET', '/42')).status).toBe(200);
    const pages = await ask(emulator, 'GET', '/200000000000000/phone_numbers?limit=100');
    expect(pages.body.data.length).toBeGreaterThan(10);
  });
});
