import { createEmulator, createManualClock } from '@meta-cloud-api/emulator';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ask, clientFor, demo, emulatorAt } from './phone.ts';

const nameStatus = async (emulator: ReturnType<typeof createEmulator>) =>
  (await clientFor(emulator, demo.connected).phoneNumber.get()).data.new_name_status;

const askForName = (emulator: ReturnType<typeof createEmulator>) =>
  clientFor(emulator, demo.connected).phoneNumber.updateDisplayName({
    displayName: 'Lucky Shrub Garden',
  });

const post = (body: object) => ({ body: JSON.stringify(body), headers: json });
const json = { 'content-type': 'application/json' };

describe("the world's clock", () => {
  it('runs with another clock until it is stopped', () => {
    const { emulator, clock } = emulatorAt();
    const { control } = emulator;
    clock.advance('1h');
    expect(control.clock.get()).toEqual({ now: '2026-11-22T10:00:00.000Z', running: true });
    expect(control.clock.stop().running).toBe(false);
    clock.advance('1h');
    expect(control.clock.get().now).toBe('2026-11-22T10:00:00.000Z');
    control.clock.run();
    clock.advance('1h');
    expect(control.clock.get()).toEqual({ now: '2026-11-22T11:00:00.000Z', running: true });
  });

  it('is moved, forward or to a moment, running or not', async () => {
    const { control } = emulatorAt().emulator;
    expect((await control.clock.advance('72h')).now).toBe('2026-11-25T09:00:00.000Z');
    control.clock.stop();
    expect((await control.clock.advance(500)).now).toBe('2026-11-25T09:00:00.500Z');
    expect(await control.clock.set('2027-01-01T00:00:00Z')).toEqual({
      now: '2027-01-01T00:00:00.000Z',
      running: false,
    });
  });

  it('does not take what is no time', async () => {
    const { control } = emulatorAt().emulator;
    await expect(control.clock.advance('soon')).rejects.toThrow("'72h'");
    await expect(control.clock.set('soon')).rejects.toThrow('"soon"');
  });

  it('has each thing happen in its own time when it is moved past it', async () => {
    const { emulator } = emulatorAt({ nameReview: '24h' });
    await askForName(emulator);
    await emulator.control.clock.advance('23h');
    expect(await nameStatus(emulator)).toBe('PENDING_REVIEW');
    // The approval of the 24th hour lapses two weeks after it, and not after the clock's last stop.
    await emulator.control.clock.advance('14d');
    expect(await nameStatus(emulator)).toBe('APPROVED');
    await emulator.control.clock.advance('1h');
    expect(await nameStatus(emulator)).toBe('EXPIRED');
  });

  it('has the same verbs over HTTP', async () => {
    const { emulator } = emulatorAt({ nameReview: '24h' });
    await askForName(emulator);
    const advanced = await ask(emulator, 'POST', '/_emulator/clock/advance', post({ by: '24h' }));
    expect(advanced.body).toEqual({ now: '2026-11-23T09:00:00.000Z', running: true });
    expect(await nameStatus(emulator)).toBe('APPROVED');
    await ask(emulator, 'POST', '/_emulator/clock/stop', post({}));
    const set = post({ to: '2026-12-01T00:00:00Z' });
    expect((await ask(emulator, 'POST', '/_emulator/clock/set', set)).body.running).toBe(false);
    await ask(emulator, 'POST', '/_emulator/clock/run', post({}));
    const { body } = await ask(emulator, 'GET', '/_emulator/clock/get');
    expect(body).toEqual({ now: '2026-12-01T00:00:00.000Z', running: true });
    const wrong = await ask(emulator, 'POST', '/_emulator/clock/set', post({ to: 'soon' }));
    expect(wrong.status).toBe(400);
  });
});

