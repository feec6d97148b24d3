import type { Emulator } from '@meta-cloud-api/emulator';
import { WhatsApp } from 'meta-cloud-api';
import { describe, expect, it } from 'vitest';
import { amend, ask, clientFor, demo, emulatorAt, form, outcome } from './phone.ts';

const phoneNumber = '+1 631 555 4000';

const poolOf = (emulator: Emulator) =>
  new WhatsApp({
    accessToken: emulator.env.WHATSAPP_ACCESS_TOKEN,
    portfolioId: demo.portfolioId,
    fetch: emulator.fetch,
  }).preVerifiedNumbers;

/** A pool with a number in it, and the ways to it. */
async function pooled() {
  const { emulator, clock } = emulatorAt();
  const pool = poolOf(emulator);
  const { id } = (await pool.add({ phoneNumber })).data;
  const requestCode = () => pool.requestVerificationCode(id, { codeMethod: 'SMS' });
  const prove = async () => {
    await requestCode();
    await pool.verify(id, { code: '123456' });
  };
  const status = async () => (await pool.get(id)).data.code_verification_status;
  return { emulator, clock, pool, id, requestCode, prove, status };
}

describe('a number of the pool', () => {
  it('is verified for 90 days, and can be verified again in the last 45', async () => {
    const { clock, pool, id, requestCode, prove, status } = await pooled();
    expect(await status()).toBe('NOT_VERIFIED');
    await prove();
    expect((await pool.get(id)).data).toEqual({
      id,
      phone_number: '+1 631-555-4000',
      code_verification_status: 'VERIFIED',
      code_verification_time: '2026-11-22T09:00:00+0000',
      verification_expiry_time: '2027-02-20T09:00:00+0000',
    });
    clock.advance('44d');
    expect(await outcome(requestCode())).toBe('136024/2388091');
    clock.advance('1d');
    await prove();
    clock.advance('89d');
    expect(await status()).toBe('VERIFIED');
    clock.advance('1d');
    expect(await status()).toBe('EXPIRED');
    await prove();
    expect(await status()).toBe('VERIFIED');
  });

  it('is dropped when nobody verifies it for 90 days, and kept once it was', async () => {
    const { clock, pool, id, prove } = await pooled();
    clock.advance('89d');
    await prove();
    clock.advance('200d');
    expect((await pool.getAll()).data).toHaveLength(1);
    const other = (await pool.add({ phoneNumber: '+1 631 555 4001' })).data;
    clock.advance('90d');
    expect(await outcome(pool.get(other.id))).toBe('100/33');
    expect((await pool.getAll()).data.map((number) => number.id)).toEqual([id]);
  });

  it('has its codes counted and shown like any other', async () => {
    const { emulator, pool, id, requestCode } = await pooled();
    for (let request = 0; request < 5; request++) expect(await outcome(requestCode())).toBe('ok');
    expect(await outcome(requestCode())).toBe('136024/2388367');
    expect(emulator.control.codes.latest(id)).toMatchObject({ phoneNumberId: id, code: '123456' });
    expect(emulator.control.codes.list()).toHaveLength(1);
    expect(await outcome(pool.verify(id, { code: '000000' }))).toBe('136025/2388093');
  });

  it("is there once, and is nobody else's", async () => {
    const { pool } = await pooled();
    expect(await outcome(pool.add({ phoneNumber }))).toBe('100/2388012');
    expect(await outcome(pool.add({ phoneNumber: '+1 631 555 1000' }))).toBe('100');
    expect(await outcome(pool.add({ phoneNumber: '+44 12345' }))).toBe('100');
  });

  it("is listed by its proof and its digits, with Meta's default fields", async () => {
    const { emulator, prove } = await pooled();
    const list = async (query: string) =>
      (await ask(emulator, 'GET', `/v26.0/${demo.portfolioId}/preverified_numbers?${query}`)).body;
    expect((await list('code_verification_status=VERIFIED')).data).toEqual([]);
    await prove();
    const { data } = await list('code_verification_status=VERIFIED&phone_number=16315554000');
    expect(Object.keys(data[0])).toEqual([
      'phone_number',
      'code_verification_status',
      'verification_expiry_time',
      'id',
    ]);
    expect((await list('phone_number=1')).data).toEqual([]);
    expect((await list('code_verification_status=MAYBE')).error.code).toBe(100);
  });

  it('can be read by a partner, and proven or deleted by its owner alone', async () => {
    const { emulator, pool, id } = await pooled();
    await pool.share(id, { partnerPortfolioId: demo.clientPortfolioId });
    amend(emulator, emulator.env.WHATSAPP_ACCESS_TOKEN, { portfolioIds: [demo.clientPortfolioId] });
    expect(await outcome(pool.get(id))).toBe('ok');
    expect(await outcome(pool.requestVerificationCode(id, { codeMethod: 'SMS' }))).toBe('100/33');
    expect(await outcome(pool.verify(id, { code: '123456' }))).toBe('100/33');
    expect((await ask(emulator, 'DELETE', `/v26.0/${id}`)).body.error.error_subcode).toBe(33);
    expect(await outcome(pool.get(id))).toBe('ok');
  });

  it('is shared with another portfolio only, and by its owner only', async () => {
    const { emulator, pool, id } = await pooled();
    const share = (partnerPortfolioId: string) => pool.share(id, { partnerPortfolioId });
    expect(await outcome(share(demo.portfolioId))).toBe('100');
    expect(await outcome(share('42'))).toBe('100');
    expect(await outcome(pool.unshare(id, { partnerPortfolioId: demo.clientPortfolioId }))).toBe(
      '100',
    );
    for (const _ of [1, 2]) await share(demo.clientPortfolioId);
    const { text } = await ask(emulator, 'GET', `/v26.0/${id}/partners`);
    expect(text.match(/"id"/g)).toHaveLength(1);
    const foreign = form({ partner_business_id: demo.clientPortfolioId, preverified_id: '42' });
    const path = `/v26.0/${demo.portfolioId}/share_preverified_numbers`;
    expect((await ask(emulator, 'POST', path, foreign)).body.error.code).toBe(100);
  });
});

