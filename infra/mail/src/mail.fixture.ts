import type { Log } from '@sinan/runtime';
import type { CaughtMail } from './caught.ts';
import { deriveMessageId } from './message-id.ts';
import type { OutgoingMail } from './port.ts';

export const SECRET = 's'.repeat(32);

/** A valid mail, with what differs in the test. */
export function aMail(differs: Partial<OutgoingMail> = {}): OutgoingMail {
  return {
    messageId: deriveMessageId(SECRET, 'mail-1', 'sinan.example.cn'),
    from: { name: 'Sinan 司南', address: 'sinan@example.cn' },
    to: { name: '王小明', address: 'wang@example.cn' },
    subject: '受理通知书 · Notice of acceptance',
    text: '您的案件已受理。\nhttps://sinan.example.cn/cases/1',
    html: '<p>您的案件<b>已受理</b>。</p>',
    headers: [['X-Sinan-Purpose', 'case-accepted']],
    ...differs,
  };
}

export function aCaughtMail(differs: Partial<CaughtMail> = {}): CaughtMail {
  return {
    id: '7',
    receivedAt: '2026-11-20T08:30:00.000Z',
    recipient: 'wang@example.cn',
    sender: 'sinan@example.cn',
    messageId: '<1@sinan.example.cn>',
    from: 'Sinan 司南 <sinan@example.cn>',
    to: '王小明 <wang@example.cn>',
    subject: '登录链接',
    date: '2026-11-20T08:29:59.000Z',
    text: '请打开 http://localhost:4000/sign-in?token=a~b，或输入 123456。',
    html: '<p>请打开<a href="http://localhost:4000/sign-in?token=a~b">链接</a></p>',
    headers: [['Subject', '=?UTF-8?B?55m75b2V6ZO+5o6l?=']],
    ...differs,
  };
}

export const silent: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  child: () => silent,
};
