import { existsSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { keys, useProcess } from './process.ts';
import { account, changesAt, connected, fresh, useStage } from './stage.ts';

const stage = useStage();
const waba = useProcess('terminal');
const open = (line: string, env: NodeJS.ProcessEnv = {}) =>
  waba.terminal(line.split(' '), { ...stage.env, ...env });

describe('a new user at a terminal', () => {
  it('brings a number to where it sends, by answering what is asked', async () => {
    const terminal = open(`onboard ${fresh.digits}`);
    await terminal.see('✓ added');
    await terminal.see('How shall Meta send the code?');
    terminal.type(keys.enter);
    await terminal.see('✓ Meta sends a code by SMS');
    await terminal.see('The code that arrived');
    terminal.type(`12${keys.enter}`);
    await terminal.see('It has 6 digits');
    terminal.type(`3456${keys.enter}`);
    await terminal.see('✓ verified');
    await terminal.see('The two-step PIN');
    terminal.type(`987654${keys.enter}`);
    await terminal.see('Once more');
    terminal.type(`987654${keys.enter}`);
    await terminal.see('sends and receives');
    expect(await terminal.ended).toBe(0);
    expect(terminal.shown).not.toContain('987654');
    expect(changesAt(stage)).toEqual([
      'phoneNumber.requestCode',
      'phoneNumber.verifyCode',
      'phoneNumber.register',
    ]);
  });

  it('asks for a call in place of an SMS, for another code, and is told of a wrong one', async () => {
    const terminal = open(`onboard ${fresh.id}`);
    await terminal.see('How shall Meta send the code?');
    terminal.type(keys.down);
    terminal.type(keys.enter);
    await terminal.see('by a call');
    await terminal.see('The code that arrived');
    terminal.type(`000000${keys.enter}`);
    await terminal.see('Verify code error');
    await terminal.see('The code that arrived');
    terminal.type(keys.ctrlC);
    expect(await terminal.ended).toBe(130);
  });

  it('can be interrupted at every question, and goes on where it stopped', async () => {
    const ask = async (question: string) => {
      const terminal = open(`onboard ${fresh.id} --method SMS`);
      await terminal.see(question);
      return terminal;
    };
    const first = await ask('The code that arrived');
    first.type(keys.ctrlC);
    expect(await first.ended).toBe(130);
    const second = await ask('The code that arrived');
    second.type(`123456${keys.enter}`);
    await second.see('The two-step PIN');
    second.type(keys.ctrlC);
    expect(await second.ended).toBe(130);
    const third = await ask('✓ verified');
    await third.see('The two-step PIN');
    third.type(`123456${keys.enter}`);
    await third.see('Once more');
    third.type(keys.ctrlC);
    expect(await third.ended).toBe(130);
    expect(changesAt(stage)).toEqual(['phoneNumber.requestCode', 'phoneNumber.verifyCode']);
    expect(third.shown).not.toContain('    at ');
    // The cursor is there again.
    expect(third.shown.lastIndexOf('\u001b[?25h')).toBeGreaterThan(
      third.shown.lastIndexOf('\u001b[?25l'),
    );
  });

  it('waits for Meta with a line of how things stand, until Ctrl-C', async () => {
    const terminal = waba.terminal(
      ['onboard', connected.id, '--name', 'Lucky Shrub Gardens', '--interval', '50ms'],
      stage.env,
    );
    await terminal.see('asked for the name');
    await terminal.see('PENDING_REVIEW');
    terminal.type(keys.ctrlC);
    expect(await terminal.ended).toBe(130);
    const again = waba.terminal(
      ['onboard', connected.id, '--name', 'Lucky Shrub Gardens', '--interval', '50ms'],
      stage.env,
    );
    await again.see('PENDING_REVIEW');
    stage.emulator.control.names.approve(connected.id);
    await again.see('Its two-step PIN');
    again.type(`123456${keys.enter}`);
    await again.see('sends and receives');
    expect(await again.ended).toBe(0);
  });

  it('is asked which number, where none is named', async () => {
    const terminal = open('onboard');
    await terminal.see('Which number?');
    terminal.type(`${connected.digits}${keys.enter}`);
    await terminal.see('sends and receives');
    expect(await terminal.ended).toBe(0);
  });

  it('is asked which account, by its name, where there are several', async () => {
    const terminal = open('onboard +16315553000', { WHATSAPP_BUSINESS_ACCOUNT_ID: '' });
    await terminal.see('Which WhatsApp Business Account?');
    await terminal.see(`${account} 'Lucky Shrub'`);
    terminal.type(keys.ctrlC);
    expect(await terminal.ended).toBe(130);
  });

  it('adds a number that is new', async () => {
    const terminal = open('onboard +16315553000');
    await terminal.see('Its display name');
    terminal.type(`Lucky Shrub Garden${keys.enter}`);
    await terminal.see('is added to the account');
    terminal.type('y');
    await terminal.see('✓ added');
    await terminal.see('How shall Meta');
    terminal.type(keys.ctrlC);
    expect(await terminal.ended).toBe(130);
  });
});

describe('a secret at a terminal', () => {
  it('is typed hidden, twice where it is new', async () => {
    const terminal = open(`pin set ${connected.id}`);
    await terminal.see('The new two-step PIN');
    terminal.type(`135791${keys.enter}`);
    await terminal.see('Once more');
    terminal.type(`135790${keys.enter}`);
    await terminal.see('That is another PIN');
    terminal.type(keys.ctrlC);
    expect(await terminal.ended).toBe(130);
    expect(terminal.shown).not.toMatch(/13579[01]/);
    expect(changesAt(stage)).toEqual([]);
  });

  it('is kept as a profile without ever being shown', async () => {
    const terminal = open('config set shop');
    await terminal.see('Access token');
    terminal.type(`EAAtyped${keys.enter}`);
    await terminal.see('is kept in');
    expect(await terminal.ended).toBe(0);
    expect(terminal.shown).not.toContain('EAAtyped');
    const file = path.join(stage.home, 'config/profiles.json');
    expect(readFileSync(file, 'utf8')).toContain('EAAtyped');
  });
});

describe('the question for a PIN', () => {
  const codeUsed = async () => {
    await waba.run(['numbers', 'request-code', fresh.id], stage.env);
    await waba.run(['numbers', 'verify', fresh.id, '--code', '123456'], stage.env);
    stage.emulator.control.requests.clear();
  };
  const onboardElsewhere = (home: string) => {
    writeFileSync(path.join(stage.home, 'pin.txt'), '123456');
    const words = ['onboard', fresh.id, '--pin-file', path.join(stage.home, 'pin.txt')];
    return waba.run(words, { ...stage.env, WABA_HOME: home });
  };

  it('is about the one that a number has, and then none is made or stored', async () => {
    await waba.run(['numbers', 'deregister', connected.id, '--yes'], stage.env);
    await waba.run(['numbers', 'request-code', connected.id], stage.env);
    await waba.run(['numbers', 'verify', connected.id, '--code', '123456'], stage.env);
    const file = path.join(stage.home, 'pin');
    writeFileSync(file, '123456\n');
    const words = ['onboard', connected.id, '--generate', '--store', `cat > ${file}`];
    const terminal = waba.terminal(words, stage.env);
    await terminal.see('Its two-step PIN');
    expect(terminal.shown).toContain('none is made, and none is stored');
    terminal.type(`123456${keys.enter}`);
    await terminal.see('sends and receives');
    expect([await terminal.ended, readFileSync(file, 'utf8')]).toEqual([0, '123456\n']);
  });

  it('is followed by nothing where waba slept, and another went on', async () => {
    await codeUsed();
    const terminal = open(`numbers register ${fresh.id}`);
    await terminal.see('The two-step PIN');
    // As after ten seconds in which it could not say that it is there.
    const host = new URL(stage.url).host.replace(':', '_');
    const lock = path.join(stage.home, 'state', host, 'locks', `${fresh.id}.lock`);
    utimesSync(lock, 0, 0);
    expect((await onboardElsewhere(stage.home)).code).toBe(0);
    terminal.type(`123456${keys.enter}`);
    await terminal.see('Once more');
    terminal.type(`123456${keys.enter}`);
    await terminal.see('Another waba has worked on');
    expect([await terminal.ended, changesAt(stage)]).toEqual([1, ['phoneNumber.register']]);
  });

  it('is followed by another look: another machine may have registered the number', async () => {
    await codeUsed();
    const terminal = open(`onboard ${fresh.id}`);
    await terminal.see('The two-step PIN');
    expect((await onboardElsewhere(path.join(stage.home, 'other'))).code).toBe(0);
    terminal.type(`123456${keys.enter}`);
    await terminal.see('Once more');
    terminal.type(`123456${keys.enter}`);
    await terminal.see('sends and receives');
    expect([await terminal.ended, changesAt(stage)]).toEqual([0, ['phoneNumber.register']]);
  });
});

describe('a PIN that a number was given meanwhile', () => {
  it('is asked for in place of the one that it should have got', async () => {
    await waba.run(['numbers', 'request-code', fresh.id], stage.env);
    await waba.run(['numbers', 'verify', fresh.id, '--code', '123456'], stage.env);
    const kept = path.join(stage.home, 'kept');
    const words = ['onboard', fresh.id, '--store', `cat > ${kept}`];
    const terminal = waba.terminal(words, stage.env);
    await terminal.see('The two-step PIN');
    const elsewhere = { ...stage.env, WABA_HOME: path.join(stage.home, 'other') };
    writeFileSync(path.join(stage.home, 'pin.txt'), '654321');
    const pinFile = ['--pin-file', path.join(stage.home, 'pin.txt')];
    await waba.run(['numbers', 'register', fresh.id, ...pinFile], elsewhere);
    await waba.run(['numbers', 'deregister', fresh.id, '--yes'], elsewhere);
    terminal.type(`987654${keys.enter}`);
    await terminal.see('Once more');
    terminal.type(`987654${keys.enter}`);
    await terminal.see('Its two-step PIN');
    terminal.type(`654321${keys.enter}`);
    await terminal.see('sends and receives');
    expect([await terminal.ended, existsSync(kept)]).toEqual([0, false]);
  });
});

describe('Ctrl-D, which ends the input', () => {
  it.each([
    ['config set shop', 'Access token'],
    ['onboard', 'Which number?'],
    [`onboard ${fresh.id}`, 'How shall Meta send the code?'],
    [`numbers deregister ${connected.id}`, 'stops sending and receiving'],
    [`pin set ${connected.id}`, 'The new two-step PIN'],
  ])('stops waba %s as Ctrl-C does', async (line, question) => {
    const terminal = open(line);
    await terminal.see(question);
    terminal.type(keys.ctrlD);
    expect([await terminal.ended, changesAt(stage)]).toEqual([130, []]);
    // The cursor is there again.
    expect(terminal.shown.lastIndexOf('\u001b[?25h')).toBeGreaterThan(
      terminal.shown.lastIndexOf('\u001b[?25l'),
    );
  });

  it('stops waba onboard at the PIN too', async () => {
    await waba.run(['numbers', 'request-code', fresh.id], stage.env);
    await waba.run(['numbers', 'verify', fresh.id, '--code', '123456'], stage.env);
    const terminal = open(`onboard ${fresh.id}`);
    await terminal.see('The two-step PIN');
    terminal.type(keys.ctrlD);
    expect(await terminal.ended).toBe(130);
  });
});

describe('what cannot be taken back', () => {
  it('is asked about, and not done by default', async () => {
    const terminal = open(`numbers deregister ${connected.id}`);
    await terminal.see('stops sending and receiving');
    terminal.type(keys.enter);
    await terminal.see('Nothing was sent');
    expect([await terminal.ended, changesAt(stage)]).toEqual([3, []]);
  });

  it('is done where it is confirmed', async () => {
    const terminal = open(`numbers deregister ${connected.id}`);
    await terminal.see('stops sending and receiving');
    terminal.type('y');
    await terminal.see('✓ Deregistered.');
    expect(await terminal.ended).toBe(0);
  });
});

describe('long work', () => {
  it('shows how much is left, and leaves nothing behind but the result', async () => {
    const terminal = open('numbers list', { WHATSAPP_BUSINESS_ACCOUNT_ID: '' });
    await terminal.see('Reading numbers');
    await terminal.see('3/3');
    await terminal.see('left');
    await terminal.see(connected.id);
    expect(await terminal.ended).toBe(0);
  });

  it('shows none of it in a pipe', async () => {
    const env = { ...stage.env, WHATSAPP_BUSINESS_ACCOUNT_ID: '' };
    const { stdout, stderr } = await waba.run(['numbers', 'list'], env);
    expect([stdout.split('\n').length, stderr]).toEqual([4, '']);
  });
});

describe('colour', () => {
  it('is for terminals', async () => {
    const terminal = open('numbers list');
    await terminal.ended;
    expect(terminal.shown).toContain('\u001b[32mCONNECTED');
  });

  it.each([{ NO_COLOR: '1' }, { TERM: 'dumb' }])(
    'is left out with %j, and so is what moves the cursor',
    async (env) => {
      const terminal = open('numbers list', { ...env, WHATSAPP_BUSINESS_ACCOUNT_ID: '' });
      await terminal.ended;
      expect(terminal.shown).toContain('CONNECTED');
      expect(terminal.shown).not.toContain('\u001b');
    },
  );
});