describe('taking a number out of the pool', () => {
  const take = async (emulator: Emulator, preVerifiedId: string) => {
    const { phoneNumber } = clientFor(emulator, demo.connected);
    const { data } = await phoneNumber.create({ preVerifiedId, displayName: 'Lucky Shrub Bulbs' });
    return { id: data.id, api: clientFor(emulator, data.id).phoneNumber };
  };

  it('makes it a number that is verified already, under another id', async () => {
    const { emulator, pool, id, prove } = await pooled();
    await prove();
    const taken = await take(emulator, id);
    expect(await outcome(pool.get(id))).toBe('100/33');
    const { data } = await taken.api.get();
    expect(data).toMatchObject({ status: 'PENDING', display_phone_number: '+1 631-555-4000' });
    const { data: origin } = await taken.api.get({ fields: ['is_preverified_number'] });
    expect(origin.is_preverified_number).toBe(true);
    expect(await outcome(taken.api.register({ pin: '123456' }))).toBe('ok');
  });

  it('takes a proof that still holds', async () => {
    const { emulator, clock, id, prove } = await pooled();
    expect(await outcome(take(emulator, id))).toBe('100');
    await prove();
    clock.advance('90d');
    expect(await outcome(take(emulator, id))).toBe('100');
    await prove();
    expect(await outcome(take(emulator, id))).toBe('ok');
  });

  it('takes an account of the owner or of a partner, or one that such a business shares', async () => {
    const { emulator, pool, id, prove } = await pooled();
    await prove();
    const takeFor = async (preverified_id: string) => {
      const path = `/${demo.clientAccountId}/phone_numbers`;
      const input = form({ preverified_id, verified_name: 'Lucky Shrub Bulbs' });
      return (await ask(emulator, 'POST', path, input)).body;
    };
    amend(emulator, demo.clientAccountId, { partnerIds: [] });
    expect((await takeFor(id)).error.error_data.details).toContain('preverified_id');
    await pool.share(id, { partnerPortfolioId: demo.clientPortfolioId });
    expect(await takeFor(id)).toEqual({ id: expect.any(String) });
    const other = (await pool.add({ phoneNumber: '+1 631 555 4001' })).data;
    await pool.requestVerificationCode(other.id, { codeMethod: 'SMS' });
    await pool.verify(other.id, { code: '123456' });
    amend(emulator, demo.clientAccountId, { partnerIds: [demo.portfolioId] });
    expect(await takeFor(other.id)).toEqual({ id: expect.any(String) });
  });

  it('gives 90 days to register it; then it has to be verified again', async () => {
    const { emulator, clock, id, prove } = await pooled();
    await prove();
    const { api } = await take(emulator, id);
    clock.advance('90d');
    expect((await api.get()).data).toMatchObject({
      status: 'UNVERIFIED',
      code_verification_status: 'NOT_VERIFIED',
    });
    expect(await outcome(api.register({ pin: '123456' }))).toBe('133006');
    await api.requestVerificationCode({ codeMethod: 'SMS' });
    await api.verify({ code: '123456' });
    clock.advance('90d');
    expect(await outcome(api.register({ pin: '123456' }))).toBe('ok');
  });

  it('is refused for one that is not in the pool', async () => {
    const { emulator } = await pooled();
    expect(await outcome(take(emulator, demo.connected))).toBe('100');
  });
});
