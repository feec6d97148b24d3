import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { account, changesAt, connected, fresh, useStage } from './stage.ts';

const stage = useStage();
const { waba, emulator } = stage;
const statusOf = async (id: string) =>
  JSON.parse((await waba(`numbers get ${id} --json`)).stdout).status;

describe('waba numbers list', () => {
  it('is a line to a number, with tabs, where no person reads it', async () => {
    const { code, stdout } = await waba('numbers list');
    expect(code).toBe(0);
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => line.split('\t').at(-1)),
    ).toEqual([fresh.id, connected.id, '107878721936019']);
  });

  it('is a table that fits, where one does', async () => {
    const { stdout } = await waba('numbers list', { columns: 80, env: { NO_COLOR: '1' } });
    const lines = stdout.trimEnd().split('\n');
    expect(lines[0]).toMatch(/^number +name +status +review +quality +id$/);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('has a line to a column where the terminal is too narrow for a table', async () => {
    const { stdout } = await waba('numbers list', { columns: 40, env: { NO_COLOR: '1' } });
    expect(stdout).toContain(`status   CONNECTED\nreview   APPROVED\n`);
    const widths = stdout.split('\n').map((line) => line.length);
    expect(Math.max(...widths)).toBeLessThanOrEqual(40);
  });

  it('is one JSON document, or one to a line', async () => {
    expect(JSON.parse((await waba('numbers list --json')).stdout)).toHaveLength(3);
    const { stdout } = await waba('numbers list --ndjson --field status');
    expect(JSON.parse(stdout.split('\n')[0] ?? '')).toEqual({ status: 'UNVERIFIED', id: fresh.id });
  });

  it('has a column for each field, however they are named', async () => {
    const apart = await waba('numbers list --field id --field status');
    expect(apart.stdout).toContain(`${connected.id}\tCONNECTED\n`);
    expect((await waba('numbers list --field id,status')).stdout).toBe(apart.stdout);
    const one = await waba(['numbers', 'get', connected.id, '--field', 'id, status', '--json']);
    expect(JSON.parse(one.stdout)).toEqual({ id: connected.id, status: 'CONNECTED' });
  });

  it('follows every page', async () => {
    emulator.control.seed({ generate: { numbers: 250, wabas: 1 } });
    expect(
      JSON.parse(
        (
          await waba('numbers list --json', {
            env: { WHATSAPP_BUSINESS_ACCOUNT_ID: undefined },
          })
        ).stdout,
      ),
    ).toHaveLength(250);
  });
});

describe('a number', () => {
  it.each([connected.id, connected.digits, '+1 (631) 555-1000', '16315551000'])(
    'can be named as %s',
    async (name) => {
      const { stdout } = await waba(['numbers', 'get', name, '--json']);
      expect(JSON.parse(stdout).id).toBe(connected.id);
    },
  );

  it('that nobody knows is named, with the way to add it', async () => {
    const { code, stderr } = await waba('numbers get +4915112345678');
    expect(code).toBe(1);
    expect(stderr).toContain('+4915112345678');
    expect(stderr).toContain('waba numbers add');
  });

  it('that is none is refused before anything is asked', async () => {
    const { code, stderr } = await waba(['numbers', 'get', '../me']);
    expect(code).toBe(3);
    expect(stderr).toContain("'../me' names no number");
    expect(emulator.requests()).toEqual([]);
  });

  it('is found in every account of the token, where no account is named', async () => {
    const env = { WHATSAPP_BUSINESS_ACCOUNT_ID: undefined, WHATSAPP_PORTFOLIO_ID: undefined };
    const { stdout } = await waba(`numbers get ${connected.digits} --json`, { env });
    expect(JSON.parse(stdout).id).toBe(connected.id);
  });
});

describe('a number goes its way', () => {
  it('from a code to where it sends, command by command', async () => {
    expect((await waba(`numbers request-code ${fresh.digits}`)).stdout).toContain('by SMS');
    const sent = emulator.control.codes.latest(fresh.id)?.code ?? '';
    expect((await waba(`numbers verify ${fresh.digits} --code ${sent}`)).code).toBe(0);
    const registered = await waba(`numbers register ${fresh.id} --pin-file -`, {
      stdin: '012345\n',
    });
    expect([registered.code, await statusOf(fresh.id)]).toEqual([0, 'CONNECTED']);
    const gone = await waba(`numbers deregister ${fresh.id} --yes`);
    expect([gone.code, await statusOf(fresh.id)]).toEqual([0, 'DISCONNECTED']);
  });

  it('and is added with its name', async () => {
    const { stdout } = await waba([
      ...'numbers add +16315553000 --json --account'.split(' '),
      account,
      '--name',
      'Lucky Shrub Garden',
    ]);
    expect(await statusOf(JSON.parse(stdout).id)).toBe('UNVERIFIED');
  });

  it('is not added without a name', async () => {
    const { code, stderr } = await waba('numbers add +16315553000');
    expect([code, stderr]).toEqual([3, expect.stringContaining('--name <name>')]);
  });

  it('is not deregistered unasked', async () => {
    const { code, stderr } = await waba(`numbers deregister ${connected.id}`);
    expect([code, changesAt(stage)]).toEqual([3, []]);
    expect(stderr).toContain('--yes');
  });
});

