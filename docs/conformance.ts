import { createEmulator, createManualClock, type Emulator } from '@meta-cloud-api/emulator';

/** How sure it is that Meta behaves so. */
export type Known = 'documented' | 'recorded' | 'reported' | 'assumed';

/** One thing that the emulator does as Meta does, or is taken to do. */
export interface Behaviour {
  readonly what: string;
  readonly known: Known;
  readonly source: string;
  /** Where the guess can be changed. */
  readonly setting?: string;
  /** What the emulator answers, to be held against `expected`. */
  answers(stage: Stage): Promise<unknown>;
  readonly expected: unknown;
}

/** An emulator with a clock in the hand, and requests to it in Meta's wire names. */
export interface Stage {
  readonly emulator: Emulator;
  advance(by: string): Promise<void>;
  get(path: string): Promise<Outcome>;
  post(path: string, body?: Readonly<Record<string, unknown>>): Promise<Outcome>;
}

/** An answer, cut down to what a client branches on. */
export interface Outcome {
  readonly status: number;
  readonly code: number | undefined;
  readonly subcode: number | undefined;
  readonly body: Record<string, any>;
}

export const connected = '106540352242922';
export const unverified = '110200345501442';
export const account = '102290129340398';

/** Sets up what each behaviour is tried on. */
export function createStage(): Stage {
  const emulator = createEmulator({ clock: createManualClock('2026-11-22T09:00:00Z') });
  const authorization = `Bearer ${emulator.env.WHATSAPP_ACCESS_TOKEN}`;
  const ask = async (path: string, init: RequestInit): Promise<Outcome> => {
    const headers = { authorization, 'content-type': 'application/json' };
    const response = await emulator.fetch(`https://graph.facebook.com/v26.0/${path}`, {
      headers,
      ...init,
    });
    const body = (await response.json()) as Record<string, any>;
    const { code, error_subcode: subcode } = body.error ?? {};
    return { status: response.status, code, subcode, body };
  };
  return {
    emulator,
    advance: async (by) => {
      await emulator.control.clock.advance(by);
    },
    get: (path) => ask(path, {}),
    post: (path, body = {}) => ask(path, { method: 'POST', body: JSON.stringify(body) }),
  };
}

const register = (pin = '123456') => ({ messaging_product: 'whatsapp', pin });
const codeOf = ({ status, code, subcode }: Outcome) =>
  [status, code, subcode].filter((part) => part !== undefined).join('/');
const verify = async ({ post }: Stage) => {
  await post(`${unverified}/request_code`, { code_method: 'SMS', language: 'en_US' });
  return post(`${unverified}/verify_code`, { code: '123456' });
};

const errorPage = "Meta's page of error codes";
const registrationGuide = "Meta's guide to registration, 31 March 2026";
const namesGuide = "Meta's guide to display names, 24 March 2026";
const recording = 'recorded traffic of ruby_whatsapp_sdk';

