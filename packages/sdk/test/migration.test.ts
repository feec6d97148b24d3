import { describe, expect, it } from 'vitest';
import { clientOf, refusalOf } from './client.ts';

const businessAccountId = '104996122399160';

describe('a number that is added', () => {
  const sentBy = async (options: object) => {
    const { whatsapp, sent } = clientOf(undefined, { businessAccountId });
    await whatsapp.phoneNumber.create(options as never).catch(() => {});
    return sent[0]?.body;
  };

  it('is written as a whole or in its two parts', async () => {
    const number = { cc: '1', phone_number: '6315554000', verified_name: 'Lucky Shrub' };
    const displayName = 'Lucky Shrub';
    expect(await sentBy({ phoneNumber: '+1 631 555 4000', displayName })).toEqual(number);
    for (const countryCode of ['1', '+1']) {
      expect(await sentBy({ countryCode, phoneNumber: '631-555-4000', displayName })).toEqual(
        number,
      );
    }
  });

  it('may be migrated, with the name it has', async () => {
    const number = { cc: '1', phone_number: '6315551000', migrate_phone_number: true };
    expect(await sentBy({ phoneNumber: '+16315551000', migrate: true })).toEqual(number);
    const named = { phoneNumber: '+16315551000', migrate: true, displayName: 'Lucky Shrub' };
    expect(await sentBy(named)).toEqual({ ...number, verified_name: 'Lucky Shrub' });
  });

  it('may come out of a pool', async () => {
    expect(await sentBy({ preVerifiedId: '42', displayName: 'Lucky Shrub' })).toEqual({
      preverified_id: '42',
      verified_name: 'Lucky Shrub',
    });
  });

  it.each([
    ['displayName', { phoneNumber: '+1 631 555 4000' }],
    ['displayName', { preVerifiedId: '42' }],
    ['phoneNumber', { displayName: 'Lucky Shrub' }],
    ['phoneNumber', { countryCode: '1', phoneNumber: '32665', displayName: 'Lucky Shrub' }],
    ['countryCode', { countryCode: '16', phoneNumber: '315554000', displayName: 'Lucky Shrub' }],
    ['preVerifiedId', { preVerifiedId: '42', phoneNumber: '+1 631 555 4000', displayName: 'Abc' }],
    ['preVerifiedId', { preVerifiedId: '42', migrate: true }],
    ['migrated', { phoneNumber: '+1 631 555 4000', migrated: true, displayName: 'Abc' }],
  ])('is refused before it is sent for its %s: %j', async (option, options) => {
    const { whatsapp, sent } = clientOf(undefined, { businessAccountId });
    const error = await refusalOf(whatsapp.phoneNumber.create(options as never));
    expect(error).toMatchObject({ code: 100, option, sent: false });
    expect(sent).toEqual([]);
  });
});

describe('the move of an account', () => {
  it('to a solution or to an app is asked for, and followed', async () => {
    const { whatsapp, sent, emulator } = clientOf(undefined, { businessAccountId });
    const { migration } = whatsapp;
    const { data } = await migration.setSolutionIntent({ solutionId: '774485461512159' });
    await migration.setSolutionIntent({ appId: '670843887433847' });
    expect(sent.map(({ body }) => body)).toEqual([
      { solution_id: '774485461512159' },
      { app_id: '670843887433847' },
    ]);
    expect((await migration.getIntent(data.id)).data).toEqual({ id: data.id, status: 'INITIATED' });
    emulator.control.migrations.accept(data.id);
    expect((await migration.getIntent(data.id)).data.status).toBe('ACCEPTED');
  });

  it.each([{}, { solutionId: '1', appId: '2' }])('goes to one place: %j', async (options) => {
    const { whatsapp, sent } = clientOf(undefined, { businessAccountId });
    const error = await refusalOf(whatsapp.migration.setSolutionIntent(options));
    expect(error).toMatchObject({ code: 100, option: 'options' });
    expect(sent).toEqual([]);
  });
});
