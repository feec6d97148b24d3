import { describe, expect, it } from 'vitest';
import { clientAnswering, refusalOf } from './client.ts';

describe('the data of the app', () => {
  it('is asked for by its type, and answered with the id of the request', async () => {
    const { whatsapp, sent } = clientAnswering(() =>
      Response.json({ messaging_product: 'whatsapp', request_id: 'abc' }),
    );
    const { data } = await whatsapp.coexistence.sync({ type: 'smb_app_state_sync' });
    expect(data.request_id).toBe('abc');
    expect(sent[0]?.url.pathname).toBe('/v26.0/106540352242922/smb_app_data');
    expect(sent[0]?.body).toEqual({
      messaging_product: 'whatsapp',
      sync_type: 'smb_app_state_sync',
    });
  });

  it('is never asked for with another type', async () => {
    const { whatsapp, sent } = clientAnswering(() => Response.json({}));
    const error = await refusalOf(whatsapp.coexistence.sync({ type: 'contacts' as never }));
    expect([error.name, error.option, sent]).toEqual(['InputError', 'type', []]);
  });
});
