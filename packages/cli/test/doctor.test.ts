import { describe, expect, it } from 'vitest';
import { account, connected, fresh, useStage } from './stage.ts';

const stage = useStage();
const { waba, emulator } = stage;

describe('waba doctor of one number', () => {
  it('says why it cannot send, what to do, and where to read more; and ends with 2', async () => {
    const { code, stdout } = await waba(`doctor ${fresh.digits}`);
    expect(code).toBe(2);
    expect(stdout).toContain('✗ does not work: 1 blocking, 1 notice');
    expect(stdout).toContain('✗ Nobody has proven yet that the number is held. (unverified)');
    expect(stdout).toContain('→ Request a code, verify with it, and register.');
    expect(stdout).toContain(`→ waba onboard ${fresh.digits}`);
    expect(stdout).toContain('https://developers.facebook.com/');
  });

  it('ends with 0 where it is healthy, and shows all that was looked at', async () => {
    const { code, stdout } = await waba(`doctor ${connected.id}`);
    expect(code).toBe(0);
    expect(stdout).toContain('✓ healthy');
    const looked = 'token account subscription callback code name PIN registration platform';
    for (const name of `${looked} quality health limits`.split(' ')) {
      expect(stdout).toMatch(new RegExp(`^${name} {2,}\\S`, 'm'));
    }
  });

  it('puts the worst first', async () => {
    emulator.control.numbers.update(connected.id, { banned: true, quality: 'YELLOW' });
    const { stdout } = await waba(`doctor ${connected.id} --json`);
    const { findings } = JSON.parse(stdout);
    const order = ['blocking', 'warning', 'notice'];
    const severities = findings.map((finding: { severity: string }) =>
      order.indexOf(finding.severity),
    );
    expect(severities).toEqual([...severities].sort());
    expect(findings[0].code).toBe('number-banned');
  });

  it('sees that the app is not subscribed', async () => {
    await waba(`call businessAccount.unsubscribeApp ${account}`);
    const { code, stdout } = await waba(`doctor ${connected.id}`);
    expect(code).toBe(2);
    expect(stdout).toContain('(not-subscribed)');
    expect(stdout).toContain(`→ waba subscribe ${account}`);
  });

  it('sees where messages go, and does not repeat what an address asks by', async () => {
    await emulator.control.webhooks.subscribe({
      url: 'https://example.com/hook?key=secret-of-mine',
      verifyToken: 'v',
      handshake: false,
    });
    const elsewhere = await waba(`doctor ${connected.id} --expect-callback https://other.example/`);
    expect(elsewhere.code).toBe(2);
    expect(elsewhere.stdout).toContain('(callback-elsewhere)');
    expect(elsewhere.stdout).toContain('https://example.com/hook?… (of the app)');
    expect(elsewhere.stdout).not.toContain('secret-of-mine');
  });

  it('sees what the token lacks, and when it ends', async () => {
    const { token } = emulator.control.tokens.issue({
      scopes: ['whatsapp_business_management'],
      lasting: '24h',
    });
    const { stdout } = await waba(`doctor ${connected.id}`, {
      env: { WHATSAPP_ACCESS_TOKEN: token },
    });
    expect(stdout).toContain('(token-cannot-send)');
    expect(stdout).toContain('(token-expires-soon)');
  });

  it('asks about the token once', async () => {
    await waba(`doctor ${fresh.digits}`, { env: { WHATSAPP_BUSINESS_ACCOUNT_ID: undefined } });
    const asked = emulator.requests().filter(({ endpoint }) => endpoint === 'debugToken.get');
    expect(asked).toHaveLength(1);
  });

  it('knows of a lock that this machine ran into', async () => {
    emulator.control.faults.add({ endpoint: 'phoneNumber.register', do: { error: 133016 } });
    await waba(`numbers register ${connected.id} --pin-file -`, { stdin: '123456' });
    const { stdout } = await waba(`doctor ${connected.id}`);
    expect(stdout).toContain('(registration-locked)');
  });
});

describe('waba doctor of all numbers', () => {
  it('lists them, the worst first', async () => {
    const { code, stdout } = await waba('doctor');
    expect(code).toBe(2);
    const lines = stdout.split('\n');
    expect(lines[0]).toContain('unverified');
    expect(lines.slice(0, 4).map((line) => line.split('\t').length)).toEqual([6, 6, 6, 1]);
  });

  it('is one JSON document, or one to a line', async () => {
    const { stdout } = await waba('doctor --json');
    const { healthy, numbers } = JSON.parse(stdout);
    expect([healthy, numbers.length]).toEqual([false, 3]);
    const lines = (await waba('doctor --ndjson')).stdout.trim().split('\n');
    expect(lines.map((line) => JSON.parse(line).number.id)).toHaveLength(3);
  });

  it('ends with 0 where all are healthy', async () => {
    emulator.control.numbers.remove(fresh.id);
    expect((await waba('doctor')).code).toBe(0);
  });

  it.each([{ columns: 100 }, {}])(
    'tells what is wrong with each that is ill, and what all stand on: %j',
    async (options) => {
      const { stdout } = await waba('doctor', { ...options, env: { NO_COLOR: '1' } });
      if ('columns' in options) expect(stdout).toMatch(/^health +number +name +status +why +id$/m);
      expect(stdout).toContain('→ Request a code, verify with it, and register.');
      expect(stdout).toContain('https://developers.facebook.com/');
      for (const ground of ['token', 'account', 'subscription', 'callback']) {
        expect(stdout.match(new RegExp(`^${ground} {2,}\\S`, 'gm'))).toHaveLength(1);
      }
      expect(stdout).not.toContain('\u001b');
    },
  );
});

it('ends with 4 where the token is none, and asks for a new one', async () => {
  const { code, stderr } = await waba('doctor', { env: { WHATSAPP_ACCESS_TOKEN: 'EAAwrong' } });
  expect(code).toBe(4);
  expect(stderr).toContain('token');
  expect(stderr).not.toContain('EAAwrong');
});

it('shows nothing that a terminal would obey, whatever a number is called', async () => {
  emulator.control.seed({
    phoneNumbers: [{ id: '1001', number: '+44 7700 900123', name: 'Evil \u001b[2J\u0007Name' }],
  });
  const { stdout } = await waba('doctor 1001', { columns: 80, env: { NO_COLOR: '1' } });
  expect(stdout).toContain('Evil Name');
  expect(stdout).not.toContain('\u001b');
});
