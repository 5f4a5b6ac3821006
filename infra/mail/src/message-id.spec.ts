import { describe, expect, it } from 'vitest';
import { SECRET } from './mail.fixture.ts';
import { deriveMessageId } from './message-id.ts';

describe('the Message-ID of a mail row', () => {
  const id = deriveMessageId(SECRET, 'mail-1', 'example.cn');

  it('is the same for ever', () => {
    expect(id).toBe('<1cefaf60cf42e245bce1e3f8b642321bfb1ea64d@example.cn>');
  });

  it('is another for another row or deployment, and does not show the row', () => {
    expect(deriveMessageId(SECRET, 'mail-2', 'example.cn')).not.toBe(id);
    expect(deriveMessageId('t'.repeat(32), 'mail-1', 'example.cn')).not.toBe(id);
    expect(id).not.toContain('mail-1');
  });
});
