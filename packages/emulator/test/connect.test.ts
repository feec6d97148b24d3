import { connectEmulator, createEmulator } from '@meta-cloud-api/emulator';
import { afterEach, describe, expect, it } from 'vitest';
import { clientFor, demo, emulatorAt } from './phone.ts';

const servers: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function listening(options: Parameters<ReturnType<typeof createEmulator>['listen']>[0] = {}) {
  const { emulator } = emulatorAt();
  const server = await emulator.listen({ port: 0, ...options });
  servers.push(server);
  return { emulator, url: server.url };
}

describe('an emulator elsewhere', () => {
  it('has the very same verbs', async () => {
    const { emulator, url } = await listening();
    const { control } = connectEmulator(`${url}/`);
    const shape = (table: object): unknown =>
      Object.fromEntries(
        Object.entries(table).map(([name, entry]) => [
          name,
          typeof entry === 'function' ? 'verb' : shape(entry),
        ]),
      );
    expect(shape(control)).toEqual(shape(emulator.control));
  });

  it('answers as it does in process', async () => {
    const { emulator, url } = await listening();
    const { control } = connectEmulator(url);
    expect(await control.codes.latest(demo.unverified)).toBeUndefined();
    await clientFor(emulator, demo.unverified).phoneNumber.requestVerificationCode({
      codeMethod: 'SMS',
      locale: 'en',
    });
    expect(await control.codes.latest(demo.unverified)).toEqual(
      emulator.control.codes.latest(demo.unverified),
    );
    const snapshot = await control.snapshot();
    expect(await control.names.reject(demo.unverified, 'NAME_NOT_CONSISTENT')).toMatchObject({
      rejectionReason: 'NAME_NOT_CONSISTENT',
    });
    expect(await control.restore(snapshot)).toBeUndefined();
    expect(emulator.control.snapshot()).toEqual(snapshot);
    await control.seed({ phoneNumbers: [{ id: '42', number: '+44 7700 900123' }] });
    expect(emulator.env.WHATSAPP_PHONE_NUMBER_ID).toBe('42');
  });

  it('refuses in the same words', async () => {
    const { emulator, url } = await listening();
    const { control } = connectEmulator(url);
    const failure = async (call: () => unknown): Promise<Error> => {
      try {
        await call();
      } catch (error) {
        return error as Error;
      }
      throw new Error('It was not refused');
    };
    const calls: ((verbs: typeof control | typeof emulator.control) => unknown)[] = [
      (verbs) => verbs.names.approve('42'),
      (verbs) => verbs.codes.latest('42'),
      (verbs) => verbs.pin.turnOff(undefined as never),
      (verbs) => verbs.restore({ version: 7 } as never),
      (verbs) => verbs.names.reject(demo.unverified, 'UGLY' as never),
      (verbs) => verbs.seed({ phoneNumbers: [{ number: 'soon' }] }),
    ];
    for (const call of calls) {
      const here = await failure(() => call(emulator.control));
      const there = await failure(() => call(control));
      expect(here.name).toBe('ControlError');
      expect([there.name, there.message]).toEqual([here.name, here.message]);
    }
  });

  it('says where there is none', async () => {
    const page = async () => new Response('<html>');
    const { control } = connectEmulator('http://127.0.0.1:1', { fetch: page });
    await expect(control.reset()).rejects.toThrow('is not the door of an emulator');
  });
});

describe('a world to take elsewhere', () => {
  it('is the same there', async () => {
    const { emulator } = emulatorAt();
    await clientFor(emulator, demo.connected).phoneNumber.deregister();
    const exported = JSON.parse(JSON.stringify(emulator.control.export()));
    const other = createEmulator();
    other.control.import(exported);
    expect(other.control.snapshot()).toEqual(emulator.control.snapshot());
  });

  it('is refused where it is of another version, or none', () => {
    const { control } = createEmulator();
    const exported = control.export();
    expect(() => control.import({ ...exported, version: 2 as never })).toThrow(
      'exported in version 2, and this emulator reads version 1',
    );
    expect(() => control.import({} as never)).toThrow('not a world that an emulator exported');
    expect(() => control.import({ ...exported, world: {} as never })).toThrow('not a snapshot');
  });
});

describe('the description of the door', () => {
  it('has each verb, as OpenAPI and as a page', async () => {
    const { url } = await listening();
    const read = async (path: string): Promise<any> => (await fetch(url + path)).json();
    const { verbs } = await read('/_emulator');
    const document = await read('/_emulator/openapi.json');
    const described = Object.entries<Record<string, object>>(document.paths).flatMap(
      ([path, operations]) =>
        Object.keys(operations).map((verb) => `${verb.toUpperCase()} ${path}`),
    );
    expect(described).toEqual(verbs.map((verb: string) => verb.split(' ').slice(0, 2).join(' ')));
    expect(document.paths['/_emulator/codes/latest'].get.parameters).toEqual([
      {
        name: 'phoneNumberId',
        in: 'query',
        required: true,
        schema: { type: 'string', minLength: 1 },
      },
    ]);
    const isRequired = (path: string) =>
      document.paths[`/_emulator/${path}`].post.requestBody.required;
    expect(isRequired('names/approve')).toBe(true);
    expect(isRequired('tokens/issue')).toBe(false);
    const response = await fetch(`${url}/_emulator/docs`);
    expect(response.headers.get('content-type')).toContain('text/html');
    const page = await response.text();
    for (const path of Object.keys(document.paths)) expect(page).toContain(path);
  });
});

describe('a door beyond this machine', () => {
  it('is opened on purpose only', async () => {
    const open = (options: object) => createEmulator().listen({ port: 0, ...options });
    await expect(open({ host: '0.0.0.0' })).rejects.toThrow('allowRemote: true');
    await expect(open({ host: '0.0.0.0', allowRemote: true })).rejects.toThrow('controlToken');
    await expect(open({ controlToken: '' })).rejects.toThrow('must not be empty');
  });

  it('asks for its token, of those who come for the control only', async () => {
    const { url } = await listening({ host: '0.0.0.0', allowRemote: true, controlToken: 'sesame' });
    const here = url.replace('0.0.0.0', '127.0.0.1');
    await expect(connectEmulator(here).control.reset()).rejects.toThrow('control token');
    await expect(connectEmulator(here, { controlToken: 'open' }).control.reset()).rejects.toThrow(
      'control token',
    );
    await connectEmulator(here, { controlToken: 'sesame' }).control.reset();
    expect(
      (await fetch(`${here}/${demo.connected}?access_token=EAAEmulatorDemoToken`)).status,
    ).toBe(200);
  });
});
