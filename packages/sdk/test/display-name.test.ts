import { describe, expect, it } from 'vitest';
import { clientOf, refusalOf } from './client.ts';

const id = '106540352242922';

describe('the display name', () => {
  it('is asked for, and read as one object with its review', async () => {
    const { whatsapp, emulator, sent } = clientOf();
    const { displayName } = whatsapp;
    expect((await displayName.status()).data).toEqual({
      verified_name: 'Lucky Shrub',
      name_status: 'APPROVED',
      new_name_status: 'NONE',
      id,
    });
    await displayName.request({ displayName: 'My Business Name' });
    expect(sent[1]?.body).toEqual({ new_display_name: 'My Business Name' });
    emulator.control.names.reject(id);
    expect((await displayName.status()).data).toEqual({
      verified_name: 'Lucky Shrub',
      name_status: 'APPROVED',
      new_display_name: 'My Business Name',
      new_name_status: 'DECLINED',
      id,
    });
  });

  it('names the method that was called wrongly', async () => {
    const { displayName, phoneNumber } = clientOf().whatsapp;
    const options = { name: 'My Business Name' } as never;
    expect((await refusalOf(displayName.request(options))).message).toContain(
      'displayName.request',
    );
    expect((await refusalOf(phoneNumber.updateDisplayName(options))).message).toContain(
      'phoneNumber.updateDisplayName',
    );
  });
});

describe('the history of a display name', () => {
  const { displayName } = clientOf().whatsapp;
  const update = (time: number, decision: string, name = 'Lucky Shrub') => ({
    field: 'phone_number_name_update',
    time,
    value: {
      display_phone_number: '16315551000',
      decision,
      requested_verified_name: name,
      rejection_reason: decision === 'REJECTED' ? 'NAME_NOT_CONSISTENT' : null,
    },
  });

  it('is the decisions among all changes, the oldest first', async () => {
    const changes = [
      update(300, 'APPROVED'),
      { field: 'messages', time: 200, value: { statuses: [] } },
      update(100, 'REJECTED', 'The Best'),
    ];
    expect(await displayName.history(changes)).toEqual([
      {
        time: 100,
        display_phone_number: '16315551000',
        decision: 'REJECTED',
        requested_verified_name: 'The Best',
        rejection_reason: 'NAME_NOT_CONSISTENT',
      },
      {
        time: 300,
        display_phone_number: '16315551000',
        decision: 'APPROVED',
        requested_verified_name: 'Lucky Shrub',
        rejection_reason: null,
      },
    ]);
    expect(changes[0]?.time).toBe(300);
  });

  it('counts a webhook that came twice once', async () => {
    const changes = [update(100, 'DEFERRED'), update(100, 'DEFERRED'), update(200, 'DEFERRED')];
    const updates = await displayName.history(changes);
    expect(updates.map(({ time }) => time)).toEqual([100, 200]);
  });

  it('takes whole bodies, as Meta sent them, with the time of each entry', async () => {
    const value = {
      display_phone_number: '16315551000',
      decision: 'APPROVED',
      requested_verified_name: 'Lucky Shrub',
      rejection_reason: null,
    };
    const changes = [{ field: 'phone_number_name_update', value }];
    const body = { object: 'whatsapp_business_account', entry: [{ id: '5', time: 9, changes }] };
    expect(await displayName.history([body, body])).toEqual([{ ...value, time: 9 }]);
    await expect(displayName.history(changes as never)).rejects.toThrow('the time of their entry');
  });

  it('is empty where nothing was decided, and takes only a list', async () => {
    expect(await displayName.history([])).toEqual([]);
    await expect(displayName.history(undefined as never)).rejects.toThrow(
      'webhooks must be a list',
    );
  });
});
