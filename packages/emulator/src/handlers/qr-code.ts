import * as z from 'zod';
import { qrCodes } from '../edges/qr-codes.ts';
import { QR_IMAGE_FORMATS, readQrCode, savedQrCode } from '../fields/qr-code.ts';
import { changeQrCode, checkQrCode, createQrCode, deleteQrCode } from '../rules/qr-code.ts';
import { characters, fieldsInput, type Handlers, handler, listed, success } from './handler.ts';

/** Meta's guide writes capitals; whatsapp-api-js, which works, does not. */
const imageFormat = z
  .string()
  .transform((format) => format.toUpperCase())
  .pipe(z.enum(QR_IMAGE_FORMATS));

export const qrCode: Handlers<
  | 'phoneNumber.listQrCodes'
  | 'phoneNumber.getQrCode'
  | 'phoneNumber.saveQrCode'
  | 'phoneNumber.deleteQrCode'
> = {
  'phoneNumber.listQrCodes': listed(qrCodes),

  'phoneNumber.getQrCode': handler(
    z.object({ fields: fieldsInput, code: z.string() }),
    (number, { fields, code: wanted }, world) => {
      checkQrCode(number, wanted, world);
      const codes = number.qrCodes.filter(({ id }) => id === wanted);
      return { data: codes.map((code) => readQrCode(code, fields, world)) };
    },
  ),

  'phoneNumber.saveQrCode': handler(
    z.object({
      code: z.string().exactOptional(),
      prefilled_message: characters(0, 140),
      generate_qr_image: imageFormat.exactOptional(),
    }),
    (number, { code: id, prefilled_message: message, generate_qr_image: format }, world) => {
      const saved = id ? changeQrCode(number, id, message) : createQrCode(number, message, world);
      world.put(saved.number);
      return savedQrCode(saved.code, format);
    },
  ),

  'phoneNumber.deleteQrCode': handler(z.object({ code: z.string() }), (number, { code }, world) => {
    world.put(deleteQrCode(number, code, world));
    return success;
  }),
};
