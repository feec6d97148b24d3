import * as z from 'zod';
import { setKey } from '../rules/encryption.ts';
import { type Handlers, handler, success } from './handler.ts';

export const encryption: Handlers<'phoneNumber.getEncryptionKey' | 'phoneNumber.setEncryptionKey'> =
  {
    'phoneNumber.getEncryptionKey': handler(z.object({}), ({ encryption: key }) => ({
      data: key
        ? [
            {
              business_public_key: key.publicKey,
              business_public_key_signature_status: key.signature,
            },
          ]
        : [],
    })),

    'phoneNumber.setEncryptionKey': handler(
      z.object({ business_public_key: z.string() }),
      (number, { business_public_key: publicKey }, world) => {
        world.put(setKey(number, publicKey));
        return success;
      },
    ),
  };
