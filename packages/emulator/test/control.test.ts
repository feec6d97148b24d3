import { createEmulator } from '@meta-cloud-api/emulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask as askGraph, clientFor, demo, emulatorAt } from './phone.ts';

const requestCode = (emulator: ReturnType<typeof createEmulator>) =>
  clientFor(emulator, demo.unverified).phoneNumber.requestVerificationCode({
    codeMethod: 'VOICE',
    locale: 'de',
  });

describe('in process', () => {
  it('reads the last code sent, as its reader sees it', async () => {
    const { emulator, clock } = emulatorAt();
    expect(emulator.control.codes.latest(demo.unverified)).toBeUndefined();
    await requestCode(emulator);
    const code = {
      phoneNumberId: demo.unverified,
      code: '123456',
      method: 'VOICE',
      language: 'de',
      message: 'WhatsApp code 123-456',
      sentAt: '2026-11-22T09:00:00.000Z',
      expiresAt: '2026-11-22T09:10:00.000Z',
      live: true,
    };
    expect(emulator.control.codes.latest(demo.unverified)).toEqual(code);
    expect(emulator.control.codes.list()).toEqual([code]);
    clock.advance('10m');
    expect(emulator.control.codes.latest(demo.unverified)?.live).toBe(false);
  });

  it('lists the codes that there are, also after a restore', async () => {
    const { emulator } = emulatorAt();
    const before = emulator.control.snapshot();
    await requestCode(emulator);
    const after = emulator.control.snapshot();
    emulator.control.restore(before);
    expect(emulator.control.codes.list()).toEqual([]);
    emulator.control.restore(after);
    expect(emulator.control.codes.list()).toHaveLength(1);
  });

  it('names an id that is none', () => {
    const { control } = createEmulator();
    expect(() => control.codes.latest('42')).toThrow('no phone number with the id "42"');
    expect(() => control.names.approve(demo.accountId)).toThrow(demo.accountId);
  });

  it('goes back to a snapshot, and to the beginning', async () => {
    const { emulator } = emulatorAt();
    const statusNow = async () => {
      const { data } = await clientFor(emulator, demo.connected).phoneNumber.get();
      return data.status;
    };
    await clientFor(emulator, demo.connected).phoneNumber.deregister();
    const snapshot = JSON.parse(JSON.stringify(emulator.control.snapshot()));
    emulator.control.reset();
    expect(await statusNow()).toBe('CONNECTED');
    emulator.control.restore(snapshot);
    expect(await statusNow()).toBe('DISCONNECTED');
    expect(() => emulator.control.restore({} as never)).toThrow('not a snapshot');
  });
});