export const behaviours: readonly Behaviour[] = [
  {
    what: 'an id that is unknown, of another kind, or not to be seen is the same refusal',
    known: 'recorded',
    source: recording,
    answers: async ({ get }) => codeOf(await get('123123')),
    expected: '400/100/33',
  },
  {
    what: 'a field that does not exist is named',
    known: 'recorded',
    source: `${recording}; the name of the node type is assumed`,
    answers: async ({ get }) => (await get(`${connected}?fields=colour`)).body.error.message,
    expected:
      '(#100) Tried accessing nonexisting field (colour) on node type (WhatsAppBusinessPhoneNumber)',
  },
  {
    what: 'a parameter that is missing is named',
    known: 'recorded',
    source: recording,
    answers: async ({ post }) =>
      (await post(`${connected}/register`, { messaging_product: 'whatsapp' })).body.error.message,
    expected: '(#100) The parameter pin is required',
  },
  {
    what: 'a list without rows has no paging',
    known: 'recorded',
    source: recording,
    answers: async ({ get }) =>
      (await get(`${account}/phone_numbers?display_phone_number=16319999999`)).body,
    expected: { data: [] },
  },
  {
    what: 'the default fields of a number leave its status out',
    known: 'recorded',
    source: 'fixtures of integrators, pywa',
    answers: async ({ get }) => 'status' in (await get(connected)).body,
    expected: false,
  },
  {
    what: 'a number that was added is UNVERIFIED',
    known: 'reported',
    source: 'WhatsApp Manager says Unverified; many notes say PENDING',
    answers: async ({ get }) => (await get(`${unverified}?fields=status`)).body.status,
    expected: 'UNVERIFIED',
  },
  {
    what: 'a number that was verified is PENDING until it is registered',
    known: 'recorded',
    source: 'fixtures of many integrators',
    answers: async (stage) => {
      await verify(stage);
      return (await stage.get(`${unverified}?fields=status`)).body.status;
    },
    expected: 'PENDING',
  },
  {
    what: 'a code can be used once',
    known: 'reported',
    source: "Meta's OpenAPI file",
    answers: async (stage) => {
      await verify(stage);
      return codeOf(await stage.post(`${unverified}/verify_code`, { code: '123456' }));
    },
    expected: '400/136025/2388093',
  },
  {
    what: 'a code is good for ten minutes',
    known: 'reported',
    source: "Meta's OpenAPI file",
    setting: 'codeLifetime',
    answers: async ({ post, advance }) => {
      await post(`${unverified}/request_code`, { code_method: 'SMS', language: 'en_US' });
      await advance('10m');
      return codeOf(await post(`${unverified}/verify_code`, { code: '123456' }));
    },
    expected: '400/136025/2388093',
  },
  {
    what: 'no code is sent to a number that is verified',
    known: 'reported',
    source: 'integrators',
    answers: async (stage) => {
      await verify(stage);
      const input = { code_method: 'SMS', language: 'en_US' };
      return codeOf(await stage.post(`${unverified}/request_code`, input));
    },
    expected: '400/136024/2388091',
  },
  {
    what: 'a number that is not verified cannot be registered',
    known: 'documented',
    source: errorPage,
    answers: async ({ post }) => codeOf(await post(`${unverified}/register`, register())),
    expected: '400/133006',
  },
  {
    what: 'a PIN that is not the number’s is refused',
    known: 'documented',
    source: errorPage,
    answers: async ({ post }) => codeOf(await post(`${connected}/register`, register('000000'))),
    expected: '400/133005',
  },
  {
    what: 'ten registrations in 72 hours are taken, the failed ones included; one more is not',
    known: 'documented',
    source: `${registrationGuide}; that failed ones count is reported`,
    setting: 'registrationLimit',
    answers: async ({ post }) => {
      for (let request = 0; request < 10; request++) {
        await post(`${connected}/register`, register(request % 2 ? '000000' : '123456'));
      }
      return codeOf(await post(`${connected}/register`, register()));
    },
    expected: '400/133016',
  },
  {
    what: 'registering again with the right PIN is a success',
    known: 'documented',
    source: registrationGuide,
    answers: async ({ post }) => (await post(`${connected}/register`, register())).body,
    expected: { success: true },
  },
  {
    what: 'a number keeps its PIN when it is deregistered',
    known: 'recorded',
    source: recording,
    answers: async ({ post, get }) => {
      await post(`${connected}/deregister`);
      const { body } = await get(`${connected}?fields=status,is_pin_enabled`);
      return [body.status, body.is_pin_enabled];
    },
    expected: ['DISCONNECTED', true],
  },
  {
    what: 'deregistering twice is a success',
    known: 'recorded',
    source: `${recording}, weakly; Meta's OpenAPI file says 100/2207051`,
    setting: 'deregisterTwice',
    answers: async ({ post }) => {
      await post(`${connected}/deregister`);
      return (await post(`${connected}/deregister`)).body;
    },
    expected: { success: true },
  },
  {
    what: 'a PIN is replaced without the old one',
    known: 'documented',
    source: "Meta's guide to phone numbers, 27 February 2026",
    answers: async ({ post }) => {
      await post(connected, { pin: '654321' });
      return (await post(`${connected}/register`, register('654321'))).body;
    },
    expected: { success: true },
  },
  {
    what: 'a name that was approved holds once the number is registered again',
    known: 'documented',
    source: namesGuide,
    answers: async ({ post, get, emulator }) => {
      await post(connected, { new_display_name: 'My Business Name' });
      emulator.control.names.approve(connected);
      await post(`${connected}/register`, register());
      const { body } = await get(`${connected}?fields=verified_name,new_name_status`);
      return [body.verified_name, body.new_name_status];
    },
    expected: ['My Business Name', 'NONE'],
  },
  {
    what: 'a name that nobody registered for in 14 days is taken back',
    known: 'assumed',
    source: `${namesGuide} says that it must be asked for again`,
    setting: 'nameApplyWindow',
    answers: async ({ post, get, emulator, advance }) => {
      await post(connected, { new_display_name: 'My Business Name' });
      emulator.control.names.approve(connected);
      await advance('14d');
      const { body } = await get(`${connected}?fields=verified_name,new_name_status`);
      return [body.verified_name, body.new_name_status];
    },
    expected: ['Lucky Shrub', 'EXPIRED'],
  },
  {
    what: 'one change of a name is reviewed at a time',
    known: 'reported',
    source: 'Twilio, for the same review',
    answers: async ({ post }) => {
      await post(connected, { new_display_name: 'My Business Name' });
      return codeOf(await post(connected, { new_display_name: 'Another Name' }));
    },
    expected: '400/100',
  },
  {
    what: 'a number cannot be deleted by a call',
    known: 'documented',
    source: "Meta's changelog, 4 June 2026; the text of the refusal is assumed",
    answers: async ({ post }) => codeOf(await post(`${connected}?method=delete`)),
    expected: '400/100/33',
  },
  {
    what: 'a number that is in the account already is not added again',
    known: 'documented',
    source: `${errorPage}; that the code is 100 is assumed`,
    answers: async ({ post }) => {
      const input = { cc: '1', phone_number: '6315551000', verified_name: 'Lucky Shrub' };
      return codeOf(await post(`${account}/phone_numbers`, input));
    },
    expected: '400/100/2388012',
  },
  {
    what: 'a cursor that Meta did not give is refused',
    known: 'documented',
    source: "Meta's changelog of v24",
    answers: async ({ get }) => codeOf(await get(`${account}/phone_numbers?after=QVFIeA`)),
    expected: '400/131059',
  },
];

