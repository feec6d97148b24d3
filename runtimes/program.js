import WhatsApp, { GraphError, InputError } from 'meta-cloud-api';
import { explain } from 'meta-cloud-api/contract';

/**
 * What the built client has to be able to do in every runtime. Throws where it cannot.
 * @param {{ baseUrl: string, accessToken: string, phoneNumberId: string, appSecret: string }} options
 */
export async function program(options) {
  const whatsapp = new WhatsApp(options);
  const { data } = await whatsapp.phoneNumber.get();
  check(data.status === 'CONNECTED', `the number is ${data.status}`);
  const all = await whatsapp.phoneNumber.getAll();
  check(all.data.length === 3, `there are ${all.data.length} numbers`);
  const names = [];
  for await (const number of whatsapp.phoneNumber.iterate({
    fields: ['verified_name'],
    limit: 1,
  })) {
    names.push(number.verified_name);
  }
  check(names.includes('Lucky Shrub'), names.join());
  const refused = await whatsapp
    .forNumber('42')
    .phoneNumber.get()
    .catch((error) => error);
  check(GraphError.is(refused) && refused.code === 100 && refused.subcode === 33, String(refused));
  check(refused.fix === explain(100, 33)?.fix, `the fix is ${refused.fix}`);
  const input = await whatsapp.phoneNumber.register({ pin: '1' }).catch((error) => error);
  check(InputError.is(input), String(input));
  const slow = await whatsapp.phoneNumber
    .get({}, { signal: AbortSignal.abort() })
    .catch((error) => error);
  check(slow.reason === 'aborted', String(slow));
}

/** @param {boolean} holds @param {string} otherwise */
function check(holds, otherwise) {
  if (!holds) throw new Error(otherwise);
}
