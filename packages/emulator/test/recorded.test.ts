import { describe, expect, it } from 'vitest';
import { ask, demo, emulatorAt, form } from './phone.ts';

/**
 * What others recorded of Meta, and what is answered here: the same keys in the same order, of the same
 * types, and where Meta's words are no one's data, the same words. The recordings are those of
 * ruby_whatsapp_sdk; what integrators published from production is marked as theirs.
 */
interface Recording {
  readonly what: string;
  readonly request: readonly [method: string, path: string, init?: RequestInit];
  /** What had happened before. */
  readonly after?: (emulator: ReturnType<typeof emulatorAt>['emulator']) => Promise<unknown>;
  readonly status: number;
  /** Keys and types; texts that are Meta's own are written out. */
  readonly shape: unknown;
  readonly headers?: Readonly<Record<string, RegExp>>;
}

const string = 'a string';
const boolean = 'a boolean';
const usage = (type: string, count = '\\d+') => ({
  'x-business-use-case-usage': new RegExp(
    `^\\{"${demo.accountId}":\\[\\{"type":"${type}","call_count":${count},"total_cputime":\\d+,"total_time":\\d+,"estimated_time_to_regain_access":0\\}\\]\\}$`,
  ),
});
const idle = { 'x-app-usage': /^\{"call_count":0,"total_cputime":0,"total_time":0\}$/ };
const challenge = (reason: string) => ({
  'www-authenticate': new RegExp(`^OAuth "Facebook Platform" "${reason}" "`),
});

const refusal = (message: string, type: string, code: number, more = {}) => ({
  error: { message, type, code, ...more, fbtrace_id: string },
});
const unsupported = (verb: string) =>
  refusal(
    `Unsupported ${verb} request. Object with ID '123123' does not exist, cannot be loaded due to missing permissions, or does not support this operation. Please read the Graph API documentation at https://developers.facebook.com/docs/graph-api`,
    'GraphMethodException',
    100,
    { error_subcode: 33 },
  );
const pin = form({ messaging_product: 'whatsapp', pin: '123456' });
const people = { is_transient: boolean, error_user_title: string, error_user_msg: string };
const cloud = { error_data: { messaging_product: 'whatsapp', details: string } };

const testNumber = {
  id: string,
  is_official_business_account: boolean,
  display_phone_number: '+1 555-093-4873',
  verified_name: 'Test Number',
  account_mode: 'SANDBOX',
  quality_rating: 'GREEN',
  code_verification_status: 'NOT_VERIFIED',
  eligibility_for_api_business_global_search: 'NON_ELIGIBLE_VERIFIED_LEVEL',
  is_pin_enabled: boolean,
  name_status: 'AVAILABLE_WITHOUT_REVIEW',
  new_name_status: 'NONE',
  status: 'DISCONNECTED',
  search_visibility: 'NON_VISIBLE',
};
const ofTestNumber = Object.keys(testNumber).join(',');

