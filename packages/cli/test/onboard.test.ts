import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { account, changesAt, connected, fresh, useStage } from './stage.ts';

const stage = useStage();
const { waba, emulator } = stage;
const counted = ['phoneNumber.requestCode', 'phoneNumber.verifyCode', 'phoneNumber.register'];
const onboard = (more = '', stdin = '123456') =>
  waba(`onboard ${fresh.digits} --yes --pin-file - ${more}`, { stdin });
const code = () => emulator.control.codes.latest(fresh.id)?.code ?? '';

describe('waba onboard', () => {
  it('stops where a person has to read a code, and goes on with it', async () => {
    const first = await onboard();
    expect(first.code).toBe(2);
    expect(first.stdout).toContain('✓ Meta sends a code by SMS');
    expect(first.stdout).toContain('this waits for a person with the phone');
    const second = await onboard(`--code ${code()}`);
    expect(second.code).toBe(0);
    expect(second.stdout).toContain('✓ verified\n✓ registered\n');
    expect(second.stdout).toContain('sends and receives.');
    expect(changesAt(stage)).toEqual(counted);
  });

  it('says what is done already, and does nothing more', async () => {
    const { code, stderr } = await waba(`onboard ${connected.digits}`);
    expect([code, changesAt(stage)]).toEqual([0, []]);
    expect(stderr).toContain('✓ registered');
    expect(stderr).toContain('✓ the app is subscribed');
  });

  it('sends no second code while the first is good, however often it is started', async () => {
    for (let start = 0; start < 4; start++) expect((await onboard()).code).toBe(2);
    expect(changesAt(stage)).toEqual(['phoneNumber.requestCode']);
  });

  it('registers once where the answer was lost', async () => {
    await onboard();
    emulator.control.faults.add({
      endpoint: 'phoneNumber.register',
      next: 1,
      do: { reset: 'after' },
    });
    expect((await onboard(`--code ${code()}`)).code).toBe(1);
    expect((await onboard()).code).toBe(0);
    expect(changesAt(stage)).toEqual(counted);
  });

  it('adds a number that is new, with its name', async () => {
    const words = 'onboard +16315553000 --yes --pin-file -'.split(' ');
    const named = [...words, '--name', 'Lucky Shrub Garden', '--account', account];
    const first = await waba(named, { stdin: '123456' });
    expect([first.code, first.stderr]).toEqual([2, expect.stringContaining('✓ added: ')]);
    await waba(named, { stdin: '123456' });
    expect(changesAt(stage)).toEqual([
      'businessAccount.createPhoneNumber',
      'phoneNumber.requestCode',
    ]);
  });

  it('asks for the name where a number is new', async () => {
    const { code, stderr } = await waba('onboard +16315553000 --yes');
    expect([code, changesAt(stage)]).toEqual([3, []]);
    expect(stderr).toContain('--name');
  });

  it('asks for another name, waits for Meta, and registers again once it is approved', async () => {
    const words = ['onboard', connected.id, '--pin-file', '-', '--name', 'Lucky Shrub Gardens'];
    const waiting = await waba([...words, '--json'], { stdin: '123456' });
    expect([waiting.code, JSON.parse(waiting.stdout)]).toEqual([
      2,
      expect.objectContaining({ done: false, steps: ['updateDisplayName'] }),
    ]);
    const done = waba([...words, '--wait', '1m', '--interval', '5ms'], { stdin: '123456' });
    emulator.control.names.approve(connected.id);
    expect((await done).code).toBe(0);
    expect(changesAt(stage)).toEqual(['phoneNumber.update', 'phoneNumber.register']);
  });

  it('subscribes the app where it is not', async () => {
    await waba(`call businessAccount.unsubscribeApp ${account}`);
    const { code, stdout } = await waba(`onboard ${connected.id}`);
    expect([code, stdout]).toEqual([0, expect.stringContaining('✓ the app is subscribed')]);
  });

  it('makes a PIN by chance and keeps it, before the number is registered', async () => {
    const file = path.join(stage.home, 'pin');
    await onboard();
    const { code: ended } = await waba([
      ...['onboard', fresh.id, '--yes', '--code', code()],
      ...['--generate', '--store', `cat > ${file}`],
    ]);
    expect(ended).toBe(0);
    const again = await waba(`numbers register ${fresh.id} --pin-file ${file}`);
    expect(again.code).toBe(0);
  });

  it('never guesses a PIN', async () => {
    await waba(`numbers deregister ${connected.id} --yes`);
    emulator.control.requests.clear();
    const { code, stdout } = await waba(`onboard ${connected.id} --yes`);
    expect([code, changesAt(stage)]).toEqual([2, []]);
    expect(stdout).toContain('two-step PIN that is not known');
  });

  it('does not register while a lock is known', async () => {
    await waba(`numbers deregister ${connected.id} --yes`);
    emulator.control.faults.add({ endpoint: 'phoneNumber.register', do: { error: 133016 } });
    const again = () => waba(`onboard ${connected.id} --pin-file -`, { stdin: '123456' });
    await waba(`numbers request-code ${connected.id}`);
    const sent = emulator.control.codes.latest(connected.id)?.code;
    await waba(`numbers verify ${connected.id} --code ${sent}`);
    expect((await again()).code).toBe(5);
    emulator.control.requests.clear();
    const { code, stdout } = await again();
    expect([code, changesAt(stage)]).toEqual([2, []]);
    expect(stdout).toMatch(/this waits for Meta, until \d{4}-/);
  });

  it('shows the next request in a dry run, and sends and remembers nothing', async () => {
    const { code, stdout } = await onboard('--dry-run');
    expect([code, changesAt(stage)]).toEqual([0, []]);
    expect(stdout).toContain(`POST ${stage.url}/v26.0/${fresh.id}/request_code`);
    expect((await onboard()).stdout).toContain('✓ Meta sends a code');
  });

  it('is refused by a read-only profile, with nothing remembered', async () => {
    const file = path.join(stage.home, 'config/profiles.json');
    await waba('config set shop --token-file - --read-only', { stdin: 'EAAtoken' });
    expect(readFileSync(file, 'utf8')).toContain('"readOnly": true');
    const { code, stderr } = await onboard('--profile shop');
    expect([code, changesAt(stage)]).toEqual([3, []]);
    expect(stderr).toContain('read-only');
    expect((await onboard('--profile emulator')).stdout).toContain('✓ Meta sends a code');
  });
});

