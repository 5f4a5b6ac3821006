import { describe, expect, it } from 'vitest';
import { answerOf } from './upload.ts';

const failed = (reference: string | null) => ({ status: 'in-trouble', trouble: { kind: 'failed', reference } });

describe('the answer to an upload', () => {
  it.each([
    ['is its id', 201, '{"uploadId":"upl_1"}', { status: 'sent', uploadId: 'upl_1' }],
    [
      'is a refusal in the reader’s words',
      413,
      '{"error":{"code":"PAYLOAD_TOO_LARGE","message":"Too large."}}',
      {
        status: 'in-trouble',
        trouble: { kind: 'refused', code: 'PAYLOAD_TOO_LARGE', message: 'Too large.' },
      },
    ],
    [
      'is a failure under a reference',
      500,
      '{"error":{"code":"INTERNAL","message":"x","reference":"r1"}}',
      failed('r1'),
    ],
    ['may be a page of somebody else’s', 502, '<html>', failed(null)],
    ['may be nothing', 201, 'null', failed(null)],
  ])('%s', (_, status, text, expected) => expect(answerOf(status, text)).toEqual(expected));
});
