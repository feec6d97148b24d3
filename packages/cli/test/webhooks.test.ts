import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { sign } from 'meta-cloud-api/webhooks';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { fresh, useStage } from './stage.ts';

const stage = useStage();
const { waba, emulator } = stage;
const secret = emulator.env.WHATSAPP_APP_SECRET;

/** A program that takes webhooks, and what it was sent. */
let taken: { bytes: Buffer; signature: string; agent: string }[] = [];
let status = 200;
const program = createServer(async (request, response) => {
  const chunks = await request.toArray();
  taken.push({
    bytes: Buffer.concat(chunks),
    signature: String(request.headers['x-hub-signature-256']),
    agent: String(request.headers['user-agent']),
  });
  response.writeHead(status).end('a body');
});
let target = '';
beforeAll(async () => {
  program.listen(0, '127.0.0.1');
  await once(program, 'listening');
  target = `http://127.0.0.1:${(program.address() as { port: number }).port}/hooks`;
});
afterAll(() => program.close());
beforeEach(() => {
  taken = [];
  status = 200;
});

/** The listeners of a test, which end with it. */
const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

/** Starts a listener, and answers its address once the emulator sends there. */
async function listen(
  more = '',
): Promise<{ url: string; stop: () => Promise<{ stdout: string; code: number }> }> {
  const controller = new AbortController();
  const ended = waba(`webhooks listen --port 0 --ndjson ${more}`, { signal: controller.signal });
  const url = await vi.waitUntil(() => callbackOf());
  const stop = () => {
    controller.abort();
    return ended;
  };
  stops.push(stop);
  return { url, stop };
}

const callbackOf = () =>
  emulator.control
    .snapshot()
    .nodes.flatMap((node) =>
      'subscription' in node ? (node.subscription?.callbackUrl ?? []) : [],
    )[0];

const eventsOf = (stdout: string) =>
  stdout
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => JSON.parse(line));

describe('waba webhooks listen', () => {
  it('has the emulator send here, verifies what comes, and shows it', async () => {
    const { stop } = await listen();
    await waba(
      `webhooks trigger phone_number_name_update --number ${fresh.id} --set decision=APPROVED`,
    );
    const { code, stdout } = await stop();
    expect(code).toBe(0);
    expect(eventsOf(stdout)).toMatchObject([
      { id: '1', genuine: true, fields: ['phone_number_name_update'] },
    ]);
  });

  it('hands on the very bytes, with their signature, and answers what the program answered', async () => {
    const { stop } = await listen(`--forward-to ${target}`);
    status = 503;
    await waba('webhooks trigger account_review_update --set decision=Ünïcode');
    const [{ bytes, signature } = { bytes: Buffer.alloc(0), signature: '' }] = taken;
    expect(signature).toBe(sign(secret, bytes));
    expect(bytes.toString()).toContain('\\u00dcn\\u00efcode');
    expect(emulator.control.webhooks.list().at(-1)?.status).toBe(503);
    expect(eventsOf((await stop()).stdout)[0].forwarded).toMatchObject({
      url: target,
      status: 503,
    });
  });

  it('refuses what is not signed with the secret, and hands nothing of it on', async () => {
    const { url, stop } = await listen(`--forward-to ${target}`);
    const body = '{"object":"whatsapp_business_account","entry":[]}';
    for (const signature of [undefined, 'sha256=00', sign('another', Buffer.from(body))]) {
      const headers = signature === undefined ? {} : { 'x-hub-signature-256': signature };
      const { status } = await fetch(url, { method: 'POST', body, headers });
      expect(status).toBe(401);
    }
    expect(taken).toEqual([]);
    expect(eventsOf((await stop()).stdout).map(({ genuine }) => genuine)).toEqual([
      false,
      false,
      false,
    ]);
    expect((await waba('webhooks list')).stderr).toContain('Nothing came yet');
  });

  it('answers 413 to what is larger than webhooks are', async () => {
    const { url } = await listen();
    const body = Buffer.alloc(8 * 1_024 * 1_024, 'a');
    const headers = { 'x-hub-signature-256': sign(secret, body) };
    expect((await fetch(url, { method: 'POST', body, headers })).status).toBe(413);
  });

  it('answers the handshake only to who knows the verify token', async () => {
    writeFileSync(path.join(stage.home, 'verify'), 'a-secret-of-mine\n');
    const { url } = await listen(`--verify-token-file ${path.join(stage.home, 'verify')}`);
    const ask = async (token: string) => {
      const query = `hub.mode=subscribe&hub.verify_token=${token}&hub.challenge=42`;
      const answer = await fetch(`${url}?${query}`);
      return [answer.status, await answer.text()];
    };
    expect(await ask('a-secret-of-mine')).toEqual([200, '42']);
    expect((await ask('a-guess'))[0]).toBe(403);
  });

  it('listens without an emulator too', async () => {
    const { code, stderr } = await waba('webhooks listen --port 0', {
      signal: AbortSignal.abort(),
      env: { WHATSAPP_BASE_URL: 'http://127.0.0.1:9' },
    });
    expect([code, stderr]).toEqual([0, expect.stringContaining('Nothing was subscribed')]);
  });

  it('has the sender send again where the program does not answer', async () => {
    await listen('--forward-to http://127.0.0.1:9/');
    await waba('webhooks trigger account_alerts');
    expect(emulator.control.webhooks.list().at(-1)?.status).toBe(502);
  });

  it('keeps what came for its owner alone', async () => {
    await listen();
    await waba('webhooks trigger account_alerts');
    const folder = path.join(
      stage.home,
      'state',
      new URL(stage.url).host.replace(':', '_'),
      'webhooks',
    );
    expect(readdirSync(folder).sort()).toEqual(['1.body', '1.json']);
    expect(statSync(path.join(folder, '1.body')).mode & 0o777).toBe(0o600);
    const body = readFileSync(path.join(folder, '1.body'), 'utf8');
    expect(body).toBe(emulator.control.webhooks.list().at(-1)?.body);
  });

  it('drops a body that was left alone with those of its age', async () => {
    const folder = path.join(stage.home, 'state', new URL(stage.url).host.replace(':', '_'));
    const inbox = path.join(folder, 'webhooks');
    mkdirSync(inbox, { recursive: true });
    writeFileSync(path.join(inbox, '1.body'), 'left alone');
    for (let id = 2; id < 1_002; id++) writeFileSync(path.join(inbox, `${id}.json`), '{}');
    await listen();
    await waba('webhooks trigger account_alerts');
    const files = readdirSync(inbox);
    expect(files.filter((file) => file.endsWith('.json'))).toHaveLength(1_000);
    expect(files).not.toContain('1.body');
  });

  it.each([
    ['webhooks listen --json', 3, '--ndjson'],
    ['emulator requests --follow --json', 3, '--ndjson'],
    ['webhooks listen --port many', 3, '--port takes a whole number'],
    ['webhooks listen --port 0', 3, "WHATSAPP_BASE_URL names 'nonsense'", 'nonsense'],
    ['webhooks listen --forward-to here', 3, '--forward-to takes an address'],
  ])('explains what is wrong with %s', async (words, code, message, baseUrl?: string) => {
    const ended = await waba(words, baseUrl ? { env: { WHATSAPP_BASE_URL: baseUrl } } : {});
    expect([ended.code, ended.stderr]).toEqual([code, expect.stringContaining(message)]);
  });

  it('names what is missing: the secret', async () => {
    const { code, stderr } = await waba('webhooks listen --port 0', {
      env: { WHATSAPP_APP_SECRET: undefined },
    });
    expect([code, stderr]).toEqual([4, expect.stringContaining('WHATSAPP_APP_SECRET')]);
  });
});

