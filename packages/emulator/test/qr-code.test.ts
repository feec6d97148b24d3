import type { Settings } from '@meta-cloud-api/emulator';
import { describe, expect, it } from 'vitest';
import { ask, clientFor, demo, emulatorAt, outcome } from './phone.ts';

const edge = `/v26.0/${demo.connected}/message_qrdls`;

const numberAt = (settings?: Partial<Settings>) => {
  const { emulator } = emulatorAt(settings);
  return { emulator, qrCodes: clientFor(emulator, demo.connected).qrCodes };
};

describe('a QR code', () => {
  it('has 14 characters, none of which can be mistaken, and none twice', async () => {
    const { qrCodes } = numberAt();
    for (let made = 0; made < 50; made++) await qrCodes.create({ prefilledMessage: 'Hello' });
    const codes = (await qrCodes.getAll()).data.map(({ code }) => code);
    for (const code of codes) expect(code).toMatch(/^[A-Z2-7]{14}$/);
    expect(new Set(codes).size).toBe(50);
  });

  it('answers all but its image, unless that is asked for', async () => {
    const { emulator, qrCodes } = numberAt();
    const { code } = (await qrCodes.create({ prefilledMessage: 'Hello' })).data;
    const row = {
      code,
      prefilled_message: 'Hello',
      deep_link_url: `https://wa.me/message/${code}`,
    };
    expect((await ask(emulator, 'GET', edge)).body.data).toEqual([row]);
    expect((await ask(emulator, 'GET', `${edge}/${code}`)).body).toEqual({ data: [row] });
    const svg = await ask(emulator, 'GET', `${edge}?fields=qr_image_url.format(SVG)`);
    expect(Object.keys(svg.body.data[0])).toEqual(['qr_image_url', 'code']);
    expect(svg.body.data[0].qr_image_url).toMatch(/\.svg$/);
    const jpg = await ask(emulator, 'GET', `${edge}/${code}?fields=qr_image_url.format(JPG)`);
    expect(jpg.body.error.message).toBe('(#100) Param format must be one of {PNG, SVG}');
  });

  it('is listed with the latest first, 25 to a page at most, and found by its code', async () => {
    const { emulator, qrCodes } = numberAt();
    for (let made = 0; made < 26; made++) {
      await qrCodes.create({ prefilledMessage: `Message ${made}` });
    }
    const { body } = await ask(emulator, 'GET', `${edge}?limit=100`);
    expect(body.data).toHaveLength(25);
    expect(body.data[0].prefilled_message).toBe('Message 25');
    expect(body.paging.next).toContain('limit=25');
    const { code } = body.data[3];
    const found = await ask(emulator, 'GET', `${edge}?code=${code}`);
    expect(found.body.data).toEqual([body.data[3]]);
    expect((await ask(emulator, 'GET', `${edge}?code=AAAAAAAAAAAAAA`)).body).toEqual({ data: [] });
  });

  it('is asked for as whatsapp-api-js does: the image in small letters, and changed by its own address', async () => {
    const { emulator } = numberAt();
    const query = 'generate_qr_image=svg&prefilled_message=Hello';
    const { body: made } = await ask(emulator, 'POST', `${edge}?${query}`);
    expect(made.qr_image_url).toMatch(/\.svg$/);
    const address = `${edge}/${made.code}`;
    const changed = await ask(emulator, 'POST', `${address}?prefilled_message=Goodbye`);
    expect(changed.body).toMatchObject({ code: made.code, prefilled_message: 'Goodbye' });
    expect((await ask(emulator, 'GET', address)).body.data[0].prefilled_message).toBe('Goodbye');
    expect(emulator.requests({ endpoint: 'phoneNumber.saveQrCode' })).toHaveLength(2);
  });

  it('keeps its code, its link and its place when its message changes', async () => {
    const { qrCodes } = numberAt();
    const { data: first } = await qrCodes.create({ prefilledMessage: 'First' });
    await qrCodes.create({ prefilledMessage: 'Second' });
    const { data } = await qrCodes.update({ code: first.code, prefilledMessage: 'Changed' });
    expect(data).toEqual({ ...first, prefilled_message: 'Changed' });
    const messages = (await qrCodes.getAll()).data.map((code) => code.prefilled_message);
    expect(messages).toEqual(['Second', 'Changed']);
  });

  it('belongs to its number', async () => {
    const { emulator, qrCodes } = numberAt();
    const { code } = (await qrCodes.create({ prefilledMessage: 'Hello' })).data;
    const other = clientFor(emulator, demo.test).qrCodes;
    expect((await other.getAll()).data).toEqual([]);
    expect((await other.get({ code })).data).toBeUndefined();
    await other.delete({ code });
    expect((await qrCodes.get({ code })).data?.code).toBe(code);
  });

  it('can be deleted by a POST that says so', async () => {
    const { emulator, qrCodes } = numberAt();
    const { code } = (await qrCodes.create({ prefilledMessage: 'Hello' })).data;
    await ask(emulator, 'POST', `${edge}/${code}?method=delete`);
    expect((await qrCodes.getAll()).data).toEqual([]);
  });
});

describe('refused is', () => {
  it.each([
    [{}, 'The parameter prefilled_message is required'],
    [{ prefilled_message: 'x'.repeat(141) }, '0 to 140'],
    [{ prefilled_message: 'Hello', generate_qr_image: 'JPG' }, 'one of {PNG, SVG}'],
    [{ prefilled_message: 'Hello', code: 'AAAAAAAAAAAAAA' }, 'no QR code AAAAAAAAAAAAAA'],
  ])('saving %j', async (input, problem) => {
    const { emulator } = numberAt();
    const { status, body } = await ask(emulator, 'POST', edge, {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(input),
    });
    expect([status, body.error.code]).toEqual([400, 100]);
    expect(JSON.stringify(body)).toContain(problem);
  });

  it('one more than a number may have', async () => {
    const { qrCodes } = numberAt({ qrCodeLimit: 2 });
    const create = () => outcome(qrCodes.create({ prefilledMessage: 'Hello' }));
    expect([await create(), await create(), await create()]).toEqual(['ok', 'ok', '100']);
    const [code] = (await qrCodes.getAll()).data;
    await qrCodes.delete({ code: code?.code ?? '' });
    expect(await create()).toBe('ok');
  });

  it('a code that is not there, where the settings say so', async () => {
    const code = 'AAAAAAAAAAAAAA';
    const { qrCodes: ignoring } = numberAt();
    expect(await outcome(ignoring.get({ code }))).toBe('ok');
    expect(await outcome(ignoring.delete({ code }))).toBe('ok');
    const { qrCodes: refusing } = numberAt({ unknownQrCode: 'refuse' });
    expect(await outcome(refusing.get({ code }))).toBe('100');
    expect(await outcome(refusing.delete({ code }))).toBe('100');
  });

  it('a path that goes on behind the code, or a verb that it does not know', async () => {
    const { emulator } = numberAt();
    const deeper = await ask(emulator, 'GET', `${edge}/AAAAAAAAAAAAAA/image`);
    expect(deeper.body.error.code).toBe(2500);
    const put = await ask(emulator, 'PUT', `${edge}/AAAAAAAAAAAAAA`);
    expect(put.body.error).toMatchObject({ code: 100, error_subcode: 33 });
  });
});
