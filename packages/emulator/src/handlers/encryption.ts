import * as z from 'zod';
import { selectFrom } from '../fields/selection.ts';
import { setKey } from '../rules/encryption.ts';
import { fieldsInput, type Handlers, handler, success } from './handler.ts';

export const encryption: Handlers<'phoneNumber.getEncryptionKey' | 'phoneNumber.setEncryptionKey'> =
  {
    'phoneNumber.getEncryptionKey': handler(
      z.object({ fields: fieldsInput }),
      ({ encryption: key }, { fields }) => {
        if (!key) return { data: [] };
        const shown = {
          business_public_key: key.publicKey,
          business_public_key_signature_status: key.signature,
        };
        return { data: [selectFrom(shown, fields)] };
      },
    ),

    'phoneNumber.setEncryptionKey': handler(
      z.object({ business_public_key: z.string() }),
      (number, { business_public_key: publicKey }, world) => {
        world.put(setKey(number, publicKey));
        return success;
      },
    ),
  };