describe('waba webhooks replay', () => {
  async function receiveThree() {
    const { stop } = await listen();
    for (const event of ['account_alerts', 'account_review_update', 'security.PIN_CHANGED']) {
      await waba(`webhooks trigger ${event}`);
    }
    await stop();
  }

  it('hands on again what came, in its own bytes', async () => {
    await receiveThree();
    const { code, stdout } = await waba(`webhooks replay --last 2 --forward-to ${target} --ndjson`);
    expect(code).toBe(0);
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).id),
    ).toEqual(['2', '3']);
    const sent = emulator.control.webhooks.list().map(({ body }) => body);
    expect(taken.map(({ bytes }) => bytes.toString())).toEqual(sent.slice(-2));
    for (const { bytes, signature } of taken) expect(signature).toBe(sign(secret, bytes));
  });

  it('is one JSON document where that is wanted', async () => {
    await receiveThree();
    const { stdout } = await waba(`webhooks replay --last 2 --forward-to ${target} --json`);
    expect(JSON.parse(stdout)).toMatchObject([
      { id: '2', status: 200 },
      { id: '3', status: 200 },
    ]);
  });

  it('only shows what it would hand on in a dry run', async () => {
    await receiveThree();
    const { code, stdout } = await waba(
      `webhooks replay --last 2 --forward-to ${target} --dry-run --json`,
    );
    const { requests } = JSON.parse(stdout);
    expect([code, taken, requests.length]).toEqual([0, [], 2]);
    expect(requests[0]).toMatchObject({ method: 'POST', url: target });
  });

  it('hands on the one that is named, and ends with 1 where it was not taken', async () => {
    await receiveThree();
    status = 500;
    const { code, stdout } = await waba(`webhooks replay --id 1 --forward-to ${target}`);
    expect([code, stdout]).toEqual([
      1,
      expect.stringMatching(/^#1 {2}account_alerts → 500 in \d+ ms\n$/),
    ]);
  });

  it.each([
    [`webhooks replay --id 7 --forward-to http://127.0.0.1:9/`, 'No webhook 7 is kept'],
    ['webhooks replay', '--forward-to'],
    ['webhooks replay --forward-to http://127.0.0.1:9/', 'Nothing is kept yet'],
  ])('explains what is wrong with %s', async (words, message) => {
    const { code, stderr } = await waba(words);
    expect([code, stderr]).toEqual([3, expect.stringContaining(message)]);
  });
});