describe('what Meta counts', () => {
  it('is refused here while Meta is known to refuse it, unless it is forced', async () => {
    emulator.control.faults.add({
      endpoint: 'phoneNumber.register',
      next: 1,
      do: { error: 133016 },
    });
    const register = (more = '') =>
      waba(`numbers register ${connected.id} --pin-file - ${more}`, { stdin: '123456' });
    expect((await register()).code).toBe(5);
    const second = await register();
    expect([second.code, changesAt(stage)]).toEqual([5, ['phoneNumber.register']]);
    expect(second.stderr).toContain('--force');
    expect((await register('--force')).code).toBe(0);
    // A success shows that the lock is over.
    expect((await register()).code).toBe(0);
  });

  it('is refused here before the eleventh registration in 72 hours', async () => {
    for (let request = 0; request < 10; request++) {
      await waba(`numbers register ${connected.id} --pin-file -`, { stdin: '123456' });
    }
    const { code, stderr } = await waba(`numbers register ${connected.id} --pin-file -`, {
      stdin: '123456',
    });
    expect([code, changesAt(stage).length]).toEqual([5, 10]);
    expect(stderr).toContain('ten times in 72 hours');
  });

  it('is not counted where it was never sent', async () => {
    for (let request = 0; request < 12; request++) {
      await waba(`numbers register ${connected.id} --pin-file - --region XX`, { stdin: '123456' });
    }
    const { code } = await waba(`numbers register ${connected.id} --pin-file -`, {
      stdin: '123456',
    });
    expect(code).toBe(0);
  });
});

describe('the features of a number', () => {
  it('are set and read', async () => {
    await waba([...`numbers settings set ${connected.id} --prompt`.split(' '), 'Book a visit']);
    expect((await waba(`numbers settings get ${connected.id}`)).stdout).toContain('Book a visit');
    await waba([...`numbers profile set ${connected.id} --about`.split(' '), 'Plants, and more']);
    expect((await waba(`numbers profile get ${connected.id}`)).stdout).toContain(
      'Plants, and more',
    );
    await waba(`numbers username set ${connected.id} lucky.shrub`);
    expect((await waba(`numbers username get ${connected.id}`)).stdout).toContain('lucky.shrub');
    expect((await waba(`numbers username delete ${connected.id} --yes`)).code).toBe(0);
    expect((await waba(`numbers username get ${connected.id}`)).stdout).toContain('no username');
    expect((await waba(`numbers username suggest ${connected.id}`)).code).toBe(0);
  });

  it('are taken as JSON too', async () => {
    const { code } = await waba(`numbers settings set ${connected.id} --input -`, {
      stdin: JSON.stringify({ userIdentityChange: { enable_identity_key_check: true } }),
    });
    expect(code).toBe(0);
    const { stdout } = await waba(`numbers settings get ${connected.id} --json`);
    expect(JSON.parse(stdout).user_identity_change.enable_identity_key_check).toBe(true);
  });

  it('have QR codes, made, changed and deleted', async () => {
    const made = await waba(`numbers qr create ${connected.id} --message Hello --json`);
    const { code } = JSON.parse(made.stdout);
    await waba(`numbers qr update ${connected.id} ${code} Hi`);
    expect((await waba(`numbers qr list ${connected.id}`)).stdout).toMatch(`${code}\tHi\t`);
    await waba(`numbers qr delete ${connected.id} ${code} --yes`);
    expect((await waba(`numbers qr list ${connected.id}`)).stderr).toContain('There is no QR code');
  });

  it('have a callback, which is cleared', async () => {
    expect((await waba(`numbers callback get ${connected.id}`)).stdout).toMatch(/of the number +–/);
    expect((await waba(`numbers callback set ${connected.id} --clear`)).code).toBe(0);
    const both = await waba(`numbers callback set ${connected.id}`);
    expect([both.code, both.stderr]).toEqual([3, expect.stringContaining('--clear')]);
  });
});

