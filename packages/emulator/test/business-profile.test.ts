import { describe, expect, it } from 'vitest';
import { ask, demo, emulatorAt } from './phone.ts';

const edge = `/v26.0/${demo.connected}/whatsapp_business_profile`;
const everything = 'about,address,description,email,profile_picture_url,websites,vertical';

const update = (emulator: Parameters<typeof ask>[0], profile: object) =>
  ask(emulator, 'POST', edge, {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ messaging_product: 'whatsapp', ...profile }),
  });

const profileOf = async (emulator: Parameters<typeof ask>[0], fields = everything) =>
  (await ask(emulator, 'GET', `${edge}?fields=${fields}`)).body.data[0];

describe('a business profile', () => {
  it('is one flat row, in the order asked for, its product last', async () => {
    const { emulator } = emulatorAt();
    await update(emulator, { about: 'Plants', vertical: 'RETAIL' });
    const { text } = await ask(emulator, 'GET', `${edge}?fields=vertical,about`);
    expect(text).toBe(
      '{"data":[{"vertical":"RETAIL","about":"Plants","messaging_product":"whatsapp"}]}',
    );
  });

  it('answers next to nothing where no field is asked for', async () => {
    const { emulator } = emulatorAt();
    await update(emulator, { about: 'Plants' });
    expect((await ask(emulator, 'GET', edge)).body).toEqual({
      data: [{ messaging_product: 'whatsapp' }],
    });
  });

  it('keeps what a change leaves out, and loses what it clears', async () => {
    const { emulator } = emulatorAt();
    await update(emulator, {
      about: 'Plants',
      address: '1 Garden Road',
      email: 'plants@example.com',
      websites: ['https://plants.example'],
      vertical: 'RETAIL',
    });
    await update(emulator, { address: '', websites: [], vertical: '', description: 'Succulents' });
    expect(await profileOf(emulator)).toEqual({
      about: 'Plants',
      description: 'Succulents',
      email: 'plants@example.com',
      messaging_product: 'whatsapp',
    });
  });

  it('shows a picture at an address once it has one, and keeps it', async () => {
    const { emulator } = emulatorAt();
    await update(emulator, { profile_picture_handle: '4::aW1hZ2U=' });
    const shown = (await profileOf(emulator)).profile_picture_url;
    expect(shown).toMatch(/^https:\/\//);
    await update(emulator, { about: 'Plants' });
    expect((await profileOf(emulator)).profile_picture_url).toBe(shown);
  });

  it('belongs to its number', async () => {
    const { emulator } = emulatorAt();
    await update(emulator, { about: 'Plants' });
    const other = `/${demo.unverified}/whatsapp_business_profile?fields=about`;
    expect((await ask(emulator, 'GET', other)).body.data[0].about).toBeUndefined();
  });

  it('can be changed by a form, with the websites as JSON text', async () => {
    const { emulator } = emulatorAt();
    const { status } = await ask(emulator, 'POST', edge, {
      body: new URLSearchParams({
        messaging_product: 'whatsapp',
        websites: '["https://plants.example"]',
      }),
    });
    expect(status).toBe(200);
    expect((await profileOf(emulator)).websites).toEqual(['https://plants.example']);
  });

  it.each([
    [{ about: '' }, 'about'],
    [{ about: 'x'.repeat(140) }, '1 to 139'],
    [{ address: 'x'.repeat(257) }, '0 to 256'],
    [{ description: 'x'.repeat(513) }, '0 to 512'],
    [{ email: 'plants' }, 'email must be an email address'],
    [{ websites: ['plants.example'] }, 'http'],
    [{ websites: ['https://a.example', 'https://b.example', 'https://c.example'] }, 'websites'],
    [{ vertical: 'PLANTS' }, 'Param vertical must be one of {ALCOHOL'],
    [{ messaging_product: 'sms' }, 'Param messaging_product must be one of {whatsapp}'],
  ])('refuses %j', async (profile, problem) => {
    const { emulator } = emulatorAt();
    const { status, body } = await update(emulator, profile);
    expect([status, body.error.code]).toEqual([400, 100]);
    expect(JSON.stringify(body)).toContain(problem);
    expect(await profileOf(emulator)).toEqual({ messaging_product: 'whatsapp' });
  });

  it('names a field that it does not have', async () => {
    const { emulator } = emulatorAt();
    const { body } = await ask(emulator, 'GET', `${edge}?fields=hours`);
    expect(body.error.message).toBe(
      '(#100) Tried accessing nonexisting field (hours) on node type (WhatsAppBusinessProfile)',
    );
  });
});
