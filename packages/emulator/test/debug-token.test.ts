import { describe, expect, it } from 'vitest';
import { amend, ask, demo, emulatorAt, form } from './phone.ts';

const path = '/v26.0/debug_token';
const token = 'EAAEmulatorDemoToken';

describe('a token that is asked about', () => {
  it('is shown with its app, its permissions and what they are good for', async () => {
    const { emulator } = emulatorAt();
    const { body } = await ask(emulator, 'GET', `${path}?input_token=${token}`);
    const accounts = [demo.accountId, demo.secondAccountId, demo.clientAccountId];
    expect(body.data).toEqual({
      app_id: '670843887433847',
      type: 'SYSTEM_USER',
      application: 'Lucky Shrub Bot',
      expires_at: 0,
      is_valid: true,
      issued_at: Date.parse('2026-11-22T09:00:00Z') / 1000 - 500 * 86_400,
      scopes: [
        'whatsapp_business_management',
        'whatsapp_business_messaging',
        'business_management',
      ],
      granular_scopes: [
        { scope: 'whatsapp_business_management', target_ids: accounts },
        { scope: 'whatsapp_business_messaging', target_ids: accounts },
        { scope: 'business_management', target_ids: [demo.portfolioId] },
      ],
      user_id: '122101350854021',
    });
  });

  it('may be named in the body of a POST that means GET', async () => {
    const { emulator } = emulatorAt();
    const read = await ask(emulator, 'POST', path, form({ input_token: token, method: 'get' }));
    expect(read.body.data.is_valid).toBe(true);
    const written = await ask(emulator, 'POST', path, form({ input_token: token }));
    expect(written.body.error).toMatchObject({ code: 100, error_subcode: 33 });
    expect(written.body.error.message).toContain('Unsupported post request');
  });

  it('may be asked about by its app, whose own token is its id and secret', async () => {
    const { emulator } = emulatorAt();
    const headers = { authorization: `Bearer ${demo.appToken}` };
    const ofToken = await ask(emulator, 'GET', `${path}?input_token=${token}`, { headers });
    expect(ofToken.body.data.is_valid).toBe(true);
    const ofApp = await ask(
      emulator,
      'GET',
      `${path}?input_token=${encodeURIComponent(demo.appToken)}`,
      { headers },
    );
    expect(ofApp.body.data).toEqual({
      app_id: '670843887433847',
      type: 'APP',
      application: 'Lucky Shrub Bot',
      expires_at: 0,
      is_valid: true,
      scopes: [],
    });
    const number = await ask(emulator, 'GET', `/v26.0/${demo.connected}`, { headers });
    expect(number.body.error.error_subcode).toBe(33);
    const wrong = { authorization: 'Bearer 670843887433847|guess' };
    expect((await ask(emulator, 'GET', path, { headers: wrong })).body.error.code).toBe(190);
  });

  it('is said to be none, or to be over, with the reason', async () => {
    const { emulator, clock } = emulatorAt();
    const headers = { authorization: `Bearer ${demo.appToken}` };
    const about = async (input: string) =>
      (await ask(emulator, 'GET', `${path}?input_token=${input}`, { headers })).body.data;
    expect(await about('EAAnonsense')).toEqual({
      error: { code: 190, message: 'The access token could not be decrypted' },
      is_valid: false,
      scopes: [],
    });
    amend(emulator, token, { expiresAt: Date.parse('2026-11-22T10:00:00Z') });
    expect(await about(token)).toMatchObject({ is_valid: true, expires_at: 1_795_341_600 });
    clock.advance('1h');
    expect(await about(token)).toMatchObject({
      is_valid: false,
      error: { code: 190, subcode: 463 },
    });
  });

  it("of another app is nobody else's business", async () => {
    const { emulator } = emulatorAt();
    const { control } = emulator;
    const snapshot = control.snapshot();
    const [own] = snapshot.tokens;
    if (!own) throw new Error('the demo has no token');
    control.restore({
      ...snapshot,
      nodes: [...snapshot.nodes, { kind: 'app', id: '1', name: 'Foreign', secret: 'secret' }],
      tokens: [own, { ...own, token: 'EAAforeign', appId: '1' }],
    });
    const { body } = await ask(emulator, 'GET', `${path}?input_token=EAAforeign`);
    expect(body.error).toMatchObject({ code: 100, type: 'OAuthException' });
  });

  it('has to be named', async () => {
    const { body } = await ask(emulatorAt().emulator, 'GET', path);
    expect(body.error.message).toBe('(#100) The parameter input_token is required');
  });
});