describe('while its clock runs', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  const HOURS = 3_600_000;
  /** When the apps were told of a name, in hours from the beginning. */
  const running = async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    const start = Date.now();
    const told: number[] = [];
    const emulator = createEmulator({
      settings: { nameReview: '24h' },
      fetch: async () => {
        told.push((Date.now() - start) / HOURS);
        return new Response();
      },
    });
    await emulator.control.webhooks.subscribe({
      url: 'https://app.example/',
      verifyToken: 'secret',
      handshake: false,
    });
    await askForName(emulator);
    return { emulator, told };
  };

  it('does what is due although nobody asks for anything', async () => {
    const { told } = await running();
    await vi.advanceTimersByTimeAsync(23 * HOURS);
    expect(told).toEqual([]);
    await vi.advanceTimersByTimeAsync(2 * HOURS);
    expect(told).toEqual([24]);
  });

  it('does nothing by itself while the clock stands still, or once it is closed', async () => {
    const { emulator, told } = await running();
    emulator.control.clock.stop();
    await vi.advanceTimersByTimeAsync(48 * HOURS);
    emulator.control.clock.run();
    await emulator.close();
    await vi.advanceTimersByTimeAsync(48 * HOURS);
    expect(told).toEqual([]);
  });
});

describe('what was due before anybody looked', () => {
  const reviewed = async () => {
    const stage = emulatorAt({ nameReview: '24h' });
    await askForName(stage.emulator);
    return stage;
  };

  it('has happened at its own time, so that what follows is not late', async () => {
    const { emulator, clock } = await reviewed();
    clock.advance('10d');
    expect(await nameStatus(emulator)).toBe('APPROVED');
    // Two weeks after the approval on the first day, and not after the first look.
    clock.advance('5d');
    expect(await nameStatus(emulator)).toBe('EXPIRED');
  });

  it('is told with the time at which it happened', async () => {
    const clock = createManualClock('2026-11-22T09:00:00Z');
    const emulator = createEmulator({
      clock,
      settings: { nameReview: '24h' },
      fetch: async () => new Response(),
    });
    await askForName(emulator);
    const { webhooks } = emulator.control;
    const url = 'https://app.example/';
    await webhooks.subscribe({ url, verifyToken: 'secret', handshake: false });
    clock.advance('10d');
    await webhooks.settled();
    const { entry } = JSON.parse(webhooks.list()[0]?.body ?? '{}');
    expect(entry[0].time).toBe(Date.parse('2026-11-23T09:00:00Z') / 1000);
  });

  it('has happened for the control in process as well as over HTTP', async () => {
    const { emulator, clock } = await reviewed();
    clock.advance('24h');
    const [name] = emulator.control
      .state()
      .portfolios.flatMap(({ businessAccounts }) => businessAccounts)
      .flatMap(({ phoneNumbers }) => phoneNumbers)
      .filter(({ id }) => id === demo.connected)
      .map(({ name }) => name);
    expect(name).toBe('Lucky Shrub Garden');
  });
});

describe('going back', () => {
  it('to the beginning or to a snapshot takes clock and settings along', async () => {
    const { emulator } = emulatorAt();
    const { control } = emulator;
    const where = () => [
      control.clock.get().now,
      control.clock.get().running,
      control.settings.get().nameReview,
    ];
    const beginning = where();
    await control.clock.advance('72h');
    control.clock.stop();
    control.settings.set({ nameReview: '24h' });
    const later = where();
    const snapshot = control.snapshot();
    control.reset();
    expect(where()).toEqual(beginning);
    control.restore(snapshot);
    expect(where()).toEqual(later);
  });

  it('is never needed for a clock that went too far: it does not', async () => {
    const { emulator } = emulatorAt();
    const before = emulator.control.clock.get();
    await expect(emulator.control.clock.advance('99999999999d')).rejects.toThrow('1970 to 9999');
    await expect(emulator.control.clock.set('+275760-09-13T00:00:00Z')).rejects.toThrow('9999');
    expect(emulator.control.clock.get()).toEqual(before);
  });
});

describe('a verb over HTTP', () => {
  it('takes no argument that it does not know', async () => {
    const { emulator } = emulatorAt();
    const { status, body } = await ask(
      emulator,
      'POST',
      '/_emulator/clock/advance',
      post({ by: '1h', bogus: 1 }),
    );
    expect(status).toBe(400);
    expect(body.error.message).toBe('bogus is not an argument; they are by');
  });
});
