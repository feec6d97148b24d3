import type { LambdaEvent } from 'meta-cloud-api/webhooks';
import { describe, expect, it } from 'vitest';
import { handshake, receiver, text } from './receiver.ts';
import { envelope, nameApproved, signatureOf, verifyToken } from './webhook.ts';

describe('AWS Lambda', () => {
  const signed = { 'x-hub-signature-256': signatureOf(text) };
  const v2 = (method: string, more: LambdaEvent = {}): LambdaEvent => ({
    rawPath: '/webhooks',
    rawQueryString: '',
    requestContext: { http: { method } },
    ...more,
  });
  const v1 = (httpMethod: string, more: LambdaEvent = {}): LambdaEvent => ({
    httpMethod,
    path: '/webhooks',
    queryStringParameters: null,
    headers: null,
    ...more,
  });

  it.each([
    ['an HTTP API or a URL of its own', v2('GET', { rawQueryString: handshake })],
    [
      'a REST API',
      v1('GET', { queryStringParameters: Object.fromEntries(new URLSearchParams(handshake)) }),
    ],
    [
      'a load balancer',
      v1('GET', {
        queryStringParameters: {
          'hub.mode': 'subscribe',
          'hub.challenge': '1158201444',
          'hub.verify_token': verifyToken.replace('-', '%2D'),
        },
        requestContext: { elb: {} },
      }),
    ],
    [
      'a load balancer with several values for a name',
      {
        httpMethod: 'GET',
        path: '/webhooks',
        multiValueHeaders: { host: ['example.com'] },
        multiValueQueryStringParameters: {
          'hub.mode': ['subscribe'],
          'hub.challenge': ['1158201444'],
          'hub.verify_token': [verifyToken.replace('-', '%2D')],
        },
        requestContext: { elb: {} },
      },
    ],
  ])('answers the handshake behind %s', async (_name, event) => {
    const { lambda } = receiver();
    expect(await lambda(event)).toMatchObject({ statusCode: 200, body: '1158201444' });
  });

  it.each([
    ['an HTTP API', v2('POST', { headers: signed, body: text })],
    [
      'an HTTP API, in base64',
      v2('POST', {
        headers: signed,
        body: Buffer.from(text).toString('base64'),
        isBase64Encoded: true,
      }),
    ],
    [
      'a REST API, whose headers keep their capitals',
      v1('POST', {
        body: text,
        headers: { 'X-Hub-Signature-256': signatureOf(text) },
        multiValueHeaders: { 'X-Hub-Signature-256': [signatureOf(text)] },
      }),
    ],
    [
      'a load balancer with several values for a header',
      v1('POST', {
        body: text,
        multiValueHeaders: { 'x-hub-signature-256': [signatureOf(text)] },
        requestContext: { elb: {} },
      }),
    ],
  ])('takes a delivery behind %s', async (_name, event) => {
    const { lambda, handler } = receiver();
    expect(await lambda(event)).toMatchObject({ statusCode: 200, body: '' });
    expect(handler).toHaveBeenCalledOnce();
  });

  it('answers in the form that the event has', async () => {
    const { lambda } = receiver();
    const type = 'text/plain; charset=utf-8';
    const single = await lambda(v2('POST', { headers: signed, body: text }));
    expect(single.headers?.['content-type']).toBe(type);
    const several = await lambda({
      httpMethod: 'PUT',
      multiValueHeaders: { host: ['example.com'] },
      requestContext: { elb: {} },
    });
    expect(several.headers).toBeUndefined();
    expect(several.multiValueHeaders).toMatchObject({
      'content-type': [type],
      allow: ['GET, POST'],
    });
  });

  it('says where middleware has parsed the body', async () => {
    const { lambda, onError, handler } = receiver();
    const parsed = JSON.parse(text);
    const answered = await lambda(v2('POST', { headers: signed, body: parsed }));
    expect([answered.statusCode, answered.body]).toEqual([500, '']);
    const [error, failure] = onError.mock.calls[0] ?? [];
    expect([error.message, failure]).toEqual([
      expect.stringContaining('what was parsed cannot be verified'),
      { during: 'body' },
    ]);
    expect(handler).not.toHaveBeenCalled();
  });

  it('takes bytes that are no ASCII', async () => {
    const { lambda, handler } = receiver();
    const named = { ...nameApproved.value, requested_verified_name: 'Café 🌵' };
    const body = JSON.stringify(envelope({ ...nameApproved, value: named }));
    const headers = { 'x-hub-signature-256': signatureOf(body) };
    const base64 = Buffer.from(body).toString('base64');
    await lambda(v2('POST', { headers, body }));
    await lambda(v2('POST', { headers, body: base64, isBase64Encoded: true }));
    expect(handler.mock.calls.map(([{ value }]) => value.requested_verified_name)).toEqual([
      'Café 🌵',
      'Café 🌵',
    ]);
  });

  it.each([
    ['no body', v2('POST', { headers: signed }), 401],
    ['no headers', v2('POST', { body: text }), 401],
    [
      'two signatures',
      v1('POST', {
        body: text,
        multiValueHeaders: { 'x-hub-signature-256': [signatureOf(text), signatureOf(text)] },
      }),
      401,
    ],
    ['base64 that is none', v2('POST', { headers: signed, body: '*', isBase64Encoded: true }), 400],
    ['another method', v2('PUT', { headers: signed, body: text }), 405],
    ['nothing at all', {}, 405],
  ])('refuses %s', async (_name, event, status) => {
    const { lambda, handler } = receiver();
    expect((await lambda(event)).statusCode).toBe(status);
    expect(handler).not.toHaveBeenCalled();
  });
});
