import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { messageHeaders, writtenSecret } from './signature.ts';

describe('the headers of a message', () => {
  // The example of the libraries of Standard Webhooks: https://github.com/standard-webhooks/standard-webhooks/tree/main/libraries.
  const secret = Buffer.from('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'base64');
  const message = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', at: 1_614_265_330_999, body: '{"test": 2432232314}' };

  it('are those of the specification', () => {
    expect(messageHeaders(message, [secret])).toEqual({
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  });

  it('have a signature for each secret, over the bytes that are sent', () => {
    const [other, body] = [Buffer.alloc(32, 7), '{"title":"预警"}'];
    const signed = Buffer.concat([Buffer.from('m.1614265330.'), Buffer.from(body, 'utf8')]);
    const of = (key: Buffer) => `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
    const headers = messageHeaders({ ...message, id: 'm', body }, [other, secret]);
    expect(headers['webhook-signature']).toBe(`${of(other)} ${of(secret)}`);
  });
});

it('a secret is written as receivers take it', () => {
  expect(writtenSecret(Buffer.alloc(24, 255))).toBe('whsec_////////////////////////////////');
});