describe('over HTTP', () => {
  const { emulator } = emulatorAt();
  let server: Awaited<ReturnType<typeof emulator.listen>>;
  beforeAll(async () => {
    server = await emulator.listen({ port: 0 });
  });
  afterAll(() => server.close());

  const ask = async (
    path: string,
    body?: unknown,
    type = 'application/json',
  ): Promise<[number, any]> => {
    const response = await fetch(`${server.url}/_emulator${path}`, {
      ...(body !== undefined && {
        method: 'POST',
        headers: { 'content-type': type },
        body: JSON.stringify(body),
      }),
    });
    return [response.status, await response.json()];
  };

  it('points a program at itself', () => {
    expect(emulator.env).toEqual({
      WHATSAPP_ACCESS_TOKEN: 'EAAEmulatorDemoToken',
      WHATSAPP_PHONE_NUMBER_ID: demo.connected,
      WHATSAPP_BUSINESS_ACCOUNT_ID: demo.accountId,
      WHATSAPP_PORTFOLIO_ID: '506914307656634',
      WHATSAPP_APP_SECRET: 'emulator-demo-app-secret',
      WHATSAPP_BASE_URL: server.url,
    });
  });

  it('says what it can do', async () => {
    const [status, { verbs }] = await ask('');
    expect(status).toBe(200);
    expect(verbs).toContain('GET /_emulator/codes/latest ?phoneNumberId=…');
    expect(await ask('/')).toEqual([200, { verbs }]);
  });

  it('has the same verbs', async () => {
    expect(await ask(`/codes/latest?phoneNumberId=${demo.unverified}`)).toEqual([200, null]);
    await requestCode(emulator);
    const [, code] = await ask(`/codes/latest?phoneNumberId=${demo.unverified}`);
    expect(code).toEqual(emulator.control.codes.latest(demo.unverified));
    expect(await ask('/codes/list')).toEqual([200, [code]]);
    const [, decision] = await ask('/names/approve', { phoneNumberId: demo.unverified });
    expect(decision.decision).toBe('APPROVED');
    for (const verdict of ['approve', 'reject']) {
      await clientFor(emulator, demo.connected).officialBusinessAccount.apply({
        businessWebsiteUrl: 'https://www.luckyshrub.com',
        primaryCountryOfOperation: 'United States of America',
      });
      const [, badge] = await ask(`/badges/${verdict}`, { phoneNumberId: demo.connected });
      expect(badge.decision).toBe(verdict === 'approve' ? 'APPROVED' : 'REJECTED');
      emulator.control.reset();
    }
    const [, pin] = await ask('/pin/turn-off', { phoneNumberId: demo.connected });
    expect(pin).toEqual({ phoneNumberId: demo.connected, isPinEnabled: false });
    const intend = async () => {
      const { migration } = clientFor(emulator, demo.connected);
      return { intentId: (await migration.setSolutionIntent({ solutionId: '7' })).data.id };
    };
    const decided = async (verb: string, intent: object) =>
      (await ask(`/migrations/${verb}`, intent))[1].status;
    const wanted = await intend();
    expect(await decided('accept', wanted)).toBe('ACCEPTED');
    expect(await decided('complete', wanted)).toBe('COMPLETED');
    expect(await decided('reject', await intend())).toBe('REJECTED');
    const [, snapshot] = await ask('/snapshot');
    expect(await ask('/reset', {})).toEqual([200, { success: true }]);
    const [, { decision: rejected }] = await ask('/names/reject', {
      phoneNumberId: demo.unverified,
      reason: 'NAME_FORMAT_UNACCEPTABLE',
    });
    expect(rejected).toBe('REJECTED');
    expect(await ask('/restore', snapshot)).toEqual([200, { success: true }]);
    expect(emulator.control.snapshot()).toEqual(snapshot);
  });

  it.each([
    [400, '/codes/latest', undefined, 'phoneNumberId is required'],
    [404, '/codes/latest?phoneNumberId=42', undefined, 'no phone number with the id "42"'],
    [404, '/nothing', undefined, '/_emulator/nothing'],
    [400, '/names/approve', {}, 'phoneNumberId is required'],
    [404, '/pin/turn-off', { phoneNumberId: '42' }, 'no phone number with the id "42"'],
    [400, '/migrations/accept', {}, 'intentId is required'],
    [404, '/migrations/accept', { intentId: '42' }, 'no migration intent with the id 42'],
    [400, '/names/reject', { phoneNumberId: '1', reason: 'UGLY' }, 'NAME_FORMAT_UNACCEPTABLE'],
    [400, '/restore', { version: 7 }, 'not a snapshot'],
    [400, '/restore', { version: 1 }, 'not a snapshot'],
    [405, '/reset', undefined, 'POST /_emulator/reset'],
  ])('answers %i to %s %j in words', async (status, path, body, words) => {
    const [answered, { error }] = await ask(path, body);
    expect(answered).toBe(status);
    expect(error.message).toContain(words);
  });

  it('takes a POST without a body for one that says nothing', async () => {
    const post = async (path: string, body?: string) => {
      const response = await fetch(`${server.url}/_emulator${path}`, {
        method: 'POST',
        ...(body !== undefined && { body }),
      });
      return [response.status, await response.json()];
    };
    expect(await post('/tokens/issue')).toMatchObject([200, { isValid: true }]);
    expect(await post('/faults/clear')).toEqual([200, { success: true }]);
    expect(await post('/names/approve')).toMatchObject([
      400,
      { error: { message: 'phoneNumberId is required' } },
    ]);
    expect(await post('/faults/clear', 'soon')).toMatchObject([
      400,
      { error: { message: 'The body must be JSON' } },
    ]);
    emulator.control.reset();
  });

  it('is shut to the pages of other sites, and open to its own', async () => {
    const reset = async (origin: string) => {
      const headers = { origin };
      return (await fetch(`${server.url}/_emulator/reset`, { method: 'POST', headers })).status;
    };
    expect(await reset('https://evil.example')).toBe(403);
    expect(await reset('null')).toBe(403);
    expect(await reset(server.url)).toBe(200);
  });

  it.each<[what: string, spoiled: (snapshot: any) => void, words: string]>([
    ['nodes that are none', (snapshot) => (snapshot.nodes = 7), 'nodes: Invalid input'],
    ['a node without its parts', ({ nodes }) => delete nodes[0].secret, 'nodes[0].secret:'],
    ['a kind that is none', ({ nodes }) => (nodes[1].kind = 'shop'), 'nodes[1].kind:'],
    [
      'a number of no account',
      ({ nodes }) => (numberIn(nodes).businessAccountId = '42'),
      '.businessAccountId: there is no businessAccount 42 among the nodes',
    ],
    [
      'a number that is half there',
      ({ nodes }) => delete numberIn(nodes).registration.status,
      '.registration.status: Invalid option',
    ],
    ['the same id twice', ({ nodes }) => nodes.push(nodes[0]), 'is the id of another node'],
    ['a token of no app', ({ tokens }) => (tokens[0].appId = '42'), 'tokens[0].appId: there is no'],
    ['a setting that is none', ({ settings }) => (settings.limt = 1), 'limt'],
    [
      'a setting of no value',
      ({ settings }) => (settings.nameReview = 'soon'),
      "nameReview: must be 'at once'",
    ],
    ['a fault without effect', ({ faults }) => faults.push({}), 'faults[0].id:'],
    ['a clock without time', ({ clock }) => (clock.ahead = 'far'), 'clock.ahead:'],
  ])('keeps the world where a snapshot has %s, and names that', async (_what, spoil, words) => {
    const before = emulator.control.snapshot();
    const spoiled = structuredClone(before);
    spoil(spoiled);
    const [status, { error }] = await ask('/restore', spoiled);
    expect([status, error.message]).toEqual([400, expect.stringContaining(words)]);
    expect(emulator.control.snapshot()).toEqual(before);
  });

  it('forgets its address when it stops, however often it is told to', async () => {
    const other = createEmulator();
    const listening = await other.listen({ port: 0 });
    expect(other.env.WHATSAPP_BASE_URL).toBe(listening.url);
    await listening.close();
    await listening.close();
    expect(other.env.WHATSAPP_BASE_URL).toBeUndefined();
  });

  it('says that a port is taken', async () => {
    const port = Number(new URL(server.url).port);
    await expect(createEmulator().listen({ port })).rejects.toThrow(
      `Port ${port} of 127.0.0.1 is taken`,
    );
  });
});

