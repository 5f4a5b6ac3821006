import type { Client } from 'urql';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Following, follow } from './follow.ts';

/** The browser's part: a page that may be hidden, and the streams that it holds. */
class Stream extends EventTarget {
  static readonly CLOSED = 2;
  static held: Stream[] = [];
  readyState = 1;
  constructor(readonly url: string) {
    super();
    Stream.held.push(this);
  }
  close() {
    this.readyState = Stream.CLOSED;
    Stream.held = Stream.held.filter((one) => one !== this);
  }
}
const page = Object.assign(new EventTarget(), { hidden: false, documentElement: { lang: 'en' } });
const show = (hidden: boolean) => {
  page.hidden = hidden;
  page.dispatchEvent(new Event('visibilitychange'));
};

const client = {} as Client;
let following: { [Key in keyof Following<unknown>]: Following<unknown>[Key] };
beforeEach(() => {
  vi.stubGlobal('EventSource', Stream);
  vi.stubGlobal('document', page);
  page.hidden = false;
  Stream.held = [];
  following = { stream: 'caseChanged', opened: vi.fn(), told: vi.fn(), asked: vi.fn() };
});
afterEach(() => vi.unstubAllGlobals());

describe('a page that follows', () => {
  it('holds one stream, and none once it has stopped', () => {
    const stop = follow(client, following);
    expect(Stream.held).toHaveLength(1);
    stop();
    show(false);
    expect(Stream.held).toEqual([]);
  });

  it('holds none while nobody sees it, and hears once it is seen again that it missed something', () => {
    const stop = follow(client, following);
    show(true);
    expect(Stream.held).toEqual([]);
    show(false);
    expect(Stream.held).toHaveLength(1);
    Stream.held[0]?.dispatchEvent(new Event('open'));
    expect(following.opened).toHaveBeenCalledOnce();
    stop();
  });

  it('that was opened in the background begins when it is seen', () => {
    page.hidden = true;
    const stop = follow(client, following);
    expect(Stream.held).toEqual([]);
    show(false);
    expect(Stream.held).toHaveLength(1);
    stop();
  });
});