describe('waba webhooks trigger', () => {
  it('lists what can be told', async () => {
    const { stdout } = await waba('webhooks trigger');
    expect(stdout.split('\n')).toContain('account_update.DISABLED_UPDATE');
  });

  it('changes what lies deeper, and leaves what is around it', async () => {
    const words = 'webhooks trigger account_update.DISABLED_UPDATE --json --set';
    const { stdout } = await waba(`${words} ban_info.waba_ban_state=REINSTATE`);
    const { value } = JSON.parse(stdout);
    expect(value.ban_info.waba_ban_state).toBe('REINSTATE');
    expect(value.ban_info.waba_ban_date).toMatch(/\d{4}/);
  });

  it('is about the number that is named', async () => {
    const { stdout } = await waba(
      `webhooks trigger phone_number_quality_update.ONBOARDING --number ${fresh.digits} --json`,
    );
    expect(JSON.parse(stdout).value.display_phone_number).toContain('16315552000');
  });

  it('goes to one address without an emulator, signed with the secret', async () => {
    const { code } = await waba(`webhooks trigger account_alerts --forward-to ${target}`, {
      env: { WHATSAPP_BASE_URL: 'http://127.0.0.1:9', WHATSAPP_APP_SECRET: 'mine' },
    });
    const [{ bytes, signature } = { bytes: Buffer.alloc(0), signature: '' }] = taken;
    expect([code, signature]).toEqual([0, sign('mine', bytes)]);
    status = 500;
    const refused = await waba(`webhooks trigger account_alerts --forward-to ${target}`);
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('answered 500')]);
  });

  it('is only shown in a dry run, wherever it would go', async () => {
    const words = `webhooks trigger account_alerts --forward-to ${target} --dry-run --json`;
    const { code, stdout } = await waba(words);
    const [request] = JSON.parse(stdout).requests;
    expect([code, taken, request]).toEqual([
      0,
      [],
      expect.objectContaining({ method: 'POST', url: target }),
    ]);
    expect(request.headers['x-hub-signature-256']).toMatch(/^sha256=/);
    expect(request.body.entry[0].changes[0].field).toBe('account_alerts');
  });

  it('names an event that may be meant', async () => {
    const { code, stderr } = await waba('webhooks trigger acount_alerts');
    expect([code, stderr]).toEqual([3, expect.stringContaining("Did you mean 'account_alerts'?")]);
  });
});

describe('waba webhooks verify and sign', () => {
  const body = '{"object":"whatsapp_business_account","entry":[]}';

  it('agree, byte by byte', async () => {
    const { stdout } = await waba('webhooks sign -', { stdin: body });
    const verify = (text: string) =>
      waba(`webhooks verify - --signature ${stdout.trim()}`, { stdin: text });
    expect((await verify(body)).code).toBe(0);
    expect((await verify(`${body}\n`)).code).toBe(1);
  });

  it('take no forgery for genuine, however large it is', async () => {
    const file = path.join(stage.home, 'large');
    writeFileSync(file, Buffer.alloc(4 * 1_024 * 1_024, 'a'));
    const forged = await waba(`webhooks verify ${file} --signature sha256=00`);
    expect([forged.code, forged.stdout]).toEqual([1, expect.stringContaining('✗')]);
    const other = `sha256=${'0'.repeat(64)}`;
    expect((await waba(`webhooks verify ${file} --signature ${other}`)).code).toBe(1);
    const { stdout } = await waba(`webhooks sign ${file}`);
    expect((await waba(`webhooks verify ${file} --signature ${stdout.trim()}`)).code).toBe(0);
  });

  it('ask for the signature where there is none', async () => {
    const { code, stderr } = await waba('webhooks verify -', { stdin: body });
    expect([code, stderr]).toEqual([3, expect.stringContaining('--signature')]);
  });

  it('do so for bytes that are no text', async () => {
    const file = path.join(stage.home, 'body');
    writeFileSync(file, Buffer.from([0xff, 0x00, 0xfe]));
    const { stdout } = await waba(`webhooks sign ${file}`);
    expect(stdout.trim()).toBe(sign(secret, new Uint8Array([0xff, 0x00, 0xfe])));
  });

  it('take another secret from a file, and never show it', async () => {
    const file = path.join(stage.home, 'secret');
    writeFileSync(file, 'another-secret\n');
    const { stdout } = await waba(`webhooks sign - --app-secret-file ${file}`, { stdin: body });
    expect(stdout.trim()).toBe(sign('another-secret', Buffer.from(body)));
    expect(stdout).not.toContain('another-secret');
  });

  it('name a file that is not there', async () => {
    const { code, stderr } = await waba('webhooks sign nowhere.json');
    expect([code, stderr]).toEqual([1, '✗ nowhere.json: there is no such file.\n']);
  });
});
