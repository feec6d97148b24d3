import { describe, expect, it } from 'vitest';
import { clientAnswering, clientOf, refusalOf } from './client.ts';

describe('reading a business profile', () => {
  it('asks for all fields, and takes the profile out of the list', async () => {
    const { whatsapp, sent } = clientAnswering(() =>
      Response.json({ data: [{ about: 'Plants', messaging_product: 'whatsapp' }] }),
    );
    const { data, exchange } = await whatsapp.businessProfile.get();
    expect(data).toEqual({ about: 'Plants', messaging_product: 'whatsapp' });
    expect(exchange.status).toBe(200);
    expect(sent[0]?.url.pathname).toBe('/v26.0/106540352242922/whatsapp_business_profile');
    expect(sent[0]?.url.searchParams.get('fields')).toBe(
      'about,address,description,email,profile_picture_url,websites,vertical',
    );
  });

  it('asks for the chosen fields only', async () => {
    const { whatsapp, sent } = clientOf();
    const { data } = await whatsapp.businessProfile.get({ fields: ['email'] });
    expect(data).toEqual({ messaging_product: 'whatsapp' });
    expect(sent[0]?.url.searchParams.get('fields')).toBe('email');
  });

  it('is an empty profile where Meta answers an empty list', async () => {
    const { whatsapp } = clientAnswering(() => Response.json({ data: [] }));
    expect((await whatsapp.businessProfile.get()).data).toEqual({});
  });
});

describe('changing a business profile', () => {
  it("sends what is given, under Meta's names", async () => {
    const { whatsapp, sent } = clientOf();
    await whatsapp.businessProfile.update({
      about: 'Plants',
      websites: ['https://plants.example'],
      profilePictureHandle: '4::aW1hZ2U=',
    });
    expect(sent[0]).toMatchObject({
      method: 'POST',
      body: {
        messaging_product: 'whatsapp',
        about: 'Plants',
        websites: ['https://plants.example'],
        profile_picture_handle: '4::aW1hZ2U=',
      },
    });
    expect(Object.keys(sent[0]?.body ?? {})).toHaveLength(4);
  });

  it.each([
    ['about', '', 'must be text of 1 to 139 characters, and has 0'],
    ['about', 'x'.repeat(140), 'and has 140'],
    ['about', 7, 'and is none'],
    ['address', null, 'and is none'],
    ['address', 'x'.repeat(257), 'and has 257'],
    ['description', 'x'.repeat(513), 'and has 513'],
    ['email', `${'x'.repeat(120)}@example.com`, 'and has 132'],
    ['email', 'plants', 'must look like name@example.com'],
    ['websites', ['plants.example'], 'https:// or http://'],
    ['websites', ['https://a.example', 'https://b.example', 'https://c.example'], 'at most 2'],
    ['websites', [`https://${'x'.repeat(249)}`], 'at most 256'],
    ['vertical', 'retail', "such as 'RETAIL'"],
    ['profilePictureHandle', '', 'the upload answered'],
    ['website', 'https://plants.example', 'is not an option of businessProfile.update'],
  ])('refuses %s before sending: %j', async (option, value, problem) => {
    const { whatsapp, sent } = clientOf();
    const error = await refusalOf(whatsapp.businessProfile.update({ [option]: value }));
    expect(error).toMatchObject({ name: 'InputError', option, code: 100 });
    expect(error.message).toContain(problem);
    expect(sent).toEqual([]);
  });

  it('counts characters as people do, and takes what is exactly as long as it may be', async () => {
    const { whatsapp } = clientOf();
    const about = '🌵'.repeat(139);
    await whatsapp.businessProfile.update({ about });
    expect((await whatsapp.businessProfile.get({ fields: ['about'] })).data.about).toBe(about);
  });

  it('refuses a change of nothing', async () => {
    const { whatsapp, sent } = clientOf();
    const error = await refusalOf(whatsapp.businessProfile.update({}));
    expect(error).toMatchObject({ name: 'InputError', option: 'options' });
    expect(sent).toEqual([]);
  });
});