describe('a misspelt word', () => {
  const { control } = createEmulator();
  it.each<[what: string, act: () => unknown, words: string]>([
    ['setting', () => control.settings.set({ nameReviw: '24h' } as never), 'nameReview?'],
    ['event', () => control.webhooks.trigger('security.PIN_CHANGE' as never), 'PIN_CHANGED?'],
  ])('is told which %s was meant', (_what, act, words) => {
    expect(act).toThrow(`did you mean ${words.includes('PIN') ? 'security.' : ''}${words}`);
  });

  it('is told which field was meant, and a strange one some that there are', async () => {
    const listen = (field: string) =>
      control.webhooks.subscribe({
        url: 'https://x.example',
        verifyToken: 'x',
        fields: [field as never],
      });
    const told = async (field: string) => {
      try {
        await listen(field);
        return '';
      } catch (error) {
        return (error as Error).message;
      }
    };
    expect(await told('mesages')).toBe(
      'fields[0]: mesages is not a field of webhooks: did you mean messages?',
    );
    expect(await told('shop')).toMatch(/^fields\[0\]: shop is not a field of webhooks: there are /);
  });

  it('is none of settings that are no object', () => {
    expect(() => control.settings.set([] as never)).toThrow('must be an object of settings');
  });

  it('is no endpoint in the description of the door, which has each of them', async () => {
    const { body } = await askGraph(createEmulator(), 'GET', '/_emulator/openapi.json');
    const { schema } =
      body.paths['/_emulator/faults/add'].post.requestBody.content['application/json'];
    expect(schema.properties.endpoint.enum).toContain('phoneNumber.register');
  });
});

describe('the log of requests', () => {
  it('knows no endpoint that is misspelt, and neither do faults', () => {
    const { emulator } = emulatorAt();
    const misspelt = 'phoneNumber.regster' as never;
    expect(() => emulator.requests({ endpoint: misspelt })).toThrow('is not an endpoint');
    expect(() => emulator.control.faults.add({ endpoint: misspelt, do: { error: 1 } })).toThrow(
      'is not an endpoint',
    );
  });

  it('hides what may be a secret where nobody knows what was asked', async () => {
    const { emulator } = emulatorAt();
    await emulator.fetch(
      `https://graph.facebook.com/v26.0/${demo.connected}/nope?code=445588&pin=9`,
    );
    expect(JSON.stringify(emulator.requests())).not.toContain('445588');
  });

  it('is as long as the setting says, also when that is changed', async () => {
    const { emulator } = emulatorAt();
    emulator.control.settings.set({ requestLogSize: 2 });
    for (let request = 0; request < 5; request++)
      await clientFor(emulator, demo.connected).phoneNumber.get();
    expect(emulator.requests()).toHaveLength(2);
  });
});

it('refuses an option that it does not know, which would else be lost in silence', () => {
  expect(() => createEmulator({ setings: {} } as never)).toThrow(
    'setings is not an option of createEmulator',
  );
});

/** The first number among nodes. */
const numberIn = (nodes: { kind: string }[]): any =>
  nodes.find(({ kind }) => kind === 'phoneNumber');
