import { inspect } from 'node:util';
import { ConnectionError, GraphError, InputError } from 'meta-cloud-api';
import { describe, expect, it } from 'vitest';
import { clientAnswering, clientOf, refusalOf } from './client.ts';

const answering = (body: unknown, status = 400) =>
  refusalOf(clientAnswering(() => Response.json(body, { status })).whatsapp.phoneNumber.get());

describe('Meta said no', () => {
  it('carries everything that Meta said', async () => {
    const error = await answering({
      error: {
        message: 'Request code error',
        type: 'OAuthException',
        code: 136024,
        error_subcode: 2388091,
        is_transient: false,
        error_user_title: "Couldn't send code",
        error_user_msg: 'Try again in some time.',
        fbtrace_id: 'Aayh7',
      },
    });
    expect(error).toMatchObject({
      name: 'GraphError',
      code: 136024,
      subcode: 2388091,
      type: 'OAuthException',
      status: 400,
      userTitle: "Couldn't send code",
      userMessage: 'Try again in some time.',
      isTransient: false,
      traceId: 'Aayh7',
      sent: true,
    });
    expect(error.message).toBe(
      'phoneNumber.get 106540352242922: Request code error. Try again in some time. If it is verified, register it; if not, wait some hours.',
    );
  });

  it.each([
    [
      { message: '(#133005) PIN Mismatch', code: 133005, error_data: { details: 'No match.' } },
      '(#133005) PIN Mismatch. No match. Give its PIN, or set one with twoStepVerification.update.',
    ],
    [{ message: 'Odd', code: 5, error_user_msg: 'Try later!' }, 'Odd. Try later!'],
    [{ message: 'Said twice', code: 5, error_data: 'Said twice' }, 'Said twice.'],
    [{ code: 5 }, 'Meta gave no message.'],
  ])(
    'says what was asked, what is wrong and what to do, in sentences: %o',
    async (body, message) => {
      const error = await answering({ error: body });
      expect(error.message).toBe(`phoneNumber.get 106540352242922: ${message}`);
    },
  );

  it.each([
    ['without a trace id', { message: 'm', code: 133005 }],
    ['with error_data as text', { message: 'm', code: 133005, error_data: 'wrong pin' }],
    ['with error_data as null', { message: 'm', code: 133005, error_data: null }],
    ['without a message', { code: 133005 }],
    ['with the code as text', { message: 'm', code: '133005' }],
  ])('keeps the code of an error %s', async (_what, error) => {
    expect(await answering({ error })).toMatchObject({ name: 'GraphError', code: 133005 });
  });

  it('with the codes that the documentation shows', async () => {
    expect(
      await refusalOf(clientOf(undefined, { phoneNumberId: '42' }).whatsapp.phoneNumber.get()),
    ).toMatchObject({
      code: 100,
      subcode: 33,
      type: 'GraphMethodException',
    });
    const forbidden = await answering({ error: { message: '(#10) no', code: 10 } }, 403);
    expect(forbidden).toMatchObject({ code: 10, status: 403 });
  });

  it('shows no PIN, no code and no token in any form', async () => {
    const { whatsapp } = clientOf(undefined, { accessToken: 'EAAEmulatorDemoToken' });
    const errors = [
      await refusalOf(whatsapp.phoneNumber.register({ pin: '987654' })),
      await refusalOf(whatsapp.phoneNumber.verify({ code: '987654' })),
      await refusalOf(whatsapp.call('phoneNumber.update', '42', { pin: '987654' })),
    ];
    expect(errors.map(({ code }) => code)).toEqual([133005, 136025, 100]);
    for (const error of errors) {
      const shown = `${inspect(error, { depth: 9, showHidden: true })}${JSON.stringify(error)}${error.stack}`;
      expect(shown).not.toMatch(/987654|EAAEmulatorDemoToken/);
      expect(shown).toContain('[hidden]');
    }
  });
});

describe('no usable answer came', () => {
  it.each([
    ['an HTML page', 502, '<html>Bad gateway</html>'],
    ['an HTML page that says it succeeded', 200, '<html>Log in to the Wi-Fi</html>'],
    ['nothing', 200, ''],
    ['half an answer', 200, '{"data":'],
    ['JSON that is no object', 200, '"hello"'],
    ['an error page in JSON that is not the Graph API', 500, '{"oops":true}'],
  ])('where the answer is %s', async (_what, status, body) => {
    const { whatsapp } = clientAnswering(() => new Response(body, { status }));
    const error = await refusalOf(whatsapp.phoneNumber.get());
    expect(error).toMatchObject({ name: 'ConnectionError', status, preview: body, sent: 'maybe' });
    expect(error.code).toBeUndefined();
  });

  it('where the network failed', async () => {
    const { whatsapp } = clientAnswering(() => {
      throw new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } });
    });
    const error = await refusalOf(whatsapp.phoneNumber.get());
    expect(error.message).toContain('ECONNREFUSED');
    expect(error).toMatchObject({ name: 'ConnectionError', status: undefined });
  });
});

it('each kind is recognised, and is not another', async () => {
  const graph = await answering({ error: { message: 'm', code: 1 } });
  const connection = await refusalOf(
    clientAnswering(() => new Response('')).whatsapp.phoneNumber.get(),
  );
  const input = await refusalOf(clientOf().whatsapp.phoneNumber.verify({ code: '' }));
  const recognised = [graph, connection, input, new Error('m'), null].map((error) => [
    GraphError.is(error),
    ConnectionError.is(error),
    InputError.is(error),
  ]);
  expect(recognised).toEqual([
    [true, false, false],
    [false, true, false],
    [false, false, true],
    [false, false, false],
    [false, false, false],
  ]);
});

describe('a secret that Meta, or who stands in between, sends back', () => {
  it('is hidden in every text of the error, and leaves its numbers alone', async () => {
    const { whatsapp } = clientAnswering(() =>
      Response.json(
        {
          error: {
            message: 'Malformed access token EAAsecret',
            code: 133016,
            error_user_msg: 'The PIN 133016 is wrong',
            error_data: { details: 'pin=133016' },
          },
        },
        { status: 400 },
      ),
    );
    const error = await refusalOf(whatsapp.phoneNumber.register({ pin: '133016' }));
    expect(error.code).toBe(133016);
    expect(error.userMessage).toBe('The PIN [hidden] is wrong');
    expect(error.details).toBe('pin=[hidden]');
    const shown = inspect(error, { depth: 9, showHidden: true }).replaceAll('code: 133016', '');
    expect(shown).not.toMatch(/EAAsecret/);
    expect(error.message).not.toMatch(/EAAsecret|PIN 133016/);
  });
});
