import { describe, expect, it } from 'vitest';
import { ask, change, clientFor, demo, emulatorAt, outcome } from './phone.ts';

describe('a username', () => {
  const take = (emulator: ReturnType<typeof emulatorAt>['emulator'], username: string) =>
    outcome(clientFor(emulator, demo.connected).username.set({ username }));

  it('needs a registered number', async () => {
    const { username } = clientFor(emulatorAt().emulator, demo.unverified);
    expect(await outcome(username.set({ username: 'lucky.shrub' }))).toBe('133010');
    expect(await outcome(username.get())).toBe('133010');
    expect(await outcome(username.suggestions())).toBe('133010');
    expect(await outcome(username.delete())).toBe('133010');
  });

  it.each(['lucky-shrub', 'ab', '123', 'www.shrub', 'shrub.com', 'lucky..shrub'])(
    'of another format is 100: %s',
    async (username) => {
      const { body } = await ask(
        emulatorAt().emulator,
        'POST',
        `/v26.0/${demo.connected}/username`,
        { body: new URLSearchParams({ username }) },
      );
      expect(body.error.code).toBe(100);
    },
  );

  it('is refused where somebody else has it, whatever its capitals', async () => {
    const { emulator } = emulatorAt();
    expect(await take(emulator, 'WhatsApp')).toBe('147001');
    await clientFor(emulator, demo.test).username.set({ username: 'lucky.shrub' });
    expect(await take(emulator, 'Lucky.Shrub')).toBe('147005');
    change(emulator, demo.connected, { businessAccountId: demo.clientAccountId });
    emulator.control.portfolio.limit(demo.clientPortfolioId, 'TIER_2K');
    expect(await take(emulator, 'Lucky.Shrub')).toBe('147001');
  });

  it('is refused where the messaging limit is low, unless the setting says else', async () => {
    const strict = emulatorAt().emulator;
    change(strict, demo.portfolioId, { messagingLimit: 'TIER_250' });
    expect(await take(strict, 'lucky.shrub')).toBe('147002');
    const lenient = emulatorAt({ usernameNeedsLimit: false }).emulator;
    change(lenient, demo.portfolioId, { messagingLimit: 'TIER_250' });
    expect(await take(lenient, 'lucky.shrub')).toBe('ok');
  });

  it('that a Facebook Page or an Instagram account of the business has must be linked first', async () => {
    const { emulator } = emulatorAt();
    expect(await take(emulator, 'luckyshrub.page')).toBe('147003');
    expect(await take(emulator, 'luckyshrub.photos')).toBe('147004');
  });

  it('can be taken again by the number that has it, and replaces the one before', async () => {
    const { emulator } = emulatorAt({ usernameStatus: 'reserved' });
    const { username, phoneNumber } = clientFor(emulator, demo.connected);
    await username.set({ username: 'lucky.shrub' });
    expect((await username.set({ username: 'lucky.shrub' })).data.status).toBe('reserved');
    expect((await username.suggestions()).data).not.toContain('lucky.shrub');
    await username.set({ username: 'lucky' });
    const { data } = await phoneNumber.get({ fields: ['username'] });
    expect(data.username).toBe('lucky');
    expect((await username.suggestions()).data).toContain('lucky.shrub');
  });

  it("is free once nobody has it any more, and somebody else's once it was moved", async () => {
    const { emulator } = emulatorAt();
    const [mine, theirs] = [demo.connected, demo.test].map(
      (id) => clientFor(emulator, id).username,
    );
    await mine?.set({ username: 'lucky.shrub' });
    const before = emulator.control.snapshot();
    await theirs?.set({ username: 'lucky.shrub', forceTransfer: true });
    await mine?.set({ username: 'lucky' });
    expect(await take(emulator, 'lucky.shrub')).toBe('147005');
    await theirs?.delete();
    expect(await take(emulator, 'lucky.shrub')).toBe('ok');
    emulator.control.restore(before);
    expect(await outcome(theirs?.set({ username: 'lucky' }) as Promise<unknown>)).toBe('ok');
    expect(await outcome(theirs?.set({ username: 'lucky.shrub' }) as Promise<unknown>)).toBe(
      '147005',
    );
  });
});
