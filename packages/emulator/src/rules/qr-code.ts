import { faults } from '../fault.ts';
import type { PhoneNumber, QrCode } from '../nodes.ts';
import type { World } from '../world.ts';

/** The number's QR codes: each keeps its code for ever, and its message until another is given. */
interface Saved {
  readonly number: PhoneNumber;
  readonly code: QrCode;
}

export function createQrCode(number: PhoneNumber, message: string, world: World): Saved {
  const { qrCodeLimit } = world.settings;
  if (number.qrCodes.length >= qrCodeLimit) throw faults.qrCodeLimitReached(qrCodeLimit);
  const code = { id: world.ids.qrCode(), message };
  return { number: { ...number, qrCodes: [...number.qrCodes, code] }, code };
}

export function changeQrCode(number: PhoneNumber, id: string, message: string): Saved {
  if (!hasQrCode(number, id)) throw faults.qrCodeUnknown(id);
  const code = { id, message };
  const qrCodes = number.qrCodes.map((each) => (each.id === id ? code : each));
  return { number: { ...number, qrCodes }, code };
}

export function deleteQrCode(number: PhoneNumber, id: string, world: World): PhoneNumber {
  checkQrCode(number, id, world);
  return { ...number, qrCodes: number.qrCodes.filter((code) => code.id !== id) };
}

/** Refuses a code that is not there, where the settings say that Meta does. */
export function checkQrCode(number: PhoneNumber, id: string, world: World): void {
  const isRefused = world.settings.unknownQrCode === 'refuse' && !hasQrCode(number, id);
  if (isRefused) throw faults.qrCodeUnknown(id);
}

const hasQrCode = ({ qrCodes }: PhoneNumber, id: string) => qrCodes.some((code) => code.id === id);
