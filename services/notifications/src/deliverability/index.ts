export { type Deliverability, openDeliverability } from './counting.ts';
export { type MailDomain, mailDomains } from './query.ts';
export { domainDayCollection } from './rows.ts';
export { domainWorker } from './worker.ts';
