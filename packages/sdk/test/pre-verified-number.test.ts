import { describe, expect, it } from 'vitest';
import { clientOf, refusalOf } from './client.ts';

const portfolioId = '506914307656634';
const partnerPortfolioId = '486585971195041';
const phoneNumber = '+1 631 555 4000';

describe('the pool of pre-verified numbers', () => {
  it('takes a number, verifies it, shares it, and gives it up', async () => {
    const { whatsapp, sent } = clientOf(undefined, { portfolioId });
    const pool = whatsapp.preVerifiedNumbers;
    const { data: added } = await pool.add({ phoneNumber });
    expect(sent[0]?.body).toEqual({ phone_number: '16315554000' });
    await pool.requestVerificationCode(added.id, { codeMethod: 'IVR', locale: 'de' });
    await pool.verify(added.id, { code: '123-456' });
    const { data } = await pool.get(added.id, { fields: ['code_verification_status'] });
    expect(data).toEqual({ code_verification_status: 'VERIFIED', id: added.id });
    await pool.share(added.id, { partnerPortfolioId });
    expect((await pool.partners(added.id)).data).toEqual([
      { id: partnerPortfolioId, name: 'Wind and Wool' },
    ]);
    await pool.unshare(added.id, { partnerPortfolioId });
    expect((await pool.partners(added.id)).data).toEqual([]);
    await pool.delete(added.id);
    expect(await refusalOf(pool.get(added.id))).toMatchObject({ code: 100, subcode: 33 });
    expect(sent.map(({ method, url }) => `${method} ${url.pathname.split('/').slice(3)}`)).toEqual([
      'POST add_phone_numbers',
      'POST request_code',
      'POST verify_code',
      'GET ',
      'POST share_preverified_numbers',
      'GET partners',
      'DELETE share_preverified_numbers',
      'GET partners',
      'DELETE ',
      'GET ',
    ]);
  });

  it('is listed by how the proofs stand, and by number', async () => {
    const { whatsapp } = clientOf(undefined, { portfolioId });
    const pool = whatsapp.preVerifiedNumbers;
    await pool.add({ phoneNumber });
    await pool.add({ phoneNumber: '+49 30 123456' });
    const numbers = async (options: object) =>
      (await pool.getAll(options)).data.map((number) => number.phone_number);
    expect(await numbers({})).toEqual(['+1 631-555-4000', '+49 30 123456']);
    expect(await numbers({ phoneNumber: '+49 30 123456' })).toEqual(['+49 30 123456']);
    expect(await numbers({ codeVerificationStatus: 'VERIFIED' })).toEqual([]);
  });

  it.each([
    ['phoneNumber', 'add', [{ phoneNumber: '631 555' }]],
    ['id', 'get', ['']],
    ['codeMethod', 'requestVerificationCode', ['1', { codeMethod: 'FAX' }]],
    ['locale', 'requestVerificationCode', ['1', { codeMethod: 'SMS', locale: 'English' }]],
    ['code', 'verify', ['1', { code: '12' }]],
    ['partnerPortfolioId', 'share', ['1', {}]],
    ['id', 'unshare', ['a/b', { partnerPortfolioId }]],
    ['id', 'partners', ['..']],
    ['id', 'delete', [' ']],
  ])('is spared a call that can only fail: %s of %s', async (option, method, given) => {
    const { whatsapp, sent } = clientOf(undefined, { portfolioId });
    const pool = whatsapp.preVerifiedNumbers as unknown as Record<
      string,
      (...given: unknown[]) => Promise<unknown>
    >;
    const error = await refusalOf(pool[method]?.(...given) ?? Promise.resolve());
    expect(error).toMatchObject({ code: 100, option });
    expect(sent).toEqual([]);
  });

  it('never repeats a code in an error', async () => {
    const { whatsapp } = clientOf(undefined, { portfolioId });
    const error = await refusalOf(whatsapp.preVerifiedNumbers.verify('1', { code: '987654' }));
    expect(JSON.stringify(error)).not.toContain('987654');
  });
});
