import { checkCount, checkId, checkOptions } from './check.ts';
import { checkOneOf, checkText } from './check-input.ts';
import type { Page, QrCode, QrCodeField, QrImageFormat, Success } from './contract/index.ts';
import type { Answer } from './exchange.ts';
import {
  iterate,
  type ListPage,
  listPage,
  type PageOptions,
  type ReadPage,
  readAll,
} from './lists.ts';
import type { Scope } from './scope.ts';
import type { CallOptions } from './settings.ts';

export interface QrImageOption {
  /** Have `qr_image_url` answered too: where an image of this kind is, for a while. */
  readonly image?: QrImageFormat | undefined;
}

export interface ListQrCodesOptions extends QrImageOption, PageOptions {
  /** Codes in a page; Meta gives at most 25. */
  readonly limit?: number | undefined;
}

export interface QrCodeOption {
  /** The code's id: 14 capital letters and digits, at the end of its link. */
  readonly code: string;
}

export interface GetQrCodeOptions extends QrCodeOption, QrImageOption {}

export interface CreateQrCodeOptions extends QrImageOption {
  /** What the person's message reads before they change it, at most 140 characters. */
  readonly prefilledMessage: string;
}

export interface UpdateQrCodeOptions extends QrCodeOption {
  /** At most 140 characters. */
  readonly prefilledMessage: string;
}

/** QR codes and short links that open a chat with the number; it can have 2,000 of them. */
export default class QrCodesApi {
  readonly #scope: Scope;

  constructor(scope: Scope) {
    this.#scope = scope;
  }

  /**
   * Read one page of the number's QR codes, the latest made first.
   *
   * @throws {GraphError} 131059 for a cursor that is none.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/qr-codes
   * @example
   * const page = await whatsapp.qrCodes.list({ image: 'SVG' });
   * console.log(page.data.length, (await page.next())?.data.length);
   */
  async list(
    options: ListQrCodesOptions = {},
    callOptions?: CallOptions,
  ): Promise<ListPage<QrCode>> {
    return listPage(this.#pages(options, 'list', callOptions), options.after);
  }

  /**
   * Read the number's QR codes one after the other; the next page is read when it is wanted.
   *
   * @throws {GraphError} as `list`.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/qr-codes
   * @example
   * for await (const code of whatsapp.qrCodes.iterate()) console.log(code.deep_link_url);
   */
  iterate(
    options: ListQrCodesOptions = {},
    callOptions?: CallOptions,
  ): AsyncGenerator<QrCode, void, undefined> {
    return iterate(
      this.#pages(options, 'iterate', callOptions),
      options.after,
      callOptions?.signal,
    );
  }

  /**
   * Read every QR code of the number: all pages are followed.
   *
   * @throws {GraphError} as `list`.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/qr-codes
   * @example
   * const { data } = await whatsapp.qrCodes.getAll();
   * console.log(data.length);
   */
  async getAll(
    options: ListQrCodesOptions = {},
    callOptions?: CallOptions,
  ): Promise<Answer<QrCode[]>> {
    return readAll(this.#pages(options, 'getAll', callOptions), options.after);
  }

  #pages(
    options: ListQrCodesOptions,
    method: string,
    callOptions: CallOptions | undefined,
  ): ReadPage<QrCode> {
    checkOptions(options, ['limit', 'after', 'image'], `qrCodes.${method}`);
    const { limit } = options;
    if (limit !== undefined) checkCount(limit, 'limit', 1);
    const input = { ...fieldsOf(options), ...(limit !== undefined && { limit }) };
    const { call, phoneNumberId } = this.#scope;
    return async (after) => {
      const page = after === undefined ? input : { ...input, after };
      const answer = await call('phoneNumber.listQrCodes', phoneNumberId(), page, callOptions);
      return answer as Answer<Page<QrCode>>;
    };
  }

  /**
   * Make a QR code. Never sent twice by itself: that would make two.
   *
   * @throws {GraphError} 100 where the number has 2,000 already.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/qr-codes
   * @example
   * const { data } = await whatsapp.qrCodes.create({ prefilledMessage: 'I have a question' });
   * console.log(data.deep_link_url);
   */
  async create(options: CreateQrCodeOptions, callOptions?: CallOptions): Promise<Answer<QrCode>> {
    checkOptions(options, ['prefilledMessage', 'image'], 'qrCodes.create');
    const { call, phoneNumberId } = this.#scope;
    const image = imageOf(options);
    const input = {
      prefilled_message: checkText(options.prefilledMessage, 'prefilledMessage', 0, 140),
      ...(image && { generate_qr_image: image }),
    };
    return call('phoneNumber.saveQrCode', phoneNumberId(), input, callOptions);
  }

  /**
   * Read one QR code; undefined where the number has none of this id.
   *
   * @throws {GraphError} 100/33 where the number's id is unknown, or the token may not see it.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/qr-codes
   * @example
   * const { data } = await whatsapp.qrCodes.get({ code: '4O4YGZEG3RIVE1', image: 'PNG' });
   * console.log(data?.qr_image_url);
   */
  async get(
    options: GetQrCodeOptions,
    callOptions?: CallOptions,
  ): Promise<Answer<QrCode | undefined>> {
    checkOptions(options, ['code', 'image'], 'qrCodes.get');
    const { call, phoneNumberId } = this.#scope;
    const input = { code: checkId(options.code, 'code'), ...fieldsOf(options) };
    const answer = await call('phoneNumber.getQrCode', phoneNumberId(), input, callOptions);
    return { ...answer, data: answer.data.data?.[0] as QrCode | undefined };
  }

  /**
   * Change the message of a QR code; its link stays.
   *
   * @throws {GraphError} 100 where the number has no such code.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/qr-codes
   * @example
   * const [first] = (await whatsapp.qrCodes.getAll()).data;
   * if (first) await whatsapp.qrCodes.update({ code: first.code, prefilledMessage: 'Hello' });
   */
  async update(options: UpdateQrCodeOptions, callOptions?: CallOptions): Promise<Answer<QrCode>> {
    checkOptions(options, ['code', 'prefilledMessage'], 'qrCodes.update');
    const { call, phoneNumberId } = this.#scope;
    const input = {
      code: checkId(options.code, 'code'),
      prefilled_message: checkText(options.prefilledMessage, 'prefilledMessage', 0, 140),
    };
    return call('phoneNumber.saveQrCode', phoneNumberId(), input, callOptions);
  }

  /**
   * Delete a QR code: its link ends, also where it is printed.
   *
   * @throws {GraphError} 100/33 where the number's id is unknown, or the token may not see it.
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/qr-codes
   * @example
   * await whatsapp.qrCodes.delete({ code: '4O4YGZEG3RIVE1' });
   */
  async delete(options: QrCodeOption, callOptions?: CallOptions): Promise<Answer<Success>> {
    checkOptions(options, ['code'], 'qrCodes.delete');
    const { call, phoneNumberId } = this.#scope;
    const input = { code: checkId(options.code, 'code') };
    return call('phoneNumber.deleteQrCode', phoneNumberId(), input, callOptions);
  }
}

const imageOf = ({ image }: QrImageOption) =>
  image === undefined ? undefined : checkOneOf(image, ['PNG', 'SVG'], 'image');

/** An image has to be asked for, and then so has all else. */
function fieldsOf(options: QrImageOption): { readonly fields?: readonly QrCodeField[] } {
  const image = imageOf(options);
  if (image === undefined) return {};
  return {
    fields: ['code', 'prefilled_message', 'deep_link_url', `qr_image_url.format(${image})`],
  };
}
