import type * as wire from 'meta-cloud-api/contract';
import { faults } from '../fault.ts';
import type { QrCode } from '../nodes.ts';
import type { World } from '../world.ts';
import { type Fields, parseFields, type Selected, select } from './selection.ts';

export const QR_IMAGE_FORMATS = ['PNG', 'SVG'] as const;

/** What Meta answers without `fields`: all but the image. */
const DEFAULT_FIELDS = parseFields('code,prefilled_message,deep_link_url');

/** Reads a QR code as Meta answers it. */
export const readQrCode = (
  code: QrCode,
  selected: readonly Selected[] | undefined,
  world: World,
): Partial<wire.QrCode> => select(readable, code, selected ?? DEFAULT_FIELDS, world);

/** An address that is nobody's: no image is drawn. */
const imageUrl = ({ id }: QrCode, format: string) =>
  `https://scontent.fbcdn.example/${id}.${format.toLowerCase()}`;

/** Reads a QR code as Meta answers it once it is saved, with the image that was asked for. */
export const savedQrCode = (code: QrCode, format: wire.QrImageFormat | undefined): wire.QrCode => ({
  code: code.id,
  prefilled_message: code.message,
  deep_link_url: deepLinkUrl(code),
  ...(format && { qr_image_url: imageUrl(code, format) }),
});

const deepLinkUrl = ({ id }: QrCode) => `https://wa.me/message/${id}`;

const qrCodeFields: Fields<QrCode, wire.QrCode> = {
  code: ({ id }) => id,
  prefilled_message: ({ message }) => message,
  deep_link_url: deepLinkUrl,
  qr_image_url: (code, _world, { format = 'PNG' }) => {
    if (!QR_IMAGE_FORMATS.some((known) => known === format)) {
      throw faults.notOneOf('format', QR_IMAGE_FORMATS);
    }
    return imageUrl(code, format);
  },
};

const readable = { type: 'WhatsAppMessageQRDL', fields: qrCodeFields, always: 'code' } as const;