describe('a PIN', () => {
  const pinSet = (more: string, stdin = '') => waba(`pin set ${connected.id} ${more}`, { stdin });

  it('is read from a file or standard input, with its zeros', async () => {
    const file = path.join(stage.home, 'pin');
    writeFileSync(file, '012345\n');
    expect((await pinSet(`--pin-file ${file}`)).code).toBe(0);
    const { code } = await waba(`numbers register ${connected.id} --pin-file -`, {
      stdin: '012345',
    });
    expect(code).toBe(0);
  });

  it('is warned of where the shell remembers it', async () => {
    const { code, stderr } = await pinSet('--pin 123456');
    expect([code, stderr]).toEqual([0, expect.stringContaining('history')]);
  });

  it('is missing where nobody can be asked', async () => {
    const { code, stderr } = await pinSet('');
    expect([code, changesAt(stage)]).toEqual([3, []]);
    expect(stderr).toContain('--pin-file -');
  });

  it('is stored before it is set, by a command that reads it from its standard input', async () => {
    const file = path.join(stage.home, 'pin');
    const { code } = await waba(['pin', 'rotate', connected.id, '--store', `cat > ${file}`]);
    const pin = readFileSync(file, 'utf8').trim();
    expect([code, pin]).toEqual([0, expect.stringMatching(/^\d{6}$/)]);
    const registered = await waba(`numbers register ${connected.id} --pin-file ${file}`);
    expect(registered.code).toBe(0);
  });

  it('is not set where it could not be stored', async () => {
    const { code, stderr } = await waba([
      'pin',
      'rotate',
      connected.id,
      '--store',
      'cat >&2; exit 7',
    ]);
    expect([code, changesAt(stage)]).toEqual([1, []]);
    expect(stderr).toContain('ended with 7');
    expect(stderr).toContain('[hidden]');
    expect(stderr).not.toMatch(/\b\d{6}\b/);
  });

  it('is never made where it is not kept', async () => {
    const { code, stderr } = await waba(`pin rotate ${connected.id}`);
    expect([code, stderr]).toEqual([3, expect.stringContaining('--store')]);
  });

  it('is not stored while Meta is known to refuse it', async () => {
    await waba(`numbers request-code ${fresh.id}`);
    await waba(`numbers verify ${fresh.id} --code 123456`);
    emulator.control.faults.add({ endpoint: 'phoneNumber.register', do: { error: 133016 } });
    const kept = path.join(stage.home, 'kept');
    const words = ['numbers', 'register', fresh.id, '--pin-file', '-', '--store', `cat > ${kept}`];
    const first = await waba(words, { stdin: '123456' });
    expect([first.code, first.stderr]).toEqual([5, expect.stringContaining('was not taken')]);
    rmSync(kept);
    const second = await waba(words, { stdin: '654321' });
    expect([second.code, second.stderr]).toEqual([5, expect.stringContaining('Nothing was sent')]);
    expect(existsSync(kept)).toBe(false);
  });

  it('that was stored, and may hold or not, is told of', async () => {
    emulator.control.faults.add({
      do: { reset: 'after' },
      endpoint: 'phoneNumber.update',
    });
    const { code, stderr } = await waba([
      'pin',
      'rotate',
      connected.id,
      '--store',
      'cat > /dev/null',
    ]);
    expect([code, stderr]).toEqual([1, expect.stringContaining('holds is not known')]);
  });

  it('that was stored and refused is told of', async () => {
    const { stderr } = await waba(['pin', 'rotate', fresh.id, '--store', 'cat > /dev/null']);
    expect(stderr).toContain('was not taken');
  });
});

describe('a display name', () => {
  it('is asked for, watched, and told of when Meta has decided', async () => {
    expect((await waba(['name', 'set', connected.id, 'Lucky Shrub Gardens'])).code).toBe(0);
    const { stdout } = await waba(`name status ${connected.id}`);
    expect(stdout).toContain("asked for: 'Lucky Shrub Gardens' PENDING_REVIEW");
    const watching = waba(`name watch ${connected.id} --interval 10ms --ndjson`);
    emulator.control.names.approve(connected.id);
    const { code, stdout: events } = await watching;
    expect(code).toBe(0);
    expect(JSON.parse(events.trim().split('\n').at(-1) ?? '').new_name_status).toBe('APPROVED');
  });

  it('is one JSON document too, a list of what was seen', async () => {
    await waba(['name', 'set', connected.id, 'Lucky Shrub Gardens']);
    emulator.control.names.approve(connected.id);
    const { stdout } = await waba(`name watch ${connected.id} --json`);
    expect(JSON.parse(stdout)).toMatchObject([{ new_name_status: 'APPROVED' }]);
  });

  it('that is turned down ends with 2', async () => {
    await waba(['name', 'set', connected.id, 'Lucky Shrub Gardens']);
    emulator.control.names.reject(connected.id);
    expect((await waba(`name watch ${connected.id}`)).code).toBe(2);
  });

  it('is not waited for longer than was said', async () => {
    await waba(['name', 'set', connected.id, 'Lucky Shrub Gardens']);
    const { code, stderr } = await waba(`name watch ${connected.id} --interval 5ms --timeout 10ms`);
    expect([code, stderr]).toEqual([2, expect.stringContaining('within 10ms')]);
  });
});

describe('accounts', () => {
  it('are listed as far as the token reaches', async () => {
    const { stdout } = await waba('accounts list --json');
    expect(JSON.parse(stdout).map(({ id }: { id: string }) => id)).toContain(account);
  });

  it('are subscribed', async () => {
    await waba(`call businessAccount.unsubscribeApp ${account}`);
    expect((await waba('subscribe')).stdout).toContain(account);
    expect((await waba(`doctor ${connected.id}`)).code).toBe(0);
  });

  it('are asked for where there are several', async () => {
    const { code, stderr } = await waba('subscribe', {
      env: { WHATSAPP_BUSINESS_ACCOUNT_ID: undefined },
    });
    expect([code, stderr]).toEqual([3, expect.stringContaining('Which account?')]);
    expect(stderr).toContain(`${account} 'Lucky Shrub'`);
  });
});
