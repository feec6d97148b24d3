import type { faults } from '../../packages/emulator/src/fault.ts';
import { register } from './acts.ts';
import { type RefusalsOf, refuses } from './behaviour.ts';
import { assumed, documented, pages, recorded, reported } from './sources.ts';
import { demo } from './stage.ts';

type GraphRefusal =
  | 'unsupported'
  | 'unknownAlias'
  | 'idsRemoved'
  | 'dateFormatRemoved'
  | 'unknownPath'
  | 'nonexistingField'
  | 'invalidParameter'
  | 'missingParameter'
  | 'notOneOf'
  | 'invalidJson'
  | 'invalidCursor'
  | 'batchInvalid';

export const unsupported = (method: string, id: string) =>
  `Unsupported ${method} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation.`;

export const graphRefusals: RefusalsOf<Pick<typeof faults, GraphRefusal>> = {
  unsupported: [
    refuses(
      'an id that is unknown, of another kind, or not to be seen is the same refusal',
      recorded(pages.ruby),
      { code: '400 100/33', says: unsupported('get', '123123') },
      ({ get }) => get('123123'),
    ),
    refuses(
      'the refusal names the verb',
      recorded(pages.ruby),
      { code: '400 100/33', says: unsupported('post', '123123') },
      ({ post }) => post('123123/register'),
    ),
    refuses(
      'a number cannot be deleted by a call',
      assumed(`${pages.changes} says that there is no such call; the refusal is assumed`),
      { code: '400 100/33', says: unsupported('delete', demo.connected) },
      ({ remove }) => remove(demo.connected),
    ),
  ],
  unknownAlias: refuses(
    'an id that is no number',
    reported(`${pages.graphErrors}; which ids are aliases is assumed`),
    { code: '400 803', says: '(#803) Some of the aliases you requested do not exist: lucky' },
    ({ get }) => get('lucky'),
  ),
  idsRemoved: refuses(
    'many ids at once, since October 2026',
    assumed(`${pages.graphChanges} says that it is an error; which one is assumed`),
    { code: '400 100', says: '(#100) The parameter ids is not supported' },
    ({ get }) => get(`?ids=${demo.connected},${demo.test}`),
  ),
  dateFormatRemoved: refuses(
    'a format for dates, since October 2026',
    assumed(`${pages.graphChanges} says that it is an error; which one is assumed`),
    { code: '400 100', says: '(#100) The parameter date_format is not supported' },
    ({ get }) => get(`${demo.connected}?date_format=U`),
  ),
  unknownPath: [
    refuses(
      'a path with a part too many',
      reported('error reports of integrators'),
      { code: '400 2500', says: 'Unknown path components: /a/b' },
      ({ get }) => get(`${demo.connected}/a/b`),
    ),
    refuses(
      'a version that there is not, which is read as a part of the path',
      reported('error reports of integrators'),
      { code: '400 2500', says: `Unknown path components: /${demo.connected}` },
      ({ get }) => get(`v99.0/${demo.connected}`),
    ),
  ],
  nonexistingField: [
    refuses(
      'a field that does not exist is named',
      recorded(`${pages.ruby}; the name of the node type is assumed`),
      {
        code: '400 100',
        says: '(#100) Tried accessing nonexisting field (colour) on node type (WhatsAppBusinessPhoneNumber)',
      },
      ({ get }) => get(`${demo.connected}?fields=colour`),
    ),
    refuses(
      'an edge that does not exist is read as a field',
      recorded(pages.ruby),
      { code: '400 100', says: '(#100) Tried accessing nonexisting field (colours)' },
      ({ get }) => get(`${demo.connected}/colours`),
    ),
  ],
  invalidParameter: refuses(
    'a PIN that is not six digits',
    assumed(`${pages.errors} documents the code; the details are assumed`),
    { code: '400 100', says: 'pin must be 6 digits' },
    (stage) => register(stage, demo.connected, '12345'),
  ),
  missingParameter: refuses(
    'a parameter that is missing is named',
    recorded(pages.ruby),
    { code: '400 100', says: '(#100) The parameter pin is required' },
    ({ post }) => post(`${demo.connected}/register`, { messaging_product: 'whatsapp' }),
  ),
  notOneOf: refuses(
    'a value that is none of those there are',
    documented(pages.graphErrors),
    { code: '400 100', says: '(#100) Param code_method must be one of {SMS, VOICE}' },
    ({ post }) =>
      post(`${demo.unverified}/request_code`, { code_method: 'PIGEON', language: 'en' }),
  ),
  invalidJson: refuses(
    'a body that is not the JSON it says',
    assumed(pages.openApi),
    { code: '400 100', says: '(#100) Invalid JSON in request body' },
    ({ ask }) =>
      ask(`${demo.connected}/register`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"pin":',
      }),
  ),
  invalidCursor: refuses(
    'a cursor that Meta did not give',
    documented(`${pages.changes}, of v24`),
    { code: '400 131059', says: 'The cursor is not valid.' },
    ({ get }) => get(`${demo.account}/phone_numbers?after=QVFIeA`),
  ),
  batchInvalid: [
    refuses(
      'a batch of more than 50',
      documented(pages.batch),
      { code: '400 100', says: 'Too many requests in batch message. Maximum batch size is 50' },
      ({ post }) =>
        post('', { batch: Array(51).fill({ method: 'GET', relative_url: demo.connected }) }),
    ),
    refuses(
      'a request of a batch that waits for one which does not come before it',
      assumed(`${pages.batch} has the rule; the refusal is assumed`),
      { code: '400 100', says: 'batch[0] depends on "later"' },
      ({ post }) =>
        post('', {
          batch: [{ method: 'GET', relative_url: demo.connected, depends_on: 'later' }],
        }),
    ),
  ],
};