/** Where Meta's own OpenAPI file says otherwise, and why it is not followed. */
export const departures: readonly (readonly [file: string, here: string, why: string])[] = [
  [
    'an unknown id is 404 with code 803',
    '400 with 100/33',
    'recorded traffic answers 400 with 100/33 to every method',
  ],
  [
    'a refusal for the state of a number is 422',
    '400 with the code of the error page',
    'no 422 was ever recorded',
  ],
  [
    'too many calls are 429',
    '400 with 80008; 429 by the setting `rateLimitStatus`',
    'recorded traffic and the error page say 400',
  ],
  [
    'register needs a number that is UNVERIFIED, and refuses one that is registered',
    'it needs a verified one, and takes a registered one',
    "Meta's guides say the opposite of the file",
  ],
  [
    'the settings have lower-case words and a `visible` flag',
    'ENABLED, DISABLED, DEFAULT, DISABLE_ALL',
    "all of Meta's guides write them so",
  ],
  [
    'the profile is nested under `business_profile`',
    'it is flat in `data[0]`',
    'recorded traffic is flat',
  ],
  [
    '`code_verification_status` is VERIFIED or UNVERIFIED',
    'VERIFIED, NOT_VERIFIED or EXPIRED',
    "recorded traffic and Meta's own SDK",
  ],
];