const recordings: readonly Recording[] = [
  {
    what: 'a registration, as a form',
    request: ['POST', `/v19.0/${demo.test}/register`, pin],
    status: 200,
    shape: { success: true },
    headers: usage('whatsapp'),
  },
  {
    what: 'the end of a registration',
    request: ['POST', `/v19.0/${demo.test}/deregister`],
    status: 200,
    shape: { success: true },
    headers: usage('whatsapp', '1'),
  },
  {
    what: 'a test number that was deregistered',
    after: (emulator) => ask(emulator, 'POST', `/${demo.test}/deregister`),
    request: ['GET', `/v19.0/${demo.test}?fields=${ofTestNumber}`],
    status: 200,
    shape: testNumber,
    headers: usage('whatsapp_business_management'),
  },
  {
    what: 'a number in production, as integrators published it',
    after: async ({ control }) =>
      control.numbers.update(demo.connected, {
        lastOnboarded: '2025-10-14T10:13:11Z',
        ownership: 'VERIFIED',
      }),
    request: ['GET', `/v22.0/${demo.connected}`],
    status: 200,
    shape: {
      verified_name: string,
      code_verification_status: 'VERIFIED',
      display_phone_number: string,
      quality_rating: 'GREEN',
      platform_type: 'CLOUD_API',
      throughput: { level: 'STANDARD' },
      last_onboarded_time: '2025-10-14T10:13:11+0000',
      id: string,
    },
  },
  {
    what: 'a list of one number',
    request: [
      'GET',
      `/v19.0/${demo.accountId}/phone_numbers?display_phone_number=15550934873&fields=id,status`,
    ],
    status: 200,
    shape: {
      data: [{ id: string, status: string }],
      paging: { cursors: { before: string, after: string } },
    },
    headers: usage('whatsapp_business_management'),
  },
  {
    what: 'a list of none',
    request: ['GET', `/v19.0/${demo.secondAccountId}/phone_numbers`],
    status: 200,
    shape: { data: [] },
  },
  {
    what: 'a profile',
    after: (emulator) =>
      ask(
        emulator,
        'POST',
        `/${demo.connected}/whatsapp_business_profile`,
        form({ messaging_product: 'whatsapp', about: 'Shrubs', email: 'a@b.co', vertical: 'EDU' }),
      ),
    request: [
      'GET',
      `/v19.0/${demo.connected}/whatsapp_business_profile?fields=about,email,vertical`,
    ],
    status: 200,
    shape: {
      data: [{ about: string, email: string, vertical: 'EDU', messaging_product: 'whatsapp' }],
    },
  },
  {
    what: 'an unknown id that is written to',
    request: ['POST', '/v19.0/123123/register', pin],
    status: 400,
    shape: unsupported('post'),
    headers: { ...idle, ...challenge('invalid_request') },
  },
  {
    what: 'an unknown id that is read',
    request: ['GET', '/v19.0/123123/phone_numbers'],
    status: 400,
    shape: unsupported('get'),
    headers: idle,
  },
  {
    what: 'a code that was not sent, as integrators published it',
    after: ({ control }) => Promise.resolve(control.lines.update('16315552000', { noSms: true })),
    request: [
      'POST',
      `/v19.0/${demo.unverified}/request_code`,
      form({ code_method: 'SMS', language: 'pt_BR' }),
    ],
    status: 400,
    shape: refusal('Request code error', 'OAuthException', 136024, {
      error_subcode: 2388091,
      ...people,
    }),
  },
  {
    what: 'a wrong code, as integrators published it',
    request: ['POST', `/v19.0/${demo.unverified}/verify_code`, form({ code: '000000' })],
    status: 400,
    shape: refusal('Verify code error', 'OAuthException', 136025, {
      error_subcode: 2388093,
      ...people,
      error_user_msg: 'The code entered is incorrect.',
    }),
  },
  {
    what: 'a registration before the name was processed, as integrators published it',
    after: async (emulator) => {
      emulator.control.settings.set({ provisioningDelay: '5m' });
      const code = form({ code_method: 'SMS', language: 'en_US' });
      await ask(emulator, 'POST', `/${demo.unverified}/request_code`, code);
      await ask(emulator, 'POST', `/${demo.unverified}/verify_code`, form({ code: '123456' }));
    },
    request: ['POST', `/v22.0/${demo.unverified}/register`, pin],
    status: 400,
    shape: refusal('Invalid parameter', 'OAuthException', 100, {
      error_subcode: 2388001,
      ...people,
      error_user_title: 'Cannot Create Certificate',
    }),
  },
  {
    what: 'a message of a number that is not registered, as integrators published it',
    request: [
      'POST',
      `/v19.0/${demo.unverified}/messages`,
      form({ messaging_product: 'whatsapp', to: '16505551234', text: '{"body":"Hello"}' }),
    ],
    status: 400,
    shape: refusal('(#133010) Account not registered', 'OAuthException', 133010, cloud),
    headers: challenge('invalid_request'),
  },
  {
    what: 'a token that is none',
    request: ['GET', `/v19.0/${demo.connected}`, { headers: { authorization: 'Bearer none' } }],
    status: 401,
    shape: refusal('Invalid OAuth access token - Cannot parse access token', 'OAuthException', 190),
    headers: challenge('invalid_token'),
  },
  {
    what: 'a PIN that is missing',
    request: ['POST', `/v19.0/${demo.test}/register`, form({ messaging_product: 'whatsapp' })],
    status: 400,
    shape: refusal('(#100) The parameter pin is required', 'OAuthException', 100),
  },
];

/** The value with its own data left out wherever the recording names a type only. */
function as(shape: unknown, value: unknown): unknown {
  if (shape === string || shape === boolean) return `a ${typeof value}`;
  if (typeof shape !== 'object' || typeof value !== 'object' || !shape || !value) return value;
  if (Array.isArray(value)) return value.map((item, at) => as((shape as unknown[])[at], item));
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, as((shape as any)[key], inner)]),
  );
}

describe('the answer is the one that was recorded:', () => {
  it.each(recordings)('$what', async ({ request, after, status, shape, headers = {} }) => {
    const { emulator } = emulatorAt();
    await after?.(emulator);
    const answer = await ask(emulator, ...request);
    expect(answer.status).toBe(status);
    // As text, so that the order of the keys counts.
    expect(JSON.stringify(as(shape, answer.body))).toBe(JSON.stringify(shape));
    for (const [name, pattern] of Object.entries(headers)) {
      expect(answer.headers.get(name)).toMatch(pattern);
    }
    const [major] = /(?<=^\/v)\d+/.exec(request[1]) ?? [];
    const upgraded = answer.headers.get('x-ad-api-version-warning') ?? '';
    expect(upgraded.includes(`as v${major}.0 has been deprecated.`)).toBe(major === '19');
  });
});