describe('two of them at once', () => {
  it('do each step once, and one is told of the other', async () => {
    const both = await Promise.all([onboard(), onboard()]);
    expect(both.map(({ code }) => code).sort()).toEqual([1, 2]);
    expect(both.map(({ stderr }) => stderr).join('')).toContain('Another waba works on');
    expect(changesAt(stage)).toEqual(['phoneNumber.requestCode']);
  });

  it('add a new number once', async () => {
    const words = [
      'onboard',
      '+16315553000',
      '--yes',
      '--account',
      account,
      '--name',
      'A New Name',
    ];
    await Promise.all([waba(words), waba(words), waba(words)]);
    const added = changesAt(stage).filter((row) => row === 'businessAccount.createPhoneNumber');
    expect(added).toHaveLength(1);
  });

  it('mean the same number by its id and by its digits', async () => {
    const both = await Promise.all([onboard(), waba(`onboard ${fresh.id} --yes`)]);
    expect(both.map(({ code }) => code).sort()).toEqual([1, 2]);
  });
});

describe('what is remembered', () => {
  const folder = () => path.join(stage.home, 'state', new URL(stage.url).host.replace(':', '_'));

  it('holds no secret, for nobody else to read', async () => {
    await onboard();
    await onboard(`--code ${code()}`);
    const file = path.join(folder(), 'numbers', `${fresh.id}.json`);
    const kept = readFileSync(file, 'utf8');
    expect(JSON.parse(kept).registerRequests).toHaveLength(1);
    for (const secret of ['123456', code(), emulator.env.WHATSAPP_ACCESS_TOKEN]) {
      expect(kept).not.toContain(`"${secret}"`);
    }
    expect(readdirSync(path.join(folder(), 'locks'))).toEqual([]);
  });

  it('is named where it cannot be read', async () => {
    await onboard();
    const file = path.join(folder(), 'numbers', `${fresh.id}.json`);
    writeFileSync(file, '{');
    const { code, stderr } = await onboard();
    expect([code, stderr]).toEqual([1, expect.stringContaining(`${file} is not JSON`)]);
  });
});
