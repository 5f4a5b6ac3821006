export { mailWorker } from './mail.ts';
export { noticeWorker } from './notices.ts';
