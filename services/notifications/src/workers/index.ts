export { mailWorker } from './mail.ts';
export { noticeWorker } from './notices.ts';
export { reportWorker } from './reports.ts';
