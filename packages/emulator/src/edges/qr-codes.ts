import * as z from 'zod';
import { readQrCode } from '../fields/qr-code.ts';
import { fieldsInput } from '../handlers/handler.ts';
import { page, pageInput } from '../paging.ts';
import { edge } from './edge.ts';

const MAX_LIMIT = 25;

/** The QR codes of a number, the latest made first. */
export const qrCodes = edge({
  endpoint: 'phoneNumber.listQrCodes',
  input: z.object({ fields: fieldsInput, code: z.string().exactOptional(), ...pageInput }),
  list: ({ qrCodes }, { fields, code: wanted, ...input }, world, { address }) => {
    const all = qrCodes.toReversed();
    const codes = wanted ? all.filter(({ id }) => id === wanted) : all;
    return page(codes, input, (code) => readQrCode(code, fields, world), address, MAX_LIMIT);
  },
});
