import { act, type ListInput, type ListOfOne, list, read, type Success } from './endpoint.ts';

/** The kinds of image that Meta draws. */
export type QrImageFormat = 'PNG' | 'SVG';

/** A QR code and short link that opens a chat with the number, with a message ready to be sent. */
export interface QrCode {
  /** The code's id: 14 capital letters and digits. */
  readonly code: string;
  /** What the person's message reads before they change it, at most 140 characters. */
  readonly prefilled_message: string;
  /** The short link, such as `https://wa.me/message/4O4YGZEG3RIVE1`. */
  readonly deep_link_url: string;
  /** Where the image is, for a while; only where it was asked for. */
  readonly qr_image_url?: string;
}

/** A field of a QR code; its image has to be asked for in a format. */
export type QrCodeField =
  | Exclude<keyof QrCode, 'qr_image_url'>
  | `qr_image_url.format(${QrImageFormat})`;

export interface ReadQrCodeInput {
  /** The fields to answer; without, all but the image. */
  readonly fields?: readonly QrCodeField[];
}

/** A page holds 25 rows at most. */
export interface ListQrCodesInput extends ReadQrCodeInput, Omit<ListInput<QrCode>, 'fields'> {
  /** Only the code of this id. */
  readonly code?: string;
}

export interface GetQrCodeInput extends ReadQrCodeInput {
  readonly code: string;
}

export interface SaveQrCodeInput {
  /** The code to change; a new one is made when absent. */
  readonly code?: string;
  /** At most 140 characters. */
  readonly prefilled_message: string;
  /** Have an image drawn, and answer where it is. */
  readonly generate_qr_image?: QrImageFormat;
}

export interface DeleteQrCodeInput {
  readonly code: string;
}

const docs = 'https://developers.facebook.com/documentation/business-messaging/whatsapp/qr-codes';

export const qrCode = {
  /** List the QR codes of a number, the latest made first. */
  'phoneNumber.listQrCodes': list<QrCode, ListQrCodesInput>({
    node: 'phoneNumber',
    edge: 'message_qrdls',
    permission: 'whatsapp_business_messaging',
    docs,
  }),

  /** Read one QR code: a list of one. */
  'phoneNumber.getQrCode': read<QrCode, GetQrCodeInput, ListOfOne<Partial<QrCode>>>({
    node: 'phoneNumber',
    edge: 'message_qrdls/{code}',
    permission: 'whatsapp_business_messaging',
    docs,
  }),

  /** Make a QR code, or with `code` change the message of one: to Meta these are one call. */
  'phoneNumber.saveQrCode': act<SaveQrCodeInput, QrCode>({
    node: 'phoneNumber',
    edge: 'message_qrdls',
    repeatable: false,
    permission: 'whatsapp_business_messaging',
    docs,
  }),

  /** Delete a QR code: its link ends. */
  'phoneNumber.deleteQrCode': act<DeleteQrCodeInput, Success>({
    method: 'DELETE',
    node: 'phoneNumber',
    edge: 'message_qrdls/{code}',
    // A second time would find nothing to delete, and call that an error.
    repeatable: false,
    permission: 'whatsapp_business_messaging',
    docs,
  }),
} as const;
