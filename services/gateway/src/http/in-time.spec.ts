import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openToyGateway, raw, type ToyGateway } from '../testing/toy-gateway.ts';
import { inTime } from './in-time.ts';

describe('work that an answer waits for', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** Work that ends when the test says so, waited for during 20 s. */
  function working({ begun = false } = {}) {
    let [done, fail]: [() => void, (error: Error) => void] = [() => {}, () => {}];
    const work = new Promise<void>((resolve, reject) => {
      [done, fail] = [resolve, reject];
    });
    const late: unknown[] = [];
    const waited = inTime(work, { withinMs: 20_000, begun: () => begun, late: (error) => void late.push(error) });
    const outcome = waited.then(
      () => 'answered',
      (error: unknown) => error,
    );
    return { done, fail, late, outcome };
  }

  it('is waited for, and its failure is the answer’s', async () => {
    const [good, bad] = [working(), working()];
    good.done();
    bad.fail(new Error('no'));
    expect(await good.outcome).toBe('answered');
    expect(await bad.outcome).toEqual(new Error('no'));
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is given up after its time; what it fails with later is told apart', async () => {
    const { fail, late, outcome } = working();
    vi.advanceTimersByTime(20_000);
    expect(await outcome).toMatchObject({ code: 'TOO_SLOW', params: { seconds: 20 } });
    expect(late).toEqual([]);
    fail(new Error('sorry'));
    await vi.waitFor(() => expect(late).toEqual([new Error('sorry')]));
  });

  it('takes as long as it takes once its answer has begun', async () => {
    const { fail, late, outcome } = working({ begun: true });
    vi.advanceTimersByTime(20_000);
    expect(await outcome).toBe('answered');
    fail(new Error('cut'));
    await vi.waitFor(() => expect(late).toEqual([new Error('cut')]));
  });
});

describe('an answer that takes too long', () => {
  let toy: ToyGateway;
  beforeEach(async () => {
    toy = await openToyGateway({
      limits: { answerWithinMs: 50 },
      health: { live: () => true, ready: () => new Promise(() => {}), checks: () => [] },
    });
  });
  afterEach(() => toy.close());

  it.each([
    ['en', 'This took longer than 0.05 s'],
    ['zh-CN', '处理超过 0.05 秒'],
  ])('is a 503 that ends the connection, as an error of GraphQL (%s)', async (language, message) => {
    const headers = { 'content-type': 'application/json', 'accept-language': language };
    const answer = await raw(`${toy.url}/graphql`, { method: 'POST', headers, body: '{"query":"{ hang }"}' });
    expect([answer.status, answer.headers.connection]).toEqual([503, 'close']);
    expect(JSON.parse(answer.text)).toEqual({
      errors: [
        { message: expect.stringContaining(message), extensions: { code: 'TOO_SLOW', params: { seconds: 0.05 } } },
      ],
    });
  });

  it('is the same to programs, and leaves the process able to stop', async () => {
    const answer = await raw(`${toy.url}/health/ready`);
    expect([answer.status, JSON.parse(answer.text)]).toMatchObject([503, { error: { code: 'TOO_SLOW' } }]);
    await toy.gateway.stop();
  });
});
